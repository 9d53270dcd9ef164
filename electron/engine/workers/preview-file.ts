// Previews a file for the import dialog: what is found in its beginning, and a picture of its first scanlines.
import { frameRequest } from '../../../shared/model/display.ts';
import { PREVIEW_SCANLINES, type FileEnds, type FilePreview } from '../../../shared/model/file-preview.ts';
import type { ImportOptions } from '../../../shared/model/image-log.ts';
import { drawFrame } from '../frame/frame.ts';
import { LogFile } from '../import/log-file.ts';
import { endsOf } from '../import/preview/beginning.ts';
import { previewLog, type Previewed } from '../import/preview/preview-log.ts';
import type { PreviewImage } from '../import/preview/preview-rows.ts';

/** @throws StratascopeError `unreadable_file`; `bad_input` for options that contradict the file. */
export async function previewFile(path: string, options: ImportOptions): Promise<FilePreview> {
  const file = await LogFile.open(path);
  try {
    return await withPicture(await previewLog(file, options));
  } finally {
    await file.close();
  }
}

/** @throws StratascopeError as `previewFile` does. */
export async function previewEnds(
  { fileName, bytes, head, tail }: FileEnds,
  options: ImportOptions,
): Promise<FilePreview> {
  const [first, last] = [Buffer.from(head, 'base64'), Buffer.from(tail, 'base64')];
  return withPicture(await previewLog(endsOf(fileName, bytes, first, last), options));
}

async function withPicture({ preview, image }: Previewed): Promise<FilePreview> {
  return image ? { ...preview, picture: await pictureOf(image) } : preview;
}

async function pictureOf({ log, tiles, depths }: PreviewImage): Promise<string> {
  const rows = Math.min(depths.length, PREVIEW_SCANLINES);
  const request = frameRequest.parse({
    ...{ id: log.id, format: 'png', depthMin: depths[0]!, depthMax: depths[rows - 1]! },
    // One scanline has no depth to be drawn over: as many pixel rows as there are scanlines.
    ...(rows > 1 ? { heightPx: rows } : {}),
  });
  const { bytes } = await drawFrame(tiles, log, request);
  return Buffer.from(bytes).toString('base64');
}
