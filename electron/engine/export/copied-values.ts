// The values of a depth window as tab-separated text for the clipboard; refuses more than fit there.
import { setImmediate } from 'node:timers/promises';
import { MAX_COPIED_CELLS } from '../../../shared/contract.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { windowOf } from '../../../shared/raster/picture.ts';
import { countScanlines } from '../../../shared/tiles/scanlines.ts';
import type { ValuesSource } from './csv-lines.ts';
import { readValues } from './values-block.ts';

/** `window`: inclusive depths in the log's own unit. Throws `bad_input` above MAX_COPIED_CELLS. */
export async function copiedValues(
  source: ValuesSource,
  log: ImageLog,
  window: { readonly depthMin: number; readonly depthMax: number },
): Promise<{ rows: number; text: string }> {
  const { depthMin, depthMax } = windowOf(log, window);
  const rows = await countScanlines(source, log, depthMin, depthMax);
  const cells = rows * (log.width + 1);
  if (cells > MAX_COPIED_CELLS) {
    const counted = (n: number): string => n.toLocaleString('en-US');
    throw new StratascopeError(
      'bad_input',
      `Expected at most ${counted(MAX_COPIED_CELLS)} values to copy but this window holds ${counted(cells)}: zoom in, or export it as CSV`,
    );
  }
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let from: number | undefined;
  do {
    const block = await readValues(source, log, { id: log.id, ...window, format: 'tsv', from });
    pieces.push(decoder.decode(block.bytes));
    from = block.next;
    // Lets other calls on this thread run in between.
    await setImmediate();
  } while (from !== undefined);
  return { rows, text: pieces.join('') };
}
