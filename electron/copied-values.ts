// In: a depth window. Out: its scanlines as tab-separated text for the clipboard, or one sentence on why there are too many.
import { MAX_COPIED_CELLS } from '../shared/contract.ts';
import { StratascopeError } from '../shared/errors.ts';
import type { Engine } from './engine/engine.ts';

interface Window {
  readonly id: number;
  readonly depthMin: number;
  readonly depthMax: number;
}

export async function copiedValues(
  engine: Pick<Engine, 'countRows' | 'get' | 'values'>,
  window: Window,
): Promise<{ rows: number; text: string }> {
  const [rows, { width }] = await Promise.all([engine.countRows(window), engine.get(window.id)]);
  const cells = rows * (width + 1);
  if (cells > MAX_COPIED_CELLS) {
    const counted = (n: number): string => n.toLocaleString('en-US');
    throw new StratascopeError(
      'bad_input',
      `Expected at most ${counted(MAX_COPIED_CELLS)} values to copy but this window holds ${counted(cells)}: zoom in, or export it as CSV`,
    );
  }
  const pieces: string[] = [];
  let from: number | undefined;
  do {
    const block = await engine.values({ ...window, format: 'tsv', from });
    pieces.push(new TextDecoder().decode(block.bytes));
    from = block.next;
  } while (from !== undefined);
  return { rows, text: pieces.join('') };
}
