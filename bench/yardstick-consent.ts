import { hash } from 'node:crypto'
import type SQLite from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import { TERMS } from './workspace.ts'
import { groupCommit, rowCopier } from './yardstick-rows.ts'
import type { Work } from './yardstick.ts'

/** The seven rows and one update of a confirmed consent, and each ratio-th time the grant. */
export function consentRows(db: SQLite.Database): Work {
  const addConsent = rowCopier(db, { table: 'consents' }, [
    ...(['id', 'referral_id', 'registration_id', 'person_key'] as const),
  ])
  const addProvision = rowCopier(db, { table: 'provision_records' }, ['id', 'consent_id'])
  const addDelivery = ['agency.registered', 'mail.registered'].map((kind) =>
    rowCopier(db, { table: 'outbox', where: `kind = '${kind}'` }, ['id', 'subject_id']),
  )
  const [addAccrual, addMaturity, addGrant] = [entry('accrued'), entry('matured'), entry('granted')]
  const keepBalance = db.prepare(`update credit_accounts
    set entry_count = ?, balance = balance, posted_count = ?, posted_balance = balance, posted_at = ?`)
  const known = db.prepare('select entry_count from credit_accounts').pluck().get()
  const commit = groupCommit(db)
  let position = Number(known)
  let confirmed = 0

  function entry(kind: string) {
    return rowCopier(db, { table: 'ledger_entries', where: `kind = '${kind}'` }, [
      ...(['id', 'position', 'referral_id', 'grant_id', 'corrects_id', 'source'] as const),
    ])
  }

  function write(): void {
    const [id, referral, accrual] = [newId(), newId(), newId()]
    addConsent({
      id,
      referral_id: referral,
      registration_id: id,
      person_key: hash('sha256', id, 'base64url'),
    })
    addProvision({ id: newId(), consent_id: id })
    for (const add of addDelivery) add({ id: newId(), subject_id: id })
    const about = { referral_id: referral, grant_id: null }
    const source = `consent:${id}`
    addAccrual({ ...about, id: accrual, position: (position += 1), corrects_id: null, source })
    const matured = { id: newId(), corrects_id: accrual, source: `matured:${accrual}` }
    addMaturity({ ...about, ...matured, position: (position += 1) })
    if ((confirmed += 1) % TERMS.ratio === 0) {
      const grant = { id: newId(), grant_id: id, source: `granted:${id}` }
      addGrant({ ...grant, position: (position += 1), referral_id: null, corrects_id: null })
    }
    keepBalance.run(position, position, Date.now())
  }

  return (_path, answer) => commit(write, answer)
}
