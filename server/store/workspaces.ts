import type { Company, Employer } from '../../src/contract/settings.ts'
import type { Db } from './database.ts'
import type { WorkspaceRow } from './schema-workspace.ts'
import { compiled, insert } from './statement.ts'

/** One company on this server; nothing of another is ever reachable from it. */
export interface Workspace extends Company {
  id: string
  /** Released links between two postings of credit; 1 posts at once. */
  postingStep: number
  /** The sandbox's workspace, which says so. */
  example: boolean
}

export async function addWorkspace(db: Db, workspace: Workspace, now: number): Promise<void> {
  await insert(db, 'workspaces', {
    id: workspace.id,
    employer: JSON.stringify(workspace.employer),
    internal_domains: JSON.stringify(workspace.internalDomains),
    entra_only: workspace.entraOnly ? 1 : 0,
    ask_without_link: workspace.askWithoutLink ? 1 : 0,
    posting_step: workspace.postingStep,
    example: workspace.example ? 1 : 0,
    created_at: now,
  })
}

const byId = compiled<WorkspaceRow>((db) =>
  db.selectFrom('workspaces').selectAll().where('id', '=', '').compile(),
)

export async function findWorkspace(db: Db, id: string): Promise<Workspace | undefined> {
  const { rows } = await byId(db, [id])
  const row = rows[0]
  return (
    row && {
      id: row.id,
      employer: JSON.parse(row.employer) as Employer | null,
      internalDomains: JSON.parse(row.internal_domains) as string[],
      entraOnly: row.entra_only === 1,
      askWithoutLink: row.ask_without_link === 1,
      postingStep: row.posting_step,
      example: row.example === 1,
    }
  )
}

/** Every workspace, the oldest first: for the command line. */
export async function allWorkspaces(db: Db): Promise<Workspace[]> {
  const rows = await db.selectFrom('workspaces').select('id').orderBy('created_at').execute()
  const found = await Promise.all(rows.map((row) => findWorkspace(db, row.id)))
  return found.filter((one) => one !== undefined)
}

/** Hold who the employer is until the transaction ends; a change of it waits. */
export async function lockCompany(tx: Db, workspaceId: string): Promise<void> {
  await tx
    .updateTable('workspaces')
    .set((eb) => ({ employer: eb.ref('employer') }))
    .where('id', '=', workspaceId)
    .execute()
}

export async function updateCompany(tx: Db, workspaceId: string, company: Company): Promise<void> {
  await tx
    .updateTable('workspaces')
    .set({
      employer: JSON.stringify(company.employer),
      internal_domains: JSON.stringify(company.internalDomains),
      entra_only: company.entraOnly ? 1 : 0,
      ask_without_link: company.askWithoutLink ? 1 : 0,
    })
    .where('id', '=', workspaceId)
    .execute()
}
