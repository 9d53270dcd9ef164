// The header's button with the printed scale of the window, and the menu of scales to set it to.
import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { GREATEST_SCALE, LEAST_SCALE, PRINTED_SCALES, type ScaleLimit } from '../../shared/axes/printed-scale.ts';
import { hasImage } from '../commands/registry.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { scaleText, screenScale, showAtScale } from './screen-scale.ts';
import { openSettings, useViewer } from '../state/store.ts';
import { axesTexts } from './texts.ts';
import { typedNumber } from '../controls/typed-number.ts';
import menus from '../controls/menu.module.css';
import buttons from '../controls/button.module.css';
import styles from './ScaleSelect.module.css';

/** Nothing for a log that is no image: a table has no scale. */
export function ScaleSelect() {
  return useViewer(hasImage) && <ScaleButton />;
}

function ScaleButton() {
  const scale = useViewer(screenScale);
  const text = scale === undefined ? undefined : scaleText(scale);
  const [open, setOpen] = useState(false);
  const [limit, setLimit] = useState<ScaleLimit>();

  /** Sets the scale. The menu closes, unless the log or its smallest window did not allow the scale. */
  function choose(scale: number): void {
    const met = showAtScale(scale);
    setLimit(met);
    if (!met) setOpen(false);
  }

  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setLimit(undefined);
      }}
    >
      <Popover.Trigger
        className={[buttons.button, styles.button].join(' ')}
        disabled={text === undefined}
        aria-label={axesTexts.scaleButton(text)}
        title={axesTexts.scale}
      >
        {text ?? axesTexts.noScale}
        <ChevronDown aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={[menus.menu, styles.menu].join(' ')}
          align="start"
          sideOffset={2}
          aria-label={axesTexts.scale}
        >
          <div className={styles.choices} role="group" aria-label={axesTexts.printedScales}>
            {PRINTED_SCALES.map((scale) => (
              <button
                key={scale}
                type="button"
                className={[buttons.button, styles.choice].join(' ')}
                aria-pressed={text === scaleText(scale)}
                onClick={() => choose(scale)}
              >
                {scaleText(scale)}
              </button>
            ))}
          </div>
          <NumberField
            className={styles.number}
            label={axesTexts.freeScale}
            text={(text ?? '').replace(/^1:|,/g, '')}
            parse={(typed) =>
              typedNumber(typed.replace(/^\s*1\s*:/, ''), {
                what: axesTexts.scaleWanted,
                min: LEAST_SCALE,
                max: GREATEST_SCALE,
              })
            }
            commit={choose}
          />
          <p className={styles.limit} role="status">
            {limit && axesTexts.scaleLimits[limit](text ?? '')}
          </p>
          <button
            type="button"
            className={[buttons.plain, styles.calibrate].join(' ')}
            onClick={() => {
              setOpen(false);
              openSettings('general');
            }}
          >
            {axesTexts.calibrate}
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
