// The banner shown while the library cannot be reached: says so, and what happens next.
import { CircleAlert, LoaderCircle } from 'lucide-react';
import { isDesktop } from '../bridge/bridge.ts';
import { openSettings, useViewer } from '../state/store.ts';
import { libraryStateTexts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './LibraryBanner.module.css';

export function LibraryBanner() {
  const place = useViewer((viewer) => viewer.place);
  if (!place || place.state === 'ready') return null;
  const lost = place.state === 'lost';
  const where = place.server?.host ?? libraryStateTexts.theLibrary;
  return (
    <div className={styles.banner} data-state={place.state} role={lost ? 'alert' : 'status'}>
      {lost ? <CircleAlert aria-hidden="true" /> : <LoaderCircle aria-hidden="true" />}
      <p>
        <strong>{lost ? libraryStateTexts.connectionLost(where) : libraryStateTexts.connecting(where)}</strong>{' '}
        {place.message}
      </p>
      {isDesktop() && (
        <button type="button" className={buttons.button} onClick={() => openSettings('library')}>
          {libraryStateTexts.openLibrarySettings}
        </button>
      )}
    </div>
  );
}
