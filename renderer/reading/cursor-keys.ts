// In: a key and where the crosshair is. Out: where it goes: a column or a pixel row on, ten with Shift.
import type { Cursor } from './reading.ts';

const LEAP = 10;

/** Always in the middle of a column and a row. Undefined when the key means nothing here. */
export function cursorStep(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  cursor: Cursor,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Cursor | undefined {
  const step = shiftKey ? LEAP : 1;
  const moves: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const move = moves[key];
  if (!move) return undefined;
  return { x: stepped(cursor.x, move[0], columns), y: stepped(cursor.y, move[1], rows) };
}

function stepped(share: number, by: number, places: number): number {
  const place = Math.floor(share * places) + by;
  return (Math.min(places - 1, Math.max(0, place)) + 0.5) / places;
}
