import { SMALL_COUNT, type Cell } from '../../src/contract/report.ts'
import type { Role } from '../../src/contract/rights.ts'
import { DomainError } from './domain-error.ts'

/** Everybody who may look: members by role, who checks the books, and the agency. */
export type Viewer = Role | 'auditor' | 'agency'

/** What there is to know, in the words of domain rules §1.7. */
export type Fact =
  /** Inserted, released or revoked: the mails one wrote oneself. */
  | 'own_sends'
  /** The same of somebody else's mails. */
  | 'others_sends'
  /** Why no offer can be made to an address. */
  | 'cause_of_refusal'
  /** How far the people written to came, under one's own templates or under an agreement. */
  | 'own_template_figures'
  | 'funnel'
  /** That this person opened, consented, registered, declined or withdrew. */
  | 'persons_status'
  | 'consenting_persons_data'
  | 'other_persons_data'
  /** Which person a link or a reference stands for. */
  | 'person_behind_reference'
  | 'credit_as_posted'
  /** Entries one by one, by reference, before and after a posting. */
  | 'ledger'
  /** The agency's answers one by one, and the reasons of reversals. */
  | 'agency_codes'
  | 'audit_trail'

/** As it is; as figures of at least five; not at all. */
export type Visibility = 'visible' | 'totals' | 'hidden'

/** What is not in the table is hidden. */
const TABLE: Record<Viewer, Partial<Record<Fact, Visibility>>> = {
  recruiter: {
    own_sends: 'visible',
    own_template_figures: 'totals',
  },
  manager: {
    own_sends: 'visible',
    others_sends: 'totals',
    own_template_figures: 'totals',
    funnel: 'totals',
    credit_as_posted: 'visible',
    agency_codes: 'totals',
    audit_trail: 'visible',
  },
  auditor: {
    credit_as_posted: 'visible',
    ledger: 'visible',
    agency_codes: 'visible',
    audit_trail: 'visible',
  },
  privacy_officer: {
    cause_of_refusal: 'visible',
    persons_status: 'visible',
    consenting_persons_data: 'visible',
    other_persons_data: 'visible',
    person_behind_reference: 'visible',
    audit_trail: 'visible',
  },
  agency: {
    consenting_persons_data: 'visible',
    agency_codes: 'visible',
  },
}

/** Who may see what (domain rules §1.7). Which routes somebody may call is the table of rights. */
export function visibility(viewer: Viewer, fact: Fact): Visibility {
  return TABLE[viewer][fact] ?? 'hidden'
}

/**
 * @throws DomainError `not_allowed` unless the viewer may see the fact as it is, or, where totals are
 * asked for, at least as totals.
 */
export function requireVisible(viewer: Viewer, fact: Fact, asked: 'visible' | 'totals'): void {
  const granted = visibility(viewer, fact)
  if (granted !== 'visible' && granted !== asked) throw new DomainError('not_allowed')
}

/** A count of openings or of people, where nothing is known of those it leaves out. */
export function cell(count: number): Cell {
  return count < SMALL_COUNT ? '<5' : count
}

/** People written to before any outcome of theirs is told: then five may have done it and five not. */
export const LEAST_WRITTEN_TO = 2 * SMALL_COUNT

/**
 * How many of `among` people did something, where whoever reads knows who they are. Told neither
 * for a handful that did nor for a handful that did not.
 */
export function shareCell(count: number, among: number): Cell {
  if (count < SMALL_COUNT) return '<5'
  return among - count < SMALL_COUNT ? 'all but <5' : count
}
