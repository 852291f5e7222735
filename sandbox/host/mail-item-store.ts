import {
  ERROR,
  failed,
  succeeded,
  type Method,
  type Notification,
  type Parameters,
} from './mail-item-model.ts'

const NOTIFICATION_TYPES = [
  'informationalMessage',
  'progressIndicator',
  'errorMessage',
  'insightMessage',
]

/** What an add-in keeps with a message beside its text: properties, headers, notes and notices. */
export const COMPOSE_STORE: Record<number, Method> = {
  3: (item) => ({ wasSuccessful: true, customProperties: JSON.stringify(item.customProperties) }),
  4: (item, given) => {
    item.customProperties = given.customProperties as Record<string, unknown>
    return succeeded()
  },

  33: (item, given) => {
    const notice = noticeOf(given)
    if (item.notifications.has(notice.key)) return failed(ERROR.duplicateNotification)
    item.notifications.set(notice.key, notice)
    item.notify()
    return succeeded()
  },
  34: (item) =>
    succeeded(
      [...item.notifications.values()].map((notice) => ({
        ...notice,
        type: NOTIFICATION_TYPES[notice.type],
      })),
    ),
  35: (item, given) => {
    const notice = noticeOf(given)
    item.notifications.set(notice.key, notice)
    item.notify()
    return succeeded()
  },
  36: (item, given) => {
    if (!item.notifications.delete(String(given.key))) return failed(ERROR.notificationNotFound)
    item.notify()
    return succeeded()
  },

  151: (item, given) => {
    const asked = given.internetHeaderKeys as string[]
    return succeeded(Object.fromEntries([...item.headers].filter(([name]) => asked.includes(name))))
  },
  152: (item, given) => {
    const pairs = Object.entries(given.internetHeaderNameValuePairs as Record<string, string>)
    for (const [name, value] of pairs) item.headers.set(name, value)
    return succeeded()
  },
  153: (item, given) => {
    for (const name of given.internetHeaderKeys as string[]) item.headers.delete(name)
    return succeeded()
  },

  185: (item, given) => {
    item.sessionData.set(String(given.name), String(given.value))
    return succeeded()
  },
  186: (item, given) => {
    const value = item.isSessionDataReady() ? item.sessionData.get(String(given.name)) : undefined
    return value === undefined ? failed(ERROR.keyNotFound) : succeeded(value)
  },
  187: (item) => succeeded(item.isSessionDataReady() ? Object.fromEntries(item.sessionData) : {}),
  188: (item) => {
    item.sessionData.clear()
    return succeeded()
  },
  189: (item, given) =>
    item.sessionData.delete(String(given.name)) ? succeeded() : failed(ERROR.keyNotFound),

  404: (item, given) => {
    item.saveRoamingSettings((given as unknown as Record<string, string>[])[0] ?? {})
    return succeeded()
  },
}

function noticeOf({ key, type, message, icon, persistent, actions }: Parameters): Notification {
  return {
    key: String(key),
    type: Number(type),
    message: String(message),
    ...(typeof icon === 'string' && { icon }),
    ...(persistent === undefined ? {} : { persistent: Boolean(persistent) }),
    ...(actions === undefined ? {} : { actions }),
  }
}
