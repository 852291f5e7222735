/**
 * Stand-in for MicrosoftAjax.js, which Outlook's office.js downloads from a foreign host unless it
 * is there already. Only what office.js looks for and calls; a classic script, not a module.
 */
{
  const named = (name: string) => (message?: string) =>
    Object.assign(new Error(message ?? name), { name })
  const page = window as unknown as Record<string, unknown>

  page.Type = Function
  Object.assign(Function, {
    registerNamespace(path: string) {
      let place = page
      for (const name of path.split('.')) {
        place = (place[name] ??= {}) as Record<string, unknown>
      }
    },
    registerClass: () => undefined,
    _validateParams: () => null,
    _validateParameter: () => null,
    _validateParameterType: () => null,
  })
  Object.defineProperty(Function.prototype, 'registerClass', {
    configurable: true,
    value(this: { __class?: boolean }) {
      this.__class = true
      return this
    },
  })
  Object.assign(Error, {
    argument: named('Sys.ArgumentException'),
    argumentNull: named('Sys.ArgumentNullException'),
    argumentOutOfRange: named('Sys.ArgumentOutOfRangeException'),
    argumentType: named('Sys.ArgumentTypeException'),
    argumentUndefined: named('Sys.ArgumentUndefinedException'),
    create: named('Error'),
    invalidOperation: named('Sys.InvalidOperationException'),
    notImplemented: named('Sys.NotImplementedException'),
    parameterCount: named('Sys.ParameterCountException'),
  })
  page.Sys = {
    Debug: { trace: () => undefined },
    StringBuilder: function StringBuilder(this: { parts: string[] }, first = '') {
      this.parts = [first]
    },
    Serialization: {
      JavaScriptSerializer: {
        serialize: (value: unknown) => JSON.stringify(value),
        deserialize: (text: string): unknown => JSON.parse(text),
      },
    },
  }
}
