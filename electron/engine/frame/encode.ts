// In: RGB pixels. Out: a JPEG or PNG file's bytes, through sharp (libvips).
import sharp from 'sharp';
import { StratascopeError } from '../../../shared/errors.ts';
import { MAX_JPEG_ROWS, MAX_PICTURE_PIXELS, type FrameRequest } from '../../../shared/model/display.ts';

type PictureFormat = 'jpeg' | 'png';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** [height, width, 3] R G B. */
  readonly rgb: Uint8Array;
}

/** What a file says of itself. */
interface PictureNote {
  /** Pixels an inch. */
  readonly dpi: number;
  /** ASCII, as EXIF has it. */
  readonly description: string;
}

/** Below this width a JPEG keeps full colour resolution: halved chroma bleeds visibly over so few columns. */
const FULL_CHROMA_BELOW_PX = 400;

// No picture is asked for twice, and a cached one would be of arrays that are in use again.
sharp.cache(false);

/** Rows one file of the format holds at this width. */
export function maxRows(format: FrameRequest['format'], widthPx: number): number {
  const byPixels = Math.floor(MAX_PICTURE_PIXELS / widthPx);
  return format === 'jpeg' ? Math.min(MAX_JPEG_ROWS, byPixels) : byPixels;
}

/** Throws `too_many_rows`, saying how to ask instead (`others`: further ways there are): never a silently smaller picture. */
export function checkRows(
  format: FrameRequest['format'],
  widthPx: number,
  heightPx: number,
  others: readonly string[] = [],
): void {
  const most = maxRows(format, widthPx);
  if (heightPx <= most) return;
  const ways = ['a lower height', 'a narrower depth window', ...(format === 'jpeg' ? ['PNG'] : []), ...others];
  throw new StratascopeError(
    'too_many_rows',
    `Expected at most ${most} pixel rows in a ${format.toUpperCase()} ${widthPx} wide but received ${heightPx}; ` +
      `ask for ${ways.slice(0, -1).join(', ')} or ${ways.at(-1)!}`,
  );
}

/** The bytes lie in memory of their own, which can be handed to another thread; sharp's cannot. */
export async function encode(
  { rgb, width, height }: Pixels,
  format: PictureFormat,
  quality: number,
  note?: PictureNote,
): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false });
  const encoded =
    format === 'png'
      ? picture.png({ compressionLevel: 6 })
      : picture.jpeg({
          quality,
          chromaSubsampling: width < FULL_CHROMA_BELOW_PX ? '4:4:4' : '4:2:0',
          // A third of the time for 5 % more bytes.
          optimiseCoding: false,
        });
  if (note) encoded.withMetadata({ density: note.dpi, exif: { IFD0: { ImageDescription: note.description } } });
  return new Uint8Array(await encoded.toBuffer());
}
