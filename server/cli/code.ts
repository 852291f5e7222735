import { randomUUID } from 'node:crypto'
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { RIGHTS } from '../../src/contract/rights.ts'
import { Invitation } from '../../src/contract/settings.ts'
import { accessCode, CODE_LIFETIME_MS, readCode } from '../domain/access-code.ts'
import { hashSecret } from '../domain/secrets.ts'
import { openInstallation } from '../installation.ts'
import { audit, COMMAND_LINE } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { addCode as storeCode, endAllSessions } from '../store/sessions.ts'
import { updateCompany, type Workspace } from '../store/workspaces.ts'
import { findOrAppoint, type CodeHolder, type CodeRequest } from './code-holder.ts'
import { examples, type CommandLine } from './command-line.ts'

/** What `code --json` prints; names stay as they are once released. */
export interface GivenCode {
  code: string
  expiresAt: number
  workspaceId: string
  memberId: string
}

/** `code`: let somebody into the pane; also while the server runs. */
export function addCode(program: Command, line: CommandLine): void {
  const say = line.text.code
  const { name, email } = Invitation.properties
  const command = program
    .command('code')
    .description(say.about)
    .addOption(
      new Option('--role <role>', say.role).choices(Object.keys(RIGHTS)).makeOptionMandatory(),
    )
    .option('--name <name>', say.name, (typed) => mustBe(name, typed, say.badName))
    .option('--email <address>', say.email, (typed) => mustBe(email, typed, say.badEmail))
    .option('--workspace <id>', say.workspace)
    .addOption(new Option('--new-company', say.newCompany).conflicts('workspace'))
    .option('--example', say.example)
    .option('--leave-entra', say.leaveEntra)
    .option('--json', say.json)
    .action(async ({ json, ...request }: CodeRequest & { json?: true }) => {
      const answer = await giveCode(line, request)
      console.log(json ? JSON.stringify(answer.given, null, 2) : sentences(line, answer))
    })
  examples(command, line, [
    'code --role manager',
    'code --role recruiter --name "Misaki Kato" --email misaki.kato@example.co.jp',
    'code --role privacy_officer --name "Ken Mori" --email ken.mori@example.co.jp',
    'code --role manager --new-company',
  ])
}

function mustBe(schema: TSchema, typed: string, sentence: string): string {
  if (Value.Check(schema, typed)) return typed
  throw new InvalidArgumentError(sentence)
}

interface Answer {
  given: GivenCode
  holder: CodeHolder
  /** Entra was the only way in, and is no more. */
  left: boolean
}

async function giveCode(line: CommandLine, request: CodeRequest): Promise<Answer> {
  const { db, keys } = await openInstallation(line.config())
  const now = Date.now()
  const expiresAt = now + CODE_LIFETIME_MS
  try {
    return await db.write(async (tx) => {
      const holder = await findOrAppoint(tx, request, line.text.code, now)
      // Before the code is made, which must outlive it.
      const left = request.leaveEntra ? await leaveEntra(tx, holder.workspace, now) : false
      const { id: memberId, workspaceId, name: subject } = holder.member
      const code = accessCode(keys, memberId, randomUUID())
      const codeHash = hashSecret(readCode(code))
      await storeCode(tx, { codeHash, workspaceId, memberId, expiresAt }, now)
      const { action } = holder
      await audit(tx, workspaceId, { actor: COMMAND_LINE, action, subject }, now)
      return { given: { code, expiresAt, workspaceId, memberId }, holder, left }
    })
  } finally {
    await db.close()
  }
}

/** For a company whose people lost their tenant: nobody of it could turn the switch in the pane. */
async function leaveEntra(tx: Db, workspace: Workspace, now: number): Promise<boolean> {
  if (!workspace.entraOnly) return false
  await updateCompany(tx, workspace.id, { ...workspace, entraOnly: false })
  await endAllSessions(tx, workspace.id)
  const subject = 'Microsoft Entra'
  await audit(tx, workspace.id, { actor: COMMAND_LINE, action: 'company.entra_left', subject }, now)
  return true
}

function sentences({ text }: CommandLine, { given, holder, left }: Answer) {
  const say = text.code
  const { workspace, member } = holder
  const company = say.companyName(workspace.employer)
  if (workspace.entraOnly && !left) return [say.isThere(member, company), say.entraOnly].join('\n')
  return [
    given.code,
    '',
    say.madeFor(member, company),
    say.goodUntil(given.expiresAt),
    ...(left ? [say.entraLeft] : []),
    say.whatToDo,
  ].join('\n')
}
