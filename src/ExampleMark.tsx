import { Button } from './screen/Button.tsx'
import { useText } from './text/use-text.ts'

/** Stands above every screen that shows made-up figures, with the way back. */
export function ExampleMark({ onLeave }: { onLeave: () => void }) {
  const { example: text } = useText()
  return (
    <aside className="example example-mark" aria-label={text.mark}>
      <p className="paragraph">
        <strong>{text.mark}</strong> · {text.about}
      </p>
      <Button size="small" onClick={onLeave}>
        {text.leave}
      </Button>
    </aside>
  )
}
