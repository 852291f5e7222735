import { expect } from '@jest/globals'
import { sql } from 'kysely'
import { DAY_MS } from '../../server/domain/agreement.ts'
import type { RetentionRule } from '../../server/domain/retention.ts'
import { hashSecret, personKey } from '../../server/domain/secrets.ts'
import { insert } from '../../server/store/statement.ts'
import { AGREEMENT, WORKSPACE } from '../seed.ts'
import { CLICK } from './browsers.ts'
import {
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  pathOf,
  register,
  type TestServer,
} from './test-server.ts'

/** Something a rule is about: from when it counts, and whether it is still there. */
interface Subject {
  since: number
  isKept: () => Promise<boolean>
}

let name = 0
export const nextEmail = () => `person${(name += 1)}@example.com`

/** One of each, made by the app where it makes them. */
export const SUBJECTS: Record<RetentionRule, (server: TestServer) => Promise<Subject>> = {
  unconfirmed_contacts: async (server) => {
    const email = nextEmail()
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email }))
    return { since: server.clock.now + 7 * DAY_MS, isKept: contactOf(server, link.id) }
  },
  received_contacts: async (server) => {
    const link = await register(server, nextEmail())
    await server.deliver()
    return { since: server.clock.now, isKept: contactOf(server, link.id) }
  },
  undelivered_contacts: async (server) => {
    server.agency.answer = 503
    const link = await register(server, nextEmail())
    await server.deliver()
    server.agency.answer = 204
    return { since: server.clock.now, isKept: contactOf(server, link.id) }
  },
  link_mappings: async (server) => {
    const email = nextEmail()
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email }))
    const isKept = async () => {
      const person = personKey(server.context.keys, WORKSPACE, email)
      const links = await one(server, 'referrals', 'recipient_key', person)
      const entries = await one(server, 'registrations', 'person_key', person)
      expect(entries).toBe(links)
      return links
    }
    return { since: link.expiresAt, isKept }
  },
  link_details: async (server) => {
    // Somebody consented: that must not be seen by when the sender's details go.
    const link = await register(server, nextEmail())
    await server.db.write((tx) =>
      tx.updateTable('referrals').set({ position: 'Sales' }).where('id', '=', link.id).execute(),
    )
    const isKept = async () => {
      const { stage, position, mailbox } = await server.db.read
        .selectFrom('referrals')
        .select(['stage', 'position', 'mailbox'])
        .where('id', '=', link.id)
        .executeTakeFirstOrThrow()
      return stage !== null || position !== null || mailbox !== null
    }
    return { since: link.expiresAt, isKept }
  },
  opens: async (server) => {
    const link = await insertLink(server, nextEmail())
    await server.app.inject({ url: pathOf(link.url), headers: CLICK })
    await server.context.opens.flush()
    return { since: server.clock.now, isKept: () => one(server, 'opens', 'referral_id', link.id) }
  },
  finished_mails: async (server) => {
    const email = nextEmail()
    const link = await insertLink(server, email)
    await server.app.inject(consentPost(link, { email }))
    await server.deliver()
    const { id } = await server.db.read
      .selectFrom('registrations')
      .select('id')
      .where('referral_id', '=', link.id)
      .executeTakeFirstOrThrow()
    return { since: server.clock.now, isKept: () => one(server, 'outbox', 'subject_id', id) }
  },
  records: async (server) => {
    const email = nextEmail()
    const link = await register(server, email)
    await server.deliver()
    const rights = mailedPath(server, email, '/rights/').replace(/\?.*/, '')
    await server.app.inject(formPost(`${rights.replace(/\/withdraw$/, '')}/withdraw`))
    await server.deliver()
    const isKept = async () => {
      const kept = [
        await one(server, 'consents', 'referral_id', link.id),
        await one(server, 'registrations', 'referral_id', link.id),
        await one(server, 'referrals', 'recipient_key', personOf(server, email)),
      ]
      expect(new Set(kept).size).toBe(1)
      return kept[0] === true
    }
    return { since: server.clock.now, isKept }
  },
  erasures: rowOf('erasures', 'erased_at', { method: 'desk' }),
  privacy_requests: rowOf('privacy_requests', 'closed_at', {
    ...{ kind: 'erasure', person_key: 'x', entered_by: 'privacy_officer', outcome: 'done' },
    ...{ received_at: 0, due_at: 0 },
  }),
  look_ups: rowOf('look_ups', 'looked_up_at', { member_id: 'privacy_officer' }),
  audit_trail: rowOf('audit_entries', 'at', {
    ...{ member_id: null, actor: 'somebody', action: 'link.revoked', subject: '' },
  }),
  parked_events: async (server) => {
    const event_id = `event-${nextEmail()}`
    const recorded_at = server.clock.now
    await server.db.write((tx) =>
      insert(tx, 'agency_events', {
        ...{ workspace_id: WORKSPACE, agreement_id: AGREEMENT, event_id, type: 'referral.odd' },
        ...{
          referral_id: null,
          consent_id: null,
          code: null,
          taken: 0,
          occurred_at: 0,
          recorded_at,
        },
      }),
    )
    return { since: recorded_at, isKept: () => one(server, 'agency_events', 'event_id', event_id) }
  },
  request_keys: async (server) => {
    const key_hash = `key-${nextEmail()}`
    const created_at = server.clock.now
    await server.db.write((tx) =>
      insert(tx, 'idempotency_keys', {
        ...{ workspace_id: WORKSPACE, key_hash, request_hash: '', result_id: '', created_at },
      }),
    )
    return {
      since: created_at,
      isKept: () => one(server, 'idempotency_keys', 'key_hash', key_hash),
    }
  },
  access_codes: async (server) => {
    const code_hash = hashSecret(nextEmail())
    const created_at = server.clock.now
    await server.db.write((tx) =>
      insert(tx, 'access_codes', {
        ...{ workspace_id: WORKSPACE, member_id: 'manager', code_hash, created_at },
        ...{ expires_at: created_at, used_at: null, session_hash: null },
      }),
    )
    return { since: created_at, isKept: () => one(server, 'access_codes', 'code_hash', code_hash) }
  },
  sessions: async (server) => {
    const id = `session-${nextEmail()}`
    const expires_at = server.clock.now + 5 * DAY_MS
    await server.db.write((tx) =>
      insert(tx, 'sessions', {
        ...{ id, token_hash: hashSecret(id), workspace_id: WORKSPACE, member_id: 'manager' },
        ...{ mailbox: null, device: null, created_at: 0, last_used_at: 0, expires_at },
      }),
    )
    return { since: expires_at, isKept: () => one(server, 'sessions', 'id', id) }
  },
  failed_sign_ins: async (server) => {
    const bucket = `bucket-${nextEmail()}`
    const window_start = server.clock.now
    await server.db.write((tx) =>
      insert(tx, 'sign_in_attempts', { bucket, window_start, failures: 1 }),
    )
    return { since: window_start, isKept: () => one(server, 'sign_in_attempts', 'bucket', bucket) }
  },
}

function rowOf(
  table: 'erasures' | 'privacy_requests' | 'look_ups' | 'audit_entries',
  since: string,
  more: Record<string, unknown>,
) {
  return async (server: TestServer): Promise<Subject> => {
    const id = `id-${nextEmail()}`
    const numbered = table === 'privacy_requests' || table === 'look_ups' ? { number: name } : {}
    const row = { id, workspace_id: WORKSPACE, ...numbered, [since]: server.clock.now, ...more }
    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
    await server.db.write((tx) =>
      sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`
        .execute(tx)
        .then(() => undefined),
    )
    return { since: server.clock.now, isKept: () => one(server, table, 'id', id) }
  }
}

/** Whether there is a row. */
export async function one(server: TestServer, table: string, column: string, value: string) {
  const { rows } =
    await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(
      server.db.read,
    )
  return rows.length > 0
}

function personOf(server: TestServer, email: string): string {
  return personKey(server.context.keys, WORKSPACE, email)
}

function contactOf(server: TestServer, referralId: string) {
  return async () => {
    const rows = await server.db.read
      .selectFrom('registrations')
      .select('sealed_contact')
      .where('referral_id', '=', referralId)
      .where('sealed_contact', 'is not', null)
      .execute()
    return rows.length > 0
  }
}
