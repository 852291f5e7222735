import {
  Button,
  Field,
  FluentProvider,
  Image,
  Textarea,
  makeStyles,
  tokens,
  webLightTheme,
} from '@fluentui/react-components'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

/**
 * A pane of the parts that Microsoft's React task pane template is made of: React, Fluent's provider
 * and theme, a header with a picture, a short list, and a field whose text goes into the mail. It
 * leaves out the template's polyfills, which makes the yardstick the harder one.
 */
const useStyles = makeStyles({
  root: { minHeight: '100vh' },
  header: { padding: tokens.spacingVerticalXXL, backgroundColor: tokens.colorNeutralBackground3 },
  insert: { display: 'flex', flexDirection: 'column', alignItems: 'center' },
})

function Template() {
  const styles = useStyles()
  const [text, setText] = useState('Some text.')
  return (
    <div className={styles.root}>
      <section className={styles.header}>
        <Image width="90" height="90" src="assets/icon-128.png" alt="Template" />
        <h1>Welcome</h1>
      </section>
      <ul>
        <li>Achieve more with Office integration</li>
        <li>Unlock features and functionality</li>
        <li>Create and visualize like a pro</li>
      </ul>
      <div className={styles.insert}>
        <Field size="large" label="Enter text to be inserted into the document.">
          <Textarea size="large" value={text} onChange={(_, data) => setText(data.value)} />
        </Field>
        <Button
          size="large"
          appearance="primary"
          onClick={() => Office.context.mailbox.item?.body.setSelectedDataAsync(text)}
        >
          Insert text
        </Button>
      </div>
    </div>
  )
}

void Office.onReady(() => {
  const place = document.getElementById('pane')
  if (!place) throw new Error('There is no place for the pane.')
  createRoot(place).render(
    <StrictMode>
      <FluentProvider theme={webLightTheme}>
        <Template />
      </FluentProvider>
    </StrictMode>,
  )
})
