import { domainOf } from '../../src/contract/link.ts'
import type { AgreementDraft, Employer } from '../../src/contract/settings.ts'
import { isLocalHost } from '../config.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { usableEndpoint } from '../domain/endpoint.ts'
import { isUnderDomain } from '../domain/person.ts'
import { requireMember } from '../store/members.ts'
import type { SignedInMember } from '../store/sessions.ts'
import { findWorkspace } from '../store/workspaces.ts'

/**
 * The employer an agreement is made for, if the draft may be.
 *
 * @throws DomainError `company_incomplete`, `endpoint_refused`, `agency_is_employer`,
 * `form_refused`, `form_not_bare`,
 * `acceptance_required`
 */
export async function employerFor(
  { db, config }: Context,
  { workspaceId, id }: SignedInMember,
  draft: AgreementDraft,
): Promise<Employer> {
  const { endpoint, agency } = draft
  const [workspace, member] = await Promise.all([
    findWorkspace(db.read, workspaceId),
    requireMember(db.read, workspaceId, id),
  ])
  if (!workspace?.employer) throw new DomainError('company_incomplete')
  const url = usableEndpoint(endpoint, config.allowLocalEndpoints)
  if (!url) throw new DomainError('endpoint_refused', { field: '/endpoint' })
  // Emptying the list of own domains does not make an agency of the company itself.
  const told = [member.email, workspace.employer.privacyContact].map(domainOf)
  const own = [...workspace.internalDomains, ...told.filter((domain) => domain.includes('.'))]
  const form = draft.mode === 'redirect' ? requireOwnForm(config, draft) : undefined
  const hosts = [url, ...(form ? [form] : [])].map(({ hostname }) => hostname.replace(/\.$/, ''))
  const isOwn = [...hosts, ...agency.domains].some((one) => isUnderDomain(`a@${one}`, own))
  if (isOwn) throw new DomainError('agency_is_employer', { field: '/endpoint' })
  return workspace.employer
}

/**
 * Candidates are only sent on to a page of the agency they agreed to, and since nobody proved a
 * mailbox there, nothing but the agency's own acceptance may earn (domain rules §2.2). Its address
 * carries nothing of its own, so that what is handed over is the reference alone.
 */
function requireOwnForm(
  { allowLocalEndpoints: allowLocal }: Context['config'],
  { formUrl, agency, terms }: AgreementDraft,
): URL {
  const bare = formUrl.replace(/[?#].*$/s, '')
  const url = usableEndpoint(bare, allowLocal)
  const isTrial = allowLocal && url && isLocalHost(url.hostname)
  const isAgencys = url?.protocol === 'https:' && isUnderDomain(`a@${url.hostname}`, agency.domains)
  if (!url || !(isAgencys || isTrial)) throw new DomainError('form_refused', { field: '/formUrl' })
  if (bare !== formUrl) throw new DomainError('form_not_bare', { field: '/formUrl' })
  if (terms.qualifyOn !== 'accepted') {
    throw new DomainError('acceptance_required', { field: '/terms/qualifyOn' })
  }
  return url
}
