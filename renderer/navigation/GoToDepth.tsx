// The prompt for a depth to go to, which shows the window meant, or why there is none, before it goes there.
import { useId, useState, type SubmitEvent } from 'react';
import { parseDepthTarget, type DepthTarget } from '../../shared/axes/depth-target.ts';
import { depthText, useDisplayUnit } from '../axes/depth-text.ts';
import type { OfView } from '../commands/feature.ts';
import { closePrompt, Outcome, StagePrompt } from './StagePrompt.tsx';
import { setWindow, useViewer, rememberTarget } from '../state/store.ts';
import { navigationTexts as texts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './GoToDepth.module.css';

export function GoToDepth({ log, view: window }: OfView) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const recent = useViewer((viewer) => viewer.recentTargets);
  const unit = useDisplayUnit(log);

  const targetOf = (text: string): DepthTarget =>
    parseDepthTarget(text, { log, window, unit, text: (depth) => depthText(depth, log) });
  const target = targetOf(typed);
  const wrong = tried && 'problem' in target;

  function go(text: string): void {
    const found = targetOf(text);
    if ('problem' in found) return setTried(true);
    setWindow(found.window);
    rememberTarget(text.trim());
    closePrompt();
  }

  return (
    <StagePrompt title={texts.goTo}>
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          go(typed);
        }}
      >
        <input
          aria-label={texts.goToField}
          aria-describedby={`${id}-outcome ${id}-forms`}
          aria-invalid={wrong}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setTried(false);
          }}
        />
        <button type="submit" className={buttons.primary}>
          {texts.go}
        </button>
        <Outcome id={`${id}-outcome`} wrong={wrong}>
          {'problem' in target && target.empty && !tried ? texts.goToUnit(unit) : outcome(target, window, log)}
        </Outcome>
      </form>
      <dl id={`${id}-forms`} className={styles.forms}>
        {texts.goToForms.map(([form, meaning]) => (
          <div key={form} style={{ display: 'contents' }}>
            <dt>{form}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Recent targets={recent.filter((text) => !('problem' in targetOf(text)))} go={go} />
    </StagePrompt>
  );
}

function Recent({ targets, go }: { readonly targets: readonly string[]; readonly go: (text: string) => void }) {
  if (targets.length === 0) return null;
  return (
    <div className={styles.recent} role="group" aria-label={texts.recent}>
      <span aria-hidden="true">{texts.recent}</span>
      {targets.map((text) => (
        <button key={text} type="button" className={buttons.button} onClick={() => go(text)}>
          {text}
        </button>
      ))}
    </div>
  );
}

function outcome(target: DepthTarget, shown: OfView['view'], log: OfView['log']): string {
  if ('problem' in target) return target.problem;
  const { window, clipped } = target;
  const range = texts.range(depthText(window.depthMin, log), depthText(window.depthMax, log));
  if (window.depthMin === shown.depthMin && window.depthMax === shown.depthMax) return texts.goesNowhere(range);
  return clipped ? texts.goesClipped(range) : range;
}
