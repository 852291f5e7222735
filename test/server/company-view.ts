import { DAY_MS, DEFAULT_TERMS } from '../../server/domain/agreement.ts'
import { reportPeriods } from '../../server/domain/report.ts'
import { unlinkedKey } from '../../server/domain/person.ts'
import { deriveKeys } from '../../server/domain/secrets.ts'
import { addConsent, takeBack, type NewConsent } from '../../server/store/consent-writes.ts'
import type { Db } from '../../server/store/database.ts'
import { matureDue } from '../../server/store/holds.ts'
import { accrual, lockLedger, postEntries } from '../../server/store/ledger.ts'
import { postedCredit, postIfDue } from '../../server/store/postings.ts'
import { latestSnapshot } from '../../server/store/reports.ts'
import { forgetDue } from '../../server/store/retention.ts'
import { insert } from '../../server/store/statement.ts'
import type { TestDatabase } from '../databases.ts'
import { AGREEMENT, seedWorkspace, WORKSPACE } from '../seed.ts'

/** What the company does. Days are counted from the first, with fractions. */
export interface History {
  sends: { person: string; on: number; reported?: boolean; revokedOn?: number }[]
  agreementEndsOn?: number
}

/** What one person does with the link they got; all of it in one go unless said otherwise. */
export interface Acts {
  person: string
  opens?: number
  registersOn: number
  acceptedOn?: number
  withdrawsOn?: number
  erasesOn?: number
}

export const LINK_DAYS = 20
export const HOLD_DAYS = 14
const START = Date.UTC(2026, 0, 5)
const KEYS = deriveKeys(Buffer.alloc(32, 3))
const TERMS = { ...DEFAULT_TERMS, qualifyOn: 'registered' as const, holdDays: HOLD_DAYS, ratio: 4 }

const at = (day: number) => START + Math.round(day * DAY_MS)

/** The link a person can act by on a day, if any. */
export function openLink(
  { sends, agreementEndsOn = Infinity }: History,
  person: string,
  on: number,
) {
  if (on >= agreementEndsOn) return undefined
  return sends.findLast(
    (one) =>
      one.person === person &&
      one.on < on &&
      on < one.on + LINK_DAYS &&
      on < (one.revokedOn ?? Infinity),
  )
}

interface Step {
  on: number
  happens: (tx: Db) => Promise<unknown>
}

/** Several companies with one history and other people's acts, looked at after every day. */
export async function whatIsSeen(
  db: TestDatabase,
  history: History,
  worlds: readonly (readonly Acts[])[],
  days: number,
): Promise<string[][]> {
  const steps = await Promise.all(
    worlds.map(async (acts, number) => {
      const world = new World(`-${number}`)
      await seedWorkspace({ db, keys: KEYS }, { ...world.seed, now: START })
      return { world, due: world.steps(history, acts), seen: [] as string[] }
    }),
  )
  for (let day = 1; day <= days; day += 1) {
    await db.write(async (tx) => {
      for (const { world, due, seen } of steps) {
        while (due[0] && due[0].on < day) await due.shift()?.happens(tx)
        const posted = await world.upkeep(tx, at(day))
        const last = seen.at(-1)
        seen.push(posted || last === undefined ? await world.seen(tx, at(day)) : last)
      }
    })
    if (day % 7 === 0) await forgetDue({ db, keys: KEYS }, at(day))
  }
  return steps.map(({ seen }) => seen)
}

class World {
  readonly suffix: string
  readonly account: Parameters<typeof matureDue>[1]
  constructor(suffix: string) {
    this.suffix = suffix
    const agreementId = `${AGREEMENT}${suffix}`
    this.account = {
      workspaceId: `${WORKSPACE}${suffix}`,
      agreementId,
      terms: TERMS,
      postingStep: 5,
    }
  }

  get seed() {
    const endpoint = 'https://agency.example/hook'
    return { endpoint, suffix: this.suffix, postingStep: 5, terms: TERMS }
  }

