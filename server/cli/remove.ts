import type { Command } from 'commander'
import { normaliseAddress } from '../../src/contract/link.ts'
import { DomainError } from '../domain/domain-error.ts'
import { openInstallation } from '../installation.ts'
import { audit, COMMAND_LINE } from '../store/audit.ts'
import { membersOf, removeMember } from '../store/members.ts'
import { allWorkspaces } from '../store/workspaces.ts'
import { chooseCompany } from './code-holder.ts'
import { examples, type CommandLine } from './command-line.ts'
import { Refusal } from './refusal.ts'

/** `remove`: the counterpart of `code`, for whoever appoints; also while the server runs. */
export function addRemove(program: Command, line: CommandLine): void {
  const say = line.text.remove
  const command = program
    .command('remove')
    .description(say.about)
    .requiredOption('--email <address>', say.email)
    .option('--workspace <id>', say.workspace)
    .action(async (asked: { email: string; workspace?: string }) => {
      console.log(await remove(line, asked))
    })
  examples(command, line, ['remove --email ken.mori@example.co.jp'])
}

/** @throws Refusal for nobody of that address, or a company's last manager. */
async function remove(
  { text, config }: CommandLine,
  { email, workspace }: { email: string; workspace?: string },
): Promise<string> {
  const { db } = await openInstallation(config())
  try {
    return await db.write(async (tx) => {
      const company = chooseCompany(await allWorkspaces(tx), workspace, text.code)
      const members = await membersOf(tx, company.id)
      const member = members.find((one) => one.email === normaliseAddress(email))
      if (!member) throw new Refusal(text.remove.nobody(email))
      const now = Date.now()
      await removeMember(tx, member, now)
      const entry = { actor: COMMAND_LINE, action: 'member.removed' } as const
      await audit(tx, company.id, { ...entry, subject: member.name }, now)
      return text.remove.removed(member.name, text.code.companyName(company.employer))
    })
  } catch (error) {
    const isLast = error instanceof DomainError && error.code === 'last_manager'
    throw isLast ? new Refusal(text.remove.lastManager) : error
  } finally {
    await db.close()
  }
}
