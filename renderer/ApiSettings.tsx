// In: the localhost API's state. Out: its switch, address, token and what it has done, each with what can be done about it.
import { useEffect, useId, useState } from 'react';
import type { CallInput } from '../shared/contract.ts';
import type { ApiStatus } from '../shared/model.ts';
import { call, errorSentence } from './api.ts';
import { curlCommand, updateApi } from './api-settings.ts';
import { isDesktop } from './bridge.ts';
import { CopyButton } from './CopyButton.tsx';
import { NumberField } from './NumberField.tsx';
import { openLog, openView, useViewer } from './store.ts';
import { Toggle } from './Toggle.tsx';
import { typedNumber } from './typed-number.ts';
import { plural } from './wording.ts';

/** The count of requests rises without an event for each. */
const LOOK_EVERY_MS = 2000;
const MASKED = '•'.repeat(12);

export function ApiSettings({ api }: { readonly api: ApiStatus }) {
  const [failure, setFailure] = useState<string>();
  // `stratascope serve` is the API: what it is started with holds until it ends.
  const own = isDesktop();
  const log = useViewer(openLog);
  const view = useViewer(openView);
  const problem = failure ?? api.lastError;
  useApiStatus();

  function update(change: CallInput<'api.update'>): void {
    setFailure(undefined);
    updateApi(change).catch((error: unknown) => setFailure(errorSentence(error)));
  }

  return (
    <>
      {own && (
        <div className="settings-switch">
          <Toggle label="Localhost API" checked={api.enabled} onChange={(enabled) => update({ enabled })} />
          <p className="form-hint">
            Programs on this machine fetch pictures and values over HTTP. Other machines cannot reach it.
          </p>
        </div>
      )}
      {problem && (
        <p className="settings-alert" role="alert">
          {problem}
        </p>
      )}
      <div className="form-row">
        <span>Address</span>
        <div className="settings-line">
          <code>{api.url}</code>
          <CopyButton label="Copy URL" text={api.url} />
          <CopyButton label="Copy as curl" text={curlCommand(api, log, view)} />
        </div>
      </div>
      {own && (
        <NumberField
          label="Port"
          text={String(api.port)}
          parse={(typed) => typedNumber(typed, { what: 'a port', min: 1024, max: 65_535, integer: true })}
          commit={(port) => update({ port })}
        />
      )}
      <TokenRow api={api} update={update} />
      <div className="settings-switch">
        <Toggle
          label="Let programs on this machine read without the token"
          checked={api.openReads}
          onChange={(openReads) => update({ openReads })}
        />
        <p className="form-hint">Importing and deleting need it all the same.</p>
      </div>
      <div className="form-row">
        <span>Served</span>
        <p className="settings-text">
          {api.enabled
            ? `${plural(api.requests, 'request')} since it was ${own ? 'switched on' : 'started'}`
            : 'Nothing: it is off'}
        </p>
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
    <div className="form-row">
      <span id={id}>Token</span>
      <div className="settings-lines">
        <div className="settings-line">
          <code aria-labelledby={id}>{shown ? api.token : MASKED}</code>
          <button type="button" className="button" onClick={() => setShown(!shown)}>
            {shown ? 'Hide' : 'Show'}
          </button>
          <CopyButton label="Copy" text={api.token} />
          <button type="button" className="button" disabled={asking} onClick={() => setAsking(true)}>
            New token…
          </button>
        </div>
        {asking && (
          <div className="form-explanation" role="alert">
            Programs that use the present token are refused from then on.
            <div>
              <button
                type="button"
                className="button button-danger"
                autoFocus
                onClick={() => {
                  setAsking(false);
                  update({ newToken: true });
                }}
              >
                Make a new token
              </button>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                Keep this one
              </button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

/** Looks again while the panel is open; a look that fails leaves what is shown. */
function useApiStatus(): void {
  useEffect(() => {
    const look = (): void => {
      call('api.status', {}).then(
        (api) => useViewer.setState({ api }),
        () => undefined,
      );
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
