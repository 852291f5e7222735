import { InvalidArgumentError, type Command } from 'commander'
import { isTenantId } from '../entra/settings.ts'
import { openInstallation } from '../installation.ts'
import { audit, COMMAND_LINE } from '../store/audit.ts'
import { bindTenant, boundWorkspace } from '../store/entra-tenants.ts'
import { allWorkspaces } from '../store/workspaces.ts'
import { chooseCompany } from './code-holder.ts'
import { examples, type CommandLine } from './command-line.ts'
import { Refusal } from './refusal.ts'

/** `tenant`: a company that began with access codes goes on with Microsoft Entra. */
export function addTenant(program: Command, line: CommandLine): void {
  const say = line.text.tenant
  const command = program
    .command('tenant')
    .description(say.about)
    .argument('<id>', say.id, (typed: string) => {
      const id = typed.toLowerCase()
      if (isTenantId(id)) return id
      throw new InvalidArgumentError(say.badId)
    })
    .option('--workspace <id>', say.workspace)
    .action(async (tenantId: string, { workspace }: { workspace?: string }) => {
      console.log(await bind(line, tenantId, workspace))
    })
  examples(command, line, ['tenant 11111111-2222-3333-4444-555555555555'])
}

/** @throws Refusal where the company is not clear, or the tenant is another's. */
async function bind(
  { text, config }: CommandLine,
  tenantId: string,
  workspaceId: string | undefined,
): Promise<string> {
  const settings = config()
  const { db } = await openInstallation(settings)
  const { companyName } = text.code
  try {
    return await db.write(async (tx) => {
      const known = await allWorkspaces(tx)
      const company = chooseCompany(known, workspaceId, text.code)
      if (await bindTenant(tx, tenantId, company.id)) {
        const entry = { actor: COMMAND_LINE, action: 'company.changed' } as const
        await audit(
          tx,
          company.id,
          { ...entry, subject: `Microsoft Entra: ${tenantId}` },
          Date.now(),
        )
      }
      const bound = await boundWorkspace(tx, tenantId)
      const holder = known.find((one) => one.id === bound) ?? company
      const name = companyName(holder.employer)
      if (bound !== company.id) throw new Refusal(text.tenant.boundElsewhere(tenantId, name))
      const letIn = settings.entra?.tenants.includes(tenantId)
      const said = text.tenant.bound(tenantId, name)
      return letIn ? said : `${said}\n${text.tenant.notLetIn(tenantId)}`
    })
  } finally {
    await db.close()
  }
}
