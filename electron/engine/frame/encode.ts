// RGB pixels become a JPEG or PNG file's bytes, through sharp (libvips).
import sharp, { type Sharp } from 'sharp';
import { StratascopeError } from '../../../shared/errors.ts';
import { mostRows, type PictureFormat } from '../../../shared/picture/picture-formats.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** [height, width, 3] R G B. */
  readonly rgb: Uint8Array;
}

/** What a file says of itself. */
export interface PictureNote {
  /** Pixels an inch. */
  readonly dpi: number;
  /** ASCII, as EXIF has it. */
  readonly description: string;
}

/** Below this width a JPEG keeps full colour resolution: halved chroma bleeds visibly over so few columns. */
const FULL_CHROMA_BELOW_PX = 400;

// No picture is asked for twice, and a cached one would be of arrays that are in use again.
sharp.cache(false);

/** Throws `too_many_rows`, saying how to ask instead (`others`: further ways there are): never a silently smaller picture. */
export function checkRows(
  { name, limits, roomier = [] }: Pick<PictureFormat, 'name' | 'limits' | 'roomier'>,
  widthPx: number,
  heightPx: number,
  others: readonly string[] = [],
): void {
  const most = mostRows(limits, widthPx);
  if (heightPx <= most) return;
  const ways = ['a lower height', 'a narrower depth window', ...roomier, ...others];
  throw new StratascopeError(
    'too_many_rows',
    `Expected at most ${most} pixel rows in a ${name} ${widthPx} wide but received ${heightPx}; ` +
      `ask for ${ways.slice(0, -1).join(', ')} or ${ways.at(-1)!}`,
  );
}

export function encodeJpeg(pixels: Pixels, quality: number, note?: PictureNote): Promise<Uint8Array<ArrayBuffer>> {
  const picture = pictureOf(pixels).jpeg({
    quality,
    chromaSubsampling: pixels.width < FULL_CHROMA_BELOW_PX ? '4:4:4' : '4:2:0',
    // A third of the time for 5 % more bytes.
    optimiseCoding: false,
  });
  return bytesOf(picture, note);
}

export function encodePng(pixels: Pixels, note?: PictureNote): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(pictureOf(pixels).png({ compressionLevel: 6 }), note);
}

function pictureOf({ rgb, width, height }: Pixels): Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false });
}

/** They lie in memory of their own, which can be handed to another thread; sharp's cannot. */
async function bytesOf(picture: Sharp, note: PictureNote | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (note) picture.withMetadata({ density: note.dpi, exif: { IFD0: { ImageDescription: note.description } } });
  return new Uint8Array(await picture.toBuffer());
}
