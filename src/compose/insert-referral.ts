import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import { isUncertain } from '../api/retry.ts'
import { normaliseAddress } from '../contract/link.ts'
import type { IssuedReferral, NewReferral } from '../contract/referral.ts'
import type { SessionView } from '../contract/session.ts'
import { findReferralLinks, standsFirst } from '../message/find-block.ts'
import { isMadeFor } from '../message/made-for.ts'
import { OutlookError, type BodyFormat, type Message } from '../message/message.ts'
import { audienceOf } from '../message/recipients.ts'
import { referralBlock } from '../message/referral-block.ts'
import { removeReferralBlock, replaceReferralBlock } from '../message/remove-block.ts'
import { candidateAddress } from './draft.ts'
import type { IssueKeys } from './issue-keys.ts'
import { fitsMail } from './mail-lead.ts'

/** Why a change of the mail did not come about; the mail is as it was but for `in_history`. */
export type Failure =
  | ApiError
  | 'recipients_changed'
  | 'edited_by_hand'
  | 'still_typing'
  | 'text_selected'
  | 'outlook_refused'
  | 'in_history'
  | 'too_long'

export type Outcome =
  | { did: 'insert'; token: string; atTop: boolean }
  | { did: 'remove' }
  | { did: 'nothing'; failure: Failure }
  /** The pane moved on to another mail, or was told to stop, before anything was changed. */
  | { did: 'leave' }

/** What inserting and removing work on. */
export interface Desk {
  message: Message
  api: Api
  session: SessionView
  keys: IssueKeys
  /** Aborted once this mail is no longer to be changed. */
  signal: AbortSignal
}

/** A link to be made, and the lead that will stand above its consent text. */
export interface Order {
  referral: NewReferral
  lead: string
}

/**
 * Puts a link for one candidate into the mail, in place of a link made for another person if there
 * is one. Issue first: an unused link merely expires, a sent mail with an unknown link stays sent.
 */
export async function insertReferral(desk: Desk, { referral, lead }: Order): Promise<Outcome> {
  try {
    const mailbox = await desk.message.sender()
    const asked = { ...referral, ...(mailbox !== undefined && { mailbox }) }
    const issued = await desk.api.issueReferral(asked, desk.keys.keyFor(referral))
    const recipients = await desk.message.recipients()
    const audience = audienceOf(recipients, desk.session.workspace.internalDomains)
    if (candidateAddress(audience) !== normaliseAddress(referral.recipient)) {
      return { did: 'nothing', failure: 'recipients_changed' }
    }
    const wording = { lead, locked: issued.wording.locked }
    // The consent text may be another than the pane knew when the lead was looked at.
    if (!fitsMail(issued.locale, wording)) return { did: 'nothing', failure: 'too_long' }
    const outcome = await place(desk, { ...issued, wording }, referral.recipient)
    if (outcome.did === 'insert') {
      desk.keys.forget(referral)
      desk.message.dismissSuggestion()
    }
    return outcome
  } catch (error) {
    if (error instanceof ApiError && !mayStillCome(error)) desk.keys.forget(referral)
    return { did: 'nothing', failure: failureOf(error) }
  }
}

/** Another try with the same key may bring the link, after signing in again too. */
function mayStillCome(error: ApiError): boolean {
  return error.code === 'not_signed_in' || isUncertain(error)
}

/** Takes every link of ours out of the author's own part of the mail. */
export async function removeReferrals({ message, session, signal }: Desk): Promise<Outcome> {
  try {
    const format = await message.format()
    const body = await message.restingBody(format)
    if (signal.aborted) return { did: 'leave' }
    if (body === undefined) return { did: 'nothing', failure: 'still_typing' }
    let rest: string | undefined = body
    for (const { token } of findReferralLinks(body, format, session.linkOrigin)) {
      rest = removeReferralBlock(rest, format, session.linkOrigin, token)
      if (rest === undefined) return { did: 'nothing', failure: 'edited_by_hand' }
    }
    await message.replaceBody(rest, format)
    return { did: 'remove' }
  } catch (error) {
    return { did: 'nothing', failure: failureOf(error) }
  }
}

async function place(desk: Desk, issued: IssuedReferral, address: string): Promise<Outcome> {
  const { message, session, signal } = desk
  const format = await message.format()
  const body = await message.body(format)
  const block = referralBlock(issued.wording, {
    link: issued.url,
    declineLink: issued.declineUrl,
    expiryDate: issued.expiryDate,
  })[format]
  const links = findReferralLinks(body, format, session.linkOrigin)
  const foreign = links.filter((link) => !isMadeFor(link, address))
  // The first insertion may have succeeded although Outlook never said so, or gone into history.
  if (body.includes(tokenOf(issued)) && foreign.length === 0) {
    return inserted(message, format, session.linkOrigin, issued)
  }
  const [first] = foreign
  const resting = first && (await message.restingBody(format))
  // Outlook puts what is inserted in place of what is selected.
  const isSelected = !first && (await message.hasSelection(format))
  if (signal.aborted) return { did: 'leave' }
  if (isSelected) return { did: 'nothing', failure: 'text_selected' }
  if (!first) {
    await message.insertAtCursor(block, format)
  } else {
    if (!resting?.includes(first.token)) return { did: 'nothing', failure: 'still_typing' }
    const changed = withoutForeign(resting, format, session.linkOrigin, address, block)
    if (changed === undefined) return { did: 'nothing', failure: 'edited_by_hand' }
    await message.replaceBody(changed, format)
  }
  return inserted(message, format, session.linkOrigin, issued)
}

/** The new block takes the place of the first foreign one; the other foreign ones go. */
function withoutForeign(
  body: string,
  format: BodyFormat,
  linkOrigin: string,
  address: string,
  block: string,
): string | undefined {
  let rest: string | undefined = body
  let replacement = block
  while (rest !== undefined) {
    const foreign = findReferralLinks(rest, format, linkOrigin).find(
      (link) => !isMadeFor(link, address),
    )
    if (!foreign) return rest
    rest = replaceReferralBlock(rest, format, linkOrigin, foreign, replacement)
    replacement = ''
  }
  return undefined
}

async function inserted(
  message: Message,
  format: BodyFormat,
  linkOrigin: string,
  issued: IssuedReferral,
): Promise<Outcome> {
  const token = tokenOf(issued)
  // Where it stands is a courtesy; not knowing must not turn a success into a failure.
  const body = await message.body(format).catch(() => '')
  const link = findReferralLinks(body, format, linkOrigin).find((each) => each.token === token)
  // The cursor stood in a quotation: no link there counts, and who quoted it would miss it too.
  if (!link && body.includes(`/r/${token}`)) return { did: 'nothing', failure: 'in_history' }
  return { did: 'insert', token, atTop: link !== undefined && standsFirst(body, format, link) }
}

function tokenOf({ url }: IssuedReferral): string {
  return /\/r\/[\w-]{22}/.exec(url)?.[0].slice(3) ?? url
}

function failureOf(error: unknown): Failure {
  if (error instanceof ApiError) return error
  if (error instanceof OutlookError) return 'outlook_refused'
  throw error
}
