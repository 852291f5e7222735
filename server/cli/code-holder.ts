import { v7 as newId } from 'uuid'
import { normaliseAddress } from '../../src/contract/link.ts'
import type { Role } from '../../src/contract/rights.ts'
import type { Db } from '../store/database.ts'
import { addMember, membersOf, promote, requireMember, type Member } from '../store/members.ts'
import { addWorkspace, allWorkspaces, type Workspace } from '../store/workspaces.ts'
import { Refusal } from './refusal.ts'
import type { CommandText } from './text.ts'

/** Whom a code is asked for. */
export interface CodeRequest {
  role: Role
  name?: string
  email?: string
  workspace?: string
  newCompany?: true
  /** The new company is an example and says so. */
  example?: true
  /** Codes are let in again where Entra alone was. */
  leaveEntra?: true
}

export interface CodeHolder {
  workspace: Workspace
  member: Member
  /** Why the code is given, as the audit trail says it. */
  action: 'member.invited' | 'member.code'
}

/** The first manager of a company, until somebody says their name. */
const FIRST_MANAGER = { name: 'Manager', email: 'manager@localhost' }

/** Credit is posted in steps that could each be any of five people; an example has fewer. */
const POSTING_STEP = { usual: 5, example: 1 }

/**
 * Find whom a code is for, or appoint them. The command line stands above the companies: it opens
 * one with its first manager, helps the last manager back in, and alone appoints a privacy officer.
 *
 * @throws Refusal where it is not clear which company or whom.
 */
export async function findOrAppoint(
  tx: Db,
  request: CodeRequest,
  say: CommandText['code'],
  now: number,
): Promise<CodeHolder> {
  const known = await allWorkspaces(tx)
  if (request.newCompany || known.length === 0) {
    if (request.workspace) throw new Refusal(say.noSuchCompany(request.workspace))
    if (request.role !== 'manager') throw new Refusal(say.managerFirst)
    return await openCompany(tx, request, now)
  }
  const workspace = chooseCompany(known, request.workspace, say)
  const members = await membersOf(tx, workspace.id)
  const orphan = orphanOf(members, request)
  if (orphan) {
    await promote(tx, orphan)
    return { workspace, member: { ...orphan, role: 'manager' }, action: 'member.code' }
  }
  const member = pick(members, request, say)
  if (member) return { workspace, member, action: 'member.code' }
  return await appoint(tx, workspace, request, say, now)
}

async function openCompany(tx: Db, request: CodeRequest, now: number): Promise<CodeHolder> {
  const example = request.example ?? false
  const workspace: Workspace = {
    id: newId({ msecs: now }),
    employer: null,
    internalDomains: [],
    entraOnly: false,
    askWithoutLink: false,
    postingStep: example ? POSTING_STEP.example : POSTING_STEP.usual,
    example,
  }
  await addWorkspace(tx, workspace, now)
  const { name = FIRST_MANAGER.name, email = FIRST_MANAGER.email } = request
  return await add(tx, workspace, { name, email, role: 'manager' }, now)
}

/** The company that is meant. @throws Refusal where there are several, or none of that id. */
export function chooseCompany(
  known: Workspace[],
  id: string | undefined,
  say: CommandText['code'],
): Workspace {
  const [only, ...others] = id ? known.filter((one) => one.id === id) : known
  if (only && others.length === 0) return only
  const list = known.map((one) => `  ${one.id}  ${say.companyName(one.employer)}`).join('\n')
  throw new Refusal(id ? say.noSuchCompany(id) : say.whichCompany(list))
}

/** Somebody named to be manager of a company that has none: nobody there could change their role. */
function orphanOf(members: Member[], { role, email }: CodeRequest): Member | undefined {
  if (role !== 'manager' || !email || members.some((one) => one.role === 'manager'))
    return undefined
  return members.find((one) => one.email === normaliseAddress(email))
}

/** The member who is meant, or nobody when somebody new is named. */
function pick(
  members: Member[],
  { role, name, email }: CodeRequest,
  say: CommandText['code'],
): Member | undefined {
  if (email) {
    const member = members.find((one) => one.email === normaliseAddress(email))
    if (member && member.role !== role) throw new Refusal(say.otherRole(email, member.role))
    return member
  }
  if (name) throw new Refusal(say.emailMissing)
  const holders = members.filter((one) => one.role === role)
  const [only, ...others] = holders
  if (!only) throw new Refusal(say.nobody)
  if (others.length === 0) return only
  throw new Refusal(say.whichMember(holders.map((one) => `  ${one.email}  ${one.name}`).join('\n')))
}

async function appoint(
  tx: Db,
  workspace: Workspace,
  { role, name, email = '' }: CodeRequest,
  say: CommandText['code'],
  now: number,
): Promise<CodeHolder> {
  if (!name) throw new Refusal(say.nameMissing(email))
  return await add(tx, workspace, { name, email, role }, now)
}

async function add(
  tx: Db,
  workspace: Workspace,
  person: { name: string; email: string; role: Role },
  now: number,
): Promise<CodeHolder> {
  const id = newId({ msecs: now })
  const email = normaliseAddress(person.email)
  await addMember(tx, { ...person, email, id, workspaceId: workspace.id }, now)
  const member = await requireMember(tx, workspace.id, id)
  return { workspace, member, action: 'member.invited' }
}
