import { useRef, type KeyboardEvent } from 'react'

export interface Tab<Name extends string> {
  name: Name
  title: string
  /** Stands at the far end of the bar, beside its sign. */
  gear?: boolean
}

interface TabsProps<Name extends string> {
  label: string
  tabs: readonly Tab<Name>[]
  selected: Name
  onSelect: (name: Name) => void
}

/** Ids that tie a tab to its panel. */
export function tabId(name: string): string {
  return `tab-${name}`
}
export function panelId(name: string): string {
  return `panel-${name}`
}

/** Tabs after the ARIA pattern: one stop for the keyboard, arrows between them. */
export function Tabs<Name extends string>({ label, tabs, selected, onSelect }: TabsProps<Name>) {
  const list = useRef<HTMLDivElement>(null)

  function move(event: KeyboardEvent) {
    const at = tabs.findIndex(({ name }) => name === selected)
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onSelect(next.name)
    list.current?.querySelector<HTMLElement>(`#${tabId(next.name)}`)?.focus()
  }

  return (
    <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map(({ name, title, gear }) => (
        <button
          key={name}
          type="button"
          role="tab"
          className={gear ? 'tab tab-gear' : 'tab'}
          id={tabId(name)}
          aria-controls={panelId(name)}
          aria-selected={name === selected}
          tabIndex={name === selected ? 0 : -1}
          onClick={() => onSelect(name)}
        >
          {gear && <Gear />}
          {title}
        </button>
      ))}
    </div>
  )
}

/** Sixteen units wide, drawn in the colour of the word beside it. */
function Gear() {
  return (
    <svg className="gear" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="2.25" />
      <path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4" />
      <circle cx="8" cy="8" r="4.5" />
    </svg>
  )
}
