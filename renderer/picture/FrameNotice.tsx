// The notice over the picture while it loads, or when it could not be loaded.
import { RefreshCw } from 'lucide-react';
import { retryFrame, useViewer } from '../state/store.ts';
import { controlTexts } from '../controls/texts.ts';
import { frameTexts } from './texts.ts';

export function FrameNotice() {
  const frame = useViewer((viewer) => viewer.frame);
  if (frame.kind === 'shown') return null;
  if (frame.kind === 'loading') {
    return (
      <div className="notice notice-loading" role="status">
        {frameTexts.loadingPicture}
      </div>
    );
  }
  return (
    <div className="notice notice-failed">
      <div role="alert">
        <strong>{frameTexts.pictureFailed}</strong>
        <p>{frame.message}</p>
      </div>
      <button type="button" className="button" onClick={retryFrame}>
        <RefreshCw aria-hidden="true" /> {controlTexts.tryAgain}
      </button>
    </div>
  );
}
