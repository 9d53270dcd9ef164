// Copies the depth window to the clipboard, as a picture or as values, and reports the outcome.
import { frameUrl } from '../../shared/model/frame-url.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import type { Look } from '../../shared/model/display.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { drawnLook } from '../colormaps/colormap-library.ts';
import { fetchBlob } from '../bridge/fetch-frame.ts';
import { keyHeaders } from '../bridge/page-key.ts';
import { openLog, openView } from '../state/track-slice.ts';
import { reportProblem, say, type Viewer } from '../state/store.ts';
import { clipboardTexts } from './texts.ts';

/** CSS pixels between pictures that stand side by side. */
const BETWEEN_PX = 8;

/** Copies the pictures as on screen, at device pixels. The engine draws them again, so layers over them are left out. */
export async function copyPicture(viewer: Viewer): Promise<void> {
  const [log, view] = [openLog(viewer), openView(viewer)];
  const { widthPx, heightPx } = viewer.pictureSize;
  if (!log || !view || widthPx === 0 || heightPx === 0) return;
  const draw = (normalization: Look['normalization']): Promise<Blob> => {
    const { depthMin, depthMax } = view;
    const request = { id: log.id, depthMin, depthMax, ...drawnLook(viewer, view), normalization, widthPx, heightPx };
    const url = frameUrl({ ...request, format: 'png' });
    return fetchBlob(new URL(url, document.baseURI).href, { headers: keyHeaders() });
  };
  const pictures = viewer.tracks.map(({ look }) => draw(look.normalization ?? view.normalization));
  const blob = pictures.length > 1 ? sideBySide(pictures) : pictures[0]!;
  const width = widthPx * pictures.length + betweenPx() * (pictures.length - 1);
  await write('image/png', blob, () => clipboardTexts.copiedPicture(width, heightPx));
}

/** Copies the values as tab-separated text for spreadsheets. The engine refuses more than MAX_COPIED_CELLS. */
export async function copyValues(viewer: Viewer): Promise<void> {
  const [log, view] = [openLog(viewer), openView(viewer)];
  if (!log || !view) return;
  const values = call('window.values', windowOf(log.id, view));
  const blob = values.then(({ text }) => new Blob([text], { type: 'text/plain' }));
  await write('text/plain', blob, async () => clipboardTexts.copiedValues((await values).rows));
}

function windowOf(id: number, { depthMin, depthMax }: LogView) {
  return { id, depthMin, depthMax };
}

/** Takes the promise of a blob, because browsers allow writing to the clipboard only shortly after a key or click. */
async function write(type: string, blob: Promise<Blob>, done: () => string | Promise<string>): Promise<void> {
  say(clipboardTexts.copying, true);
  try {
    if (!('clipboard' in navigator)) throw new Error(clipboardTexts.absent);
    // Waits for both, so that an error of the blob is thrown and not the clipboard's error that it got no blob.
    await Promise.all([blob, navigator.clipboard.write([new ClipboardItem({ [type]: blob })])]);
    say(await done());
  } catch (error) {
    say('');
    reportProblem(clipboardTexts.failed(await reasonOf(blob, error)));
  }
}

async function reasonOf(blob: Promise<Blob>, error: unknown): Promise<string> {
  return blob.then(
    () => errorSentence(error),
    (cause: unknown) => errorSentence(cause),
  );
}

function betweenPx(): number {
  return Math.round(BETWEEN_PX * window.devicePixelRatio);
}

async function sideBySide(blobs: readonly Promise<Blob>[]): Promise<Blob> {
  const pictures = await Promise.all(blobs.map(async (blob) => createImageBitmap(await blob)));
  const [{ width, height }] = pictures as [ImageBitmap];
  const canvas = new OffscreenCanvas(width * pictures.length + betweenPx() * (pictures.length - 1), height);
  const context = canvas.getContext('2d');
  pictures.forEach((picture, i) => {
    context?.drawImage(picture, i * (width + betweenPx()), 0);
    picture.close();
  });
  return canvas.convertToBlob({ type: 'image/png' });
}
