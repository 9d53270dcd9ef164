// The notice over the picture while it loads, or when it could not be loaded.
import { RefreshCw } from 'lucide-react';
import { isDesktop } from '../bridge/bridge.ts';
import { CommandButton } from '../commands/CommandButton.tsx';
import type { LayerProps } from '../commands/stage-parts.ts';
import { retryFrame, useViewer } from '../state/store.ts';
import { controlTexts } from '../controls/texts.ts';
import { frameTexts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './FrameNotice.module.css';

export function FrameNotice({ log }: Pick<LayerProps, 'log'>) {
  const frame = useViewer((viewer) => viewer.frame);
  if (frame.kind === 'shown') return null;
  if (frame.kind === 'loading') {
    return (
      <div className={styles.loading} role="status">
        {frameTexts.loadingPicture}
      </div>
    );
  }
  return (
    <div className={styles.failed}>
      <div role="alert">
        <strong>{frameTexts.pictureFailed}</strong>
        <p>{frame.message}</p>
      </div>
      <div className={styles.buttons}>
        {log.place?.isAway && isDesktop() && <CommandButton id="locate" text={frameTexts.locate} />}
        <button type="button" className={buttons.button} onClick={retryFrame}>
          <RefreshCw aria-hidden="true" /> {controlTexts.tryAgain}
        </button>
      </div>
    </div>
  );
}
