// Hands canvases and what is to be shown on them to the worker that paints, and tells what it has painted.
import { errorFromShape, StratascopeError } from '../../shared/errors.ts';
import { scriptAddress } from '../bridge/script-address.ts';
import { problemTexts } from '../bridge/texts.ts';
import type { FromPainter, ToPainter } from './paint-worker.ts';
import paintWorker from './paint-worker.ts?worker&url';
import type { Quality, ShownPicture } from './picture-on-canvas.ts';

export interface PaintEvents {
  /** `paintedMs`: of the page's clock. */
  readonly onPainted: (order: number, quality: Quality, paintedMs: number) => void;
  readonly onFailed: (error: unknown) => void;
}

export interface PaintedCanvas {
  /** Whether nothing will be painted on it any more: its worker has ended. It needs another canvas then. */
  isLost(): boolean;
  show(picture: ShownPicture): void;
  close(): void;
}

const canvases = new Map<number, PaintEvents>();
let worker: Worker | undefined;
let next = 1;

/** The canvas belongs to the worker from then on. */
export function paintInWorker(canvas: HTMLCanvasElement, events: PaintEvents): PaintedCanvas {
  worker ??= start();
  const to = worker;
  const picture = next++;
  const send = (message: ToPainter, transfer: Transferable[] = []): void => to.postMessage(message, transfer);
  canvases.set(picture, events);
  const offscreen = canvas.transferControlToOffscreen();
  send({ picture, canvas: offscreen }, [offscreen]);
  return {
    isLost: () => worker !== to,
    show: (shown) => send({ picture, shown }),
    close: () => {
      canvases.delete(picture);
      send({ picture, isClosed: true });
    },
  };
}

function start(): Worker {
  const started = new Worker(scriptAddress(paintWorker), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<FromPainter>) => {
    const events = canvases.get(data.picture);
    if ('error' in data) events?.onFailed(errorFromShape(data.error));
    else events?.onPainted(data.order, data.quality, data.paintedMs - performance.timeOrigin);
  });
  started.addEventListener('error', () => {
    // The next canvas starts another worker.
    started.terminate();
    worker = undefined;
    const reason = new StratascopeError('internal', problemTexts.noPictures);
    for (const { onFailed } of canvases.values()) onFailed(reason);
    canvases.clear();
  });
  return started;
}
