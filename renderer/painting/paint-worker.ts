// A worker that paints the pictures of the page from tiles that it holds, once in a frame of the screen.
import '../bridge/no-generated-code.ts';
import { errorShape } from '../../shared/errors.ts';
import { HeldTiles } from './held-tiles.ts';
import { PictureOnCanvas, type Quality, type ShownPicture } from './picture-on-canvas.ts';
import { TileQueue } from './tile-queue.ts';

export type ToPainter = { readonly picture: number } & (
  { readonly canvas: OffscreenCanvas } | { readonly shown: ShownPicture } | { readonly isClosed: true }
);
export type FromPainter = { readonly picture: number } & (
  | { readonly order: number; readonly quality: Quality; readonly paintedMs: number }
  | { readonly error: ReturnType<typeof errorShape> }
);

const held = new HeldTiles(0);
const pictures = new Map<number, PictureOnCanvas>();
const queue = new TileQueue(held, () => {
  for (const picture of pictures.values()) picture.refresh();
});
/** Whether a picture has been painted that the screen has not taken yet. */
let isPainted = false;
let hasChanged = false;

addEventListener('message', ({ data }: MessageEvent<ToPainter>) => {
  const { picture } = data;
  if ('canvas' in data) pictures.set(picture, pictureOn(data.canvas, picture));
  else if ('shown' in data) {
    const { heldBytes } = data.shown;
    if (held.mostBytes !== heldBytes) held.mostBytes = heldBytes;
    pictures.get(picture)?.show(data.shown);
  } else {
    pictures.get(picture)?.close();
    pictures.delete(picture);
    change();
  }
});

function pictureOn(canvas: OffscreenCanvas, picture: number): PictureOnCanvas {
  return new PictureOnCanvas(
    canvas,
    { held, msFor: (bytes) => queue.msFor(bytes) },
    {
      onPainted: (order, quality) => reply({ picture, order, quality, paintedMs: pageMs() }),
      onFailed: (error) => reply({ picture, error: errorShape(error) }),
      onChange: change,
    },
  );
}

/** Paints at once, and then not before the next frame of the screen, because inputs and tiles may come more often. */
function change(): void {
  hasChanged = true;
  if (!isPainted) void paint();
}

async function paint(): Promise<void> {
  isPainted = true;
  hasChanged = false;
  for (const picture of pictures.values()) {
    if (picture.isDirty) await picture.paint().catch(() => picture.leaveToEngine());
  }
  queue.want([...pictures.values()].flatMap(({ wanted }) => wanted));
  requestAnimationFrame(() => {
    isPainted = false;
    if (hasChanged) void paint();
  });
}

/** Of the clock that all threads of the page share. */
function pageMs(): number {
  return performance.timeOrigin + performance.now();
}

function reply(message: FromPainter): void {
  postMessage(message);
}
