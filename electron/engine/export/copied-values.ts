// A depth window's scanlines as tab-separated text for the clipboard, or one sentence on why there are too many.
import { setImmediate } from 'node:timers/promises';
import { MAX_COPIED_CELLS } from '../../../shared/contract.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { windowOf } from '../frame/picture.ts';
import { countScanlines } from '../tiles/scanlines.ts';
import type { ValuesSource } from './csv-lines.ts';
import { readValues } from './values-block.ts';

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
    // Whoever else waits for this thread has its turn.
    await setImmediate();
  } while (from !== undefined);
  return { rows, text: pieces.join('') };
}
