// The settings of the localhost API: its switch, port, address, token, and what it has done.
import { useEffect, useId, useState } from 'react';
import type { CallInput } from '../../shared/contract.ts';
import type { ApiStatus } from '../../shared/model/status.ts';
import { call, problemOf, type Problem } from '../bridge/api.ts';
import { curlCommand, updateApi } from './api-settings.ts';
import { isDesktop } from '../bridge/bridge.ts';
import { ProblemText } from '../commands/ProblemText.tsx';
import { CopyButton } from './CopyButton.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { openLog, openView } from '../state/track-slice.ts';
import { useViewer, takeApi } from '../state/store.ts';
import { settingsTexts } from './texts.ts';
import { Toggle } from '../controls/Choice.tsx';
import { typedNumber } from '../controls/typed-number.ts';
import forms from '../controls/form.module.css';
import buttons from '../controls/button.module.css';
import styles from './ApiSettings.module.css';

const texts = settingsTexts.api;
/** How often the status is read, because no event is sent for each counted request. */
const LOOK_EVERY_MS = 2000;
const MASKED = '•'.repeat(12);

export function ApiSettings({ api }: { readonly api: ApiStatus }) {
  const [failure, setFailure] = useState<Problem>();
  // Only the desktop can change the API; `stratascope serve` keeps the options that it was started with.
  const own = isDesktop();
  const log = useViewer(openLog);
  const view = useViewer(openView);
  const formats = useViewer((viewer) => viewer.formats.write);
  const problem = failure ?? (api.lastError === undefined ? undefined : { message: api.lastError });
  useApiStatus();

  function update(change: CallInput<'api.update'>): void {
    setFailure(undefined);
    updateApi(change).catch((error: unknown) => setFailure(problemOf(error)));
  }

  return (
    <>
      {own && (
        <div className={styles.switch}>
          <Toggle label={texts.switch} checked={api.enabled} onChange={(enabled) => update({ enabled })} />
          <p className={forms.hint}>{texts.switchHint}</p>
        </div>
      )}
      <ProblemText problem={problem} className={styles.alert} />
      <div className={forms.row}>
        <span>{texts.address}</span>
        <div className={styles.line}>
          <code>{api.url}</code>
          <CopyButton label={texts.copyUrl} text={api.url} />
          <CopyButton label={texts.copyCurl} text={curlCommand(api, formats, log, view)} />
        </div>
      </div>
      {own && (
        <NumberField
          className={styles.port}
          label={texts.port}
          text={String(api.port)}
          parse={(typed) => typedNumber(typed, { what: texts.aPort, min: 1024, max: 65_535, integer: true })}
          commit={(port) => update({ port })}
        />
      )}
      <TokenRow api={api} update={update} />
      <div className={styles.switch}>
        <Toggle label={texts.openReads} checked={api.openReads} onChange={(openReads) => update({ openReads })} />
        <p className={forms.hint}>{texts.openReadsHint}</p>
      </div>
      <div className={forms.row}>
        <span>{texts.served}</span>
        <p className={styles.text}>{api.enabled ? texts.requests(api.requests, own) : texts.off}</p>
      </div>
    </>
  );
}

interface TokenRowProps {
  readonly api: ApiStatus;
  readonly update: (change: CallInput<'api.update'>) => void;
}

function TokenRow({ api, update }: TokenRowProps) {
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const id = useId();
  return (
    <div className={forms.row}>
      <span id={id}>{texts.token}</span>
      <div className={forms.lines}>
        <div className={styles.line}>
          <code aria-labelledby={id}>{shown ? api.token : MASKED}</code>
          <button type="button" className={buttons.button} onClick={() => setShown(!shown)}>
            {shown ? texts.hide : texts.show}
          </button>
          <CopyButton label={texts.copy} text={api.token} />
          <button type="button" className={buttons.button} disabled={asking} onClick={() => setAsking(true)}>
            {texts.newToken}
          </button>
        </div>
        {asking && (
          <div className={forms.explanation} role="alert">
            {texts.newTokenWarning}
            <div>
              <button
                type="button"
                className={buttons.danger}
                autoFocus
                onClick={() => {
                  setAsking(false);
                  update({ newToken: true });
                }}
              >
                {texts.makeToken}
              </button>
              <button type="button" className={buttons.button} onClick={() => setAsking(false)}>
                {texts.keepToken}
              </button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

/** Reads the status again while the panel is open; a failed call leaves the last one shown. */
function useApiStatus(): void {
  useEffect(() => {
    const look = (): void => {
      call('api.status', {}).then(takeApi, () => undefined);
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
