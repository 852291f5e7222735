import { Button } from '../../screen/Button.tsx'
import { useState } from 'react'
import type { Api } from '../../api/api.ts'
import type { EndpointTest } from '../../contract/settings.ts'
import type { SettingsText } from '../../text/settings-en.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { useWrite } from '../../screen/use-write.ts'
import { Trouble } from '../../screen/Trouble.tsx'

/** Sends the agency's endpoint a signed test, and says what came back. */
export function EndpointCheck({ api, agreementId }: { api: Api; agreementId: string }) {
  const { agreements: text } = useSettingsText()
  const [result, setResult] = useState<EndpointTest>()
  const write = useWrite()
  async function test() {
    setResult(undefined)
    const answer = await write.run(agreementId, (key) => api.testEndpoint(agreementId, key))
    if (answer) setResult(answer)
  }
  return (
    <>
      <div className="actions">
        <Button disabledFocusable={write.busy} aria-busy={write.busy} onClick={() => void test()}>
          {write.busy ? text.testing : text.test}
        </Button>
      </div>
      <p className="paragraph" role="status">
        {result && sentenceFor(result, text)}
      </p>
      <Trouble error={write.error} />
    </>
  )
}

function sentenceFor({ reached, status }: EndpointTest, text: SettingsText['agreements']): string {
  if (status === null) return text.testSilent
  return reached ? text.testOk(status) : text.testRefused(status)
}
