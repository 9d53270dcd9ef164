// The export format JPEG: small picture files with a limited number of rows.
import { z } from 'zod';
import { PICTURE_FORMATS } from '../../../../shared/picture/picture-formats.ts';
import type { Exporter } from '../exporter.ts';

const schema = z.object({
  quality: z.int().min(1).max(100).default(90).meta({ title: 'Quality', description: 'JPEG quality' }),
});

export const jpegExporter: Exporter = {
  id: 'jpeg',
  fileKind: 'JPEG picture',
  ending: 'jpg',
  otherEndings: ['jpeg'],
  kind: 'picture',
  schema,
  ...PICTURE_FORMATS.jpeg,
  async write(source, sink) {
    const [{ exportPicture }, { encodeJpeg }] = await Promise.all([
      import('../export-picture.ts'),
      import('../../frame/encode.ts'),
    ]);
    const { quality } = schema.parse(source.request);
    await exportPicture(source, sink, PICTURE_FORMATS.jpeg, (pixels, note) => encodeJpeg(pixels, quality, note));
  },
};
