// A strip shown while the API is on or the library is shared; pressing a part opens its settings.
import { Database, Plug } from 'lucide-react';
import { isDesktop } from '../bridge/bridge.ts';
import { openSettings, useViewer } from '../state/store.ts';
import { appTexts } from './texts.ts';
import styles from './StatusBar.module.css';

export function StatusBar() {
  const api = useViewer((viewer) => viewer.api);
  const place = useViewer((viewer) => viewer.place);
  // Not in a browser, where API and library are the server's and there are no settings to open.
  if (!isDesktop()) return null;
  const shared = place?.kind === 'server' ? place.server : undefined;
  if (!api?.enabled && !shared) return null;
  return (
    <footer className={styles.bar} aria-label={appTexts.status}>
      {shared && (
        <button type="button" title={appTexts.librarySettings} onClick={() => openSettings('library')}>
          <Database aria-hidden="true" />
          {appTexts.databaseOn(shared.database, shared.host)}
        </button>
      )}
      {api?.enabled && (
        <button type="button" title={appTexts.apiSettings} onClick={() => openSettings('api')}>
          <Plug aria-hidden="true" />
          {appTexts.apiOn(api.port)}
        </button>
      )}
    </footer>
  );
}
