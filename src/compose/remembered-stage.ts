import { STAGES, type Stage } from '../contract/lead.ts'

/** The stage somebody chose last, for mails that do not tell theirs; kept on the device. */
export interface RememberedStage {
  read(): Stage | undefined
  keep(stage: Stage): void
}

/** Several people may share a browser, and some hosts block its storage. */
export function rememberedStage(memberId: string): RememberedStage {
  const name = `career-relay.stage|${memberId}`
  return {
    read() {
      try {
        const kept = localStorage.getItem(name)
        return STAGES.find((stage) => stage === kept)
      } catch {
        return undefined
      }
    },
    keep(stage) {
      try {
        localStorage.setItem(name, stage)
      } catch {
        // Then every mail starts from the first stage.
      }
    },
  }
}
