import { LOOKS } from '../look/look.ts'
import { useLookChoice } from '../look/use-look.ts'
import { Screen } from '../screen/Screen.tsx'
import { useSettingsText } from '../text/use-settings-text.ts'

/** The colours of the pane on this device; chosen at once, there is nothing to save. */
export function DisplayScreen({ onBack }: { onBack: (() => void) | undefined }) {
  const { sections, display: text } = useSettingsText()
  const { look, choose } = useLookChoice()
  return (
    <Screen title={sections.display} onBack={onBack}>
      <fieldset className="choice-group">
        <legend className="field-label">{text.colours}</legend>
        {LOOKS.map((each) => (
          <label key={each} className="choice-card">
            <input
              type="radio"
              name="look"
              value={each}
              checked={look === each}
              onChange={() => choose(each)}
            />
            <span>
              <span className="strong">{text[each]}</span>
              {each === 'auto' && <span className="paragraph quiet">{text.autoAbout}</span>}
            </span>
          </label>
        ))}
      </fieldset>
    </Screen>
  )
}
