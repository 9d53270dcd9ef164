// The export format PNG: picture files with every pixel exactly as drawn.
import { z } from 'zod';
import { PICTURE_FORMATS } from '../../../../shared/picture/picture-formats.ts';
import type { Exporter } from '../exporter.ts';

export const pngExporter: Exporter = {
  id: 'png',
  fileKind: 'PNG picture',
  ending: 'png',
  kind: 'picture',
  schema: z.object({}),
  ...PICTURE_FORMATS.png,
  async write(source, sink) {
    const [{ exportPicture }, { encodePng }] = await Promise.all([
      import('../export-picture.ts'),
      import('../../frame/encode.ts'),
    ]);
    await exportPicture(source, sink, PICTURE_FORMATS.png, encodePng);
  },
};
