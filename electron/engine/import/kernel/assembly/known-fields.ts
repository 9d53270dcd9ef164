// Fields that TypeScript has found to be missing: where the same bytes stand again, they are counted here.
import { MOST_LOADED, lanesFrom } from './vectors';

const MOST: usize = 8;
/** Of an entry: its text, with nothing before it, 16 bytes; which of these count, 16; its length and how often it was met, u32. */
const ENTRY_BYTES: usize = 48;
const LENGTH: usize = 32;
const COUNT: usize = 36;

const table: usize = memory.data(384);
let end: usize = table;

/** Keeps the field [start, fieldEnd). Returns its number; -1 where it is too long, or there is no more room. */
export function keepField(start: usize, fieldEnd: usize): i32 {
  const length = <i32>(fieldEnd - start);
  if (length > MOST_LOADED || end == table + MOST * ENTRY_BYTES) return -1;
  const isText = lanesFrom(MOST_LOADED - length);
  v128.store(end, v128.and(v128.load(fieldEnd - 16), isText));
  v128.store(end, isText, 16);
  store<u32>(end, length, LENGTH);
  store<u32>(end, 0, COUNT);
  end += ENTRY_BYTES;
  return <i32>((end - table) / ENTRY_BYTES) - 1;
}

/** Whether the field [start, fieldEnd) is one of those; then it is counted. */
export function isKept(start: usize, fieldEnd: usize): bool {
  const length = <u32>(fieldEnd - start);
  const text = v128.load(fieldEnd - 16);
  for (let entry = table; entry < end; entry += ENTRY_BYTES) {
    if (load<u32>(entry, LENGTH) != length) continue;
    if (v128.any_true(v128.xor(v128.and(text, v128.load(entry, 16)), v128.load(entry)))) continue;
    store<u32>(entry, load<u32>(entry, COUNT) + 1, COUNT);
    return true;
  }
  return false;
}

/** How often a field was met since it was last asked for. */
export function takeFieldCount(number: i32): i32 {
  const count = table + <usize>number * ENTRY_BYTES + COUNT;
  const met = load<i32>(count);
  store<i32>(count, 0);
  return met;
}
