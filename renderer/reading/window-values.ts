// Fetches the values that a track's picture shows, once the window rests, while something on screen reads them.
import { useEffect } from 'react';
import { DEFAULT_COLORMAP } from '../../shared/colormaps/colormap-names.ts';
import { frameUrl } from '../../shared/model/frame-url.ts';
import { type LogView, lookOf } from '../../shared/model/viewer-state.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { mostValuesRows, valuesFrame } from '../../shared/picture/values-frame.ts';
import { errorSentence } from '../bridge/api.ts';
import { answerOf } from '../bridge/fetch-frame.ts';
import { keyHeaders } from '../bridge/page-key.ts';
import { missValues, outdateValues, takeValues, useReading, type WindowValues } from './reading-slice.ts';
import { asksForPictures } from '../state/picture-slice.ts';
import { paintedColormap } from '../../shared/colormaps/colormaps.ts';
import { drawnColormap } from '../colormaps/colormap-library.ts';
import { useViewer } from '../state/store.ts';

/** How long the window has to rest; longer than for the sharp picture, which goes first. */
const REST_MS = 150;

/**
 * `view`: its colormap is a spec, not a name. `pictureHeightPx`: device pixels; fewer rows are fetched of a very wide log.
 * Throws StratascopeError.
 */
export async function fetchWindowValues(
  log: Pick<ImageLog, 'id' | 'width'>,
  view: LogView,
  pictureHeightPx: number,
  signal: AbortSignal,
): Promise<WindowValues> {
  const { depthMin, depthMax } = view;
  const { id, width } = log;
  const heightPx = Math.min(pictureHeightPx, mostValuesRows(width));
  const pixelDepth = (depthMax - depthMin) / pictureHeightPx;
  const asked = { id, depthMin, depthMax, heightPx, pixelDepth, ...lookOf(view) };
  const url = frameUrl({ ...asked, format: 'values', damage: 'hatched' });
  const answer = await answerOf(url, { signal, headers: keyHeaders(), cache: 'no-store' });
  const rows = Number(answer.headers.get('x-rows'));
  const bands = paintedColormap(view.colormap).begins?.length;
  const frame = valuesFrame(await answer.arrayBuffer(), heightPx, width);
  return { id, width, heightPx, rows, depthMin, depthMax, bands, ...frame };
}

/** Keeps a track's values up to date; a new window aborts the request for the last one. */
export function useWindowValues(log: ImageLog, view: LogView, trackId: string, lead: boolean): void {
  const { id, width } = log;
  const heightPx = useViewer((viewer) => viewer.pictureSize.heightPx);
  const asking = useViewer(asksForPictures);
  const profiles = useViewer((viewer) => viewer.preferences.profiles);
  const wanted = useReading(({ cursor, histogram }) => cursor !== undefined || (lead && histogram));
  const colormap = useViewer((viewer) => entriesColormap(drawnColormap(viewer, view.colormap)));
  const asked = wanted || (lead && profiles);

  useEffect(() => {
    outdateValues(trackId);
    if (!asked || !asking || heightPx === 0) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetchWindowValues({ id, width }, { ...view, colormap }, heightPx, abort.signal).then(
        (values) => !abort.signal.aborted && takeValues(trackId, values),
        (error: unknown) => !abort.signal.aborted && missValues(trackId, errorSentence(error)),
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [id, width, view, colormap, heightPx, asked, trackId, asking]);
}

/** The spec to request entries with. All smooth colormaps have the same entries, so these share one spec. */
function entriesColormap(spec: string): string {
  return paintedColormap(spec).begins ? spec : DEFAULT_COLORMAP;
}