  steps(history: History, all: readonly Acts[]): Step[] {
    const steps: Step[] = []
    for (const [index, send] of history.sends.entries()) {
      steps.push({ on: send.on, happens: (tx) => this.#send(tx, index, send) })
      const { revokedOn } = send
      if (revokedOn === undefined) continue
      const change = { revoked_at: at(revokedOn) }
      steps.push({ on: revokedOn, happens: (tx) => this.#change(tx, index, change) })
    }
    const { agreementEndsOn } = history
    if (agreementEndsOn !== undefined) {
      steps.push({ on: agreementEndsOn, happens: (tx) => this.#end(tx, at(agreementEndsOn)) })
    }
    for (const acts of all) {
      const send = openLink(history, acts.person, acts.registersOn)
      if (!send) throw new Error(`${acts.person} has no link to act by`)
      steps.push(...this.#acts(acts, this.#id(history.sends.indexOf(send))))
    }
    return steps.sort((a, b) => a.on - b.on)
  }

  #acts(acts: Acts, link: string): Step[] {
    const { registersOn, acceptedOn, withdrawsOn, erasesOn } = acts
    const steps = [{ on: registersOn, happens: (tx: Db) => this.#register(tx, acts, link) }]
    if (acceptedOn !== undefined) {
      steps.push({ on: acceptedOn, happens: (tx) => this.#accept(tx, link, at(acceptedOn)) })
    }
    const takenBack = withdrawsOn ?? erasesOn
    if (takenBack !== undefined) {
      steps.push({ on: takenBack, happens: (tx) => this.#withdraw(tx, link, at(takenBack)) })
    }
    if (erasesOn !== undefined) {
      steps.push({ on: erasesOn, happens: (tx) => this.#erase(tx, acts.person) })
    }
    return steps
  }

  /** Ids sort by time, and are each world's own. */
  #id(index: number) {
    return `link-${String(index).padStart(4, '0')}${this.suffix}`
  }

  #key(person: string) {
    return `${person}${this.suffix}`
  }

  async #send(tx: Db, index: number, { person, on, reported = true }: History['sends'][number]) {
    await insert(tx, 'referrals', {
      id: this.#id(index),
      workspace_id: this.account.workspaceId,
      agreement_id: this.account.agreementId,
      agreement_version: 1,
      member_id: `recruiter${this.suffix}`,
      mailbox: null,
      stage: null,
      position: null,
      lead_version: null,
      lead_sha256: null,
      own_words: 0,
      token_hash: this.#id(index),
      recipient_key: this.#key(person),
      address_key: this.#key(person),
      locale: 'en',
      mail_text_sha256: '',
      inserted_at: at(on),
      released_at: reported ? at(on) : null,
      revoked_at: null,
      expires_at: at(on + LINK_DAYS),
      forgotten_at: null,
    })
  }

  async #change(tx: Db, index: number, change: { revoked_at: number }) {
    await tx.updateTable('referrals').set(change).where('id', '=', this.#id(index)).execute()
  }

  async #end(tx: Db, now: number) {
    const { agreementId } = this.account
    await tx
      .updateTable('agreements')
      .set({ ended_at: now })
      .where('id', '=', agreementId)
      .execute()
  }

  async #register(tx: Db, { person, registersOn, opens = 1 }: Acts, link: string) {
    const now = at(registersOn)
    const { workspaceId, terms } = this.account
    for (let number = 0; number < opens; number += 1) {
      await insert(tx, 'opens', {
        ...{ id: `${link}-${number}`, workspace_id: workspaceId, referral_id: link },
        ...{ label: 'person', method: 'GET', agent: '', hints: '' },
        ...{ since_sent_ms: null, opened_at: now },
      })
    }
    const ledger = await lockLedger(tx, this.account)
    const key = this.#key(person)
    const who = { personKey: key, addressKey: key }
    const registration = { id: link, workspaceId, referralId: link, ...who }
    const fresh = { id: link, account: this.account, agreementVersion: 1, registration }
    const consent = { ...fresh, record: {}, provision: {}, excluded: false }
    await addConsent(tx, consent as unknown as NewConsent, 0, now)
    await postEntries(tx, this.account, ledger, accrual(link, `consent:${link}`, terms), now)
  }

  async #accept(tx: Db, link: string, now: number) {
    const { workspaceId, agreementId } = this.account
    await insert(tx, 'agency_events', {
      ...{ workspace_id: workspaceId, agreement_id: agreementId, event_id: `accepted-${link}` },
      ...{ type: 'referral.accepted', referral_id: link },
      ...{ consent_id: link, code: null, taken: 1 },
      ...{ occurred_at: now, recorded_at: now },
    })
  }

  async #withdraw(tx: Db, link: string, now: number) {
    const consent = { id: link, referralId: link, forwarded: false }
    await lockLedger(tx, this.account)
    await takeBack(tx, { consent, account: this.account, method: 'rights_page' }, now)
  }

  async #erase(tx: Db, person: string) {
    await tx
      .updateTable('referrals')
      .set({ recipient_key: unlinkedKey(this.#key(person)) })
      .where('recipient_key', '=', this.#key(person))
      .execute()
  }

  async upkeep(tx: Db, now: number) {
    await matureDue(tx, this.account, now)
    return await postIfDue(tx, this.account, now)
  }

  /** All that any member can be told of what candidates did, and when it was told. */
  async seen(db: Db, now: number): Promise<string> {
    const [credit] = await postedCredit(db, this.account.workspaceId)
    const snapshot = await latestSnapshot(db, this.account, now)
    const periods = reportPeriods(snapshot?.rows ?? [])
    // Entries are named anew in every world; a balance holds none of the names.
    return JSON.stringify([credit?.balance, credit?.postedAt, snapshot?.takenAt, periods])
  }
}
