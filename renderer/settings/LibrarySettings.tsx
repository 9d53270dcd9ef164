// The Library tab of the settings: a form that opens this computer's library or one on a team's server.
import { useId, useState, type FormEvent } from 'react';
import type { LibraryStatus, TeamServer } from '../../shared/model/status.ts';
import { call, problemOf, type Problem } from '../bridge/api.ts';
import { ProblemText } from '../commands/ProblemText.tsx';
import { Choice } from '../controls/Choice.tsx';
import { takePlace } from '../state/library-place.ts';
import { settingsTexts } from './texts.ts';
import { typedNumber } from '../controls/typed-number.ts';
import forms from '../controls/form.module.css';
import dialogs from '../controls/dialog.module.css';
import buttons from '../controls/button.module.css';
import styles from './LibrarySettings.module.css';

const texts = settingsTexts.library;
const DEFAULT_SERVER: TeamServer = { host: '', port: 5432, database: 'stratascope', user: '' };

export function LibrarySettings({ place }: { readonly place: LibraryStatus }) {
  const [kind, setKind] = useState(place.kind);
  const [server, setServer] = useState(place.server ?? DEFAULT_SERVER);
  const [port, setPort] = useState(String(server.port));
  const [password, setPassword] = useState('');
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  /** Where the library is, as the server has said it. */
  const [opened, setOpened] = useState<string>();
  const id = useId();

  async function choose(event: FormEvent): Promise<void> {
    event.preventDefault();
    const typed = typedNumber(port, { what: texts.aPort, min: 1, max: 65_535, integer: true });
    const missing = (['host', 'database', 'user'] as const).find((part) => server[part].trim() === '');
    if (kind === 'server' && missing) return setProblem({ message: texts.missing(missing) });
    if (kind === 'server' && 'problem' in typed) return setProblem({ message: typed.problem });
    setRunning(true);
    setProblem(undefined);
    setOpened(undefined);
    try {
      const chosen = { ...server, port: 'value' in typed ? typed.value : server.port };
      const status = await call(
        'store.choose',
        kind === 'local' ? { kind } : { kind, server: chosen, ...(password === '' ? {} : { password }) },
      );
      takePlace(status);
      setPassword('');
      setOpened(status.message ?? texts.now(placeName(status)));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setRunning(false);
    }
  }

  const field = (label: string, part: 'host' | 'database' | 'user') => (
    <div className={forms.row}>
      <label htmlFor={`${id}-${part}`}>{label}</label>
      <input
        id={`${id}-${part}`}
        className={styles.field}
        value={server[part]}
        maxLength={part === 'host' ? 253 : 63}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setServer({ ...server, [part]: event.target.value })}
      />
    </div>
  );

  return (
    <form onSubmit={(event) => void choose(event)} noValidate>
      <div className={dialogs.body}>
        <fieldset className={forms.row} aria-label={texts.library}>
          <span>{texts.library}</span>
          <div className={forms.choices}>
            <Choice name={id} chosen={kind === 'local'} choose={() => setKind('local')}>
              {texts.local}
            </Choice>
            <Choice name={id} chosen={kind === 'server'} choose={() => setKind('server')}>
              {texts.server} <small>{texts.serverHint}</small>
            </Choice>
          </div>
        </fieldset>
        {kind === 'server' && (
          <>
            {field(texts.host, 'host')}
            <div className={forms.row}>
              <label htmlFor={`${id}-port`}>{texts.port}</label>
              <div>
                <input
                  id={`${id}-port`}
                  className={forms.number}
                  inputMode="numeric"
                  value={port}
                  onChange={(event) => setPort(event.target.value)}
                />
              </div>
            </div>
            {field(texts.database, 'database')}
            {field(texts.user, 'user')}
            <div className={forms.row}>
              <label htmlFor={`${id}-password`}>{texts.password}</label>
              <div className={forms.lines}>
                <input
                  id={`${id}-password`}
                  className={styles.field}
                  type="password"
                  value={password}
                  maxLength={1000}
                  autoComplete="off"
                  placeholder={place.server ? texts.passwordAsBefore : undefined}
                  onChange={(event) => setPassword(event.target.value)}
                />
                <p className={forms.hint}>{texts.passwordHint}</p>
              </div>
            </div>
          </>
        )}
      </div>
      <footer className={dialogs.footer}>
        <ProblemText problem={problem} className={[forms.problem, dialogs.failure].join(' ')} />
        {!problem && (
          <p className={styles.outcome} role="status">
            {running ? texts.connecting : (opened ?? texts.is(placeName(place)))}
          </p>
        )}
        <button type="submit" className={buttons.primary} disabled={running}>
          {kind === 'local' ? texts.useLocal : texts.connect}
        </button>
      </footer>
    </form>
  );
}

/** Where a library is: `on this computer` or `stratascope on db.example.org`. */
function placeName({ kind, server }: LibraryStatus): string {
  return kind === 'server' && server ? texts.onServer(server.database, server.host) : texts.onThisComputer;
}
