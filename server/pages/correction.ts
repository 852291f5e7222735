import type { FastifyReply } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { isFrom, type ShownPage } from '../domain/shown-page.ts'
import { lacksCountryNotice } from '../domain/text-parties.ts'
import type { Consent } from '../store/consents.ts'
import { correctByEntry, mayCorrect } from '../store/corrections.ts'
import { contactOf, findRegistration } from '../store/registrations.ts'
import { keepPage } from '../store/shown-pages.ts'
import { sendPage } from './answers.ts'
import { askEvidence, askPage, correctedPage } from './confirm-page.ts'
import { accountOf, hasStopped, isWaiting, type Mailed } from './mailed.ts'

/** A press behind a mailed link. */
interface Posted {
  secret: string
  posted: Record<string, unknown>
  locale: Locale
  reply: FastifyReply
}

/** Whether this entry, confirmed, would correct what an earlier one of the mailbox handed over. */
export async function corrects(
  context: Context,
  { registration, agreement }: Mailed,
  consent: Consent | undefined,
): Promise<boolean> {
  if (!consent || !isWaiting(context, registration)) return false
  const { db, keys } = context
  const counts = await findRegistration(db.read, consent.workspaceId, consent.registrationId)
  if (!counts || !mayCorrect(keys, registration, { consent, registration: counts })) return false
  return !(await hasStopped(db, agreement))
}

/** A later entry, confirmed, takes the place of the earlier; one that cannot is forgotten. */
export async function sendIfCorrected(
  context: Context,
  found: Mailed,
  consent: Consent | undefined,
  { secret, posted, locale, reply }: Posted,
): Promise<boolean> {
  const { registration } = found
  if (!consent || consent.withdrawnAt !== null) return false
  if (consent.registrationId === registration.id) return false
  const contact = contactOf(context.keys, registration)
  if (!contact) return false
  const shown = askEvidence(locale, found, { contact, ask: 'correct' })
  const pressed = isFrom(shown, posted) ? shown : undefined
  if (!pressed && (await corrects(context, found, consent))) {
    // It was asked whether to register, before another entry of this mailbox was confirmed.
    const asked = { contact, secret, ask: 'correct', changed: true } as const
    await sendPage(reply, askPage(locale, found, asked), 422)
    return true
  }
  if (!(await correct(context, found, pressed))) return false
  context.wakeOutbox()
  await sendPage(reply, correctedPage(context, found, locale))
  return true
}

async function correct(
  { db, keys, now }: Context,
  { registration, agreement, workspace }: Mailed,
  pressed: ShownPage | undefined,
): Promise<boolean> {
  if (lacksCountryNotice(agreement)) return false
  const at = now()
  const account = accountOf(agreement, workspace)
  const entry = { entry: registration, agreement, account, confirmationPage: pressed?.sha256 }
  return await db.write(async (tx) => {
    const corrected = await correctByEntry(tx, keys, entry, at)
    if (corrected && pressed) await keepPage(tx, agreement.workspaceId, pressed, at)
    return corrected
  })
}
