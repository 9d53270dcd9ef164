// Finds delimiters and line feeds: 64 bytes at a time become bits, and those a list of addresses.

const LINE_FEED: i8 = 10;
/** Bytes that become the bits of one u64. */
const STEP: u64 = 64;
/** Delimiters that are listed at a time, unless a record has more. */
const BATCH: i32 = 4096;
const ADDRESS_BYTES: usize = 4;

let delimiter: i8 = 0;
/** [fields of a record]: so many addresses are needed to read one, and the one before it. */
let recordBytes: usize = 0;
let list: usize = 0;
let limit: usize = 0;
/** In the list: where the delimiter before the next record stands, and the end. */
let position: usize = 0;
let filled: usize = 0;
/** In the text: what lies before is listed. */
let scanned: usize = 0;
let textEnd: usize = 0;

export function setDelimiter(byte: i32, fields: i32): void {
  delimiter = <i8>byte;
  recordBytes = <usize>fields * ADDRESS_BYTES;
  const entries = <usize>max(BATCH, 2 * fields);
  // Behind the limit: those of the last step, written eight at a time.
  list = heap.alloc((entries + 2 * <usize>STEP) * ADDRESS_BYTES);
  limit = list + entries * ADDRESS_BYTES;
}

export function beginText(start: usize, end: usize): void {
  store<u32>(list, <u32>(start - 1));
  position = list;
  filled = list + ADDRESS_BYTES;
  scanned = start;
  textEnd = end;
}

/** Where the list has the delimiter before the next record, and behind it all of the record's; 0 where there are too few. */
export function nextRecord(): usize {
  if (filled - position <= recordBytes) refill();
  return filled - position <= recordBytes ? 0 : position;
}

/** Where the next record begins in the text. */
export function recordStart(): usize {
  return <usize>load<u32>(position) + 1;
}

export function isTextRead(): bool {
  return recordStart() >= textEnd;
}

/** Goes on behind a record with as many fields as all. */
export function passRecord(): void {
  position += recordBytes;
}

/** Goes on behind a line feed. */
export function passLine(lineFeed: usize): void {
  while (<usize>load<u32>(position) < lineFeed) {
    if (position + ADDRESS_BYTES >= filled) refill();
    position += ADDRESS_BYTES;
  }
}

/** Takes what is left of the list to its beginning, and fills it up. */
function refill(): void {
  const kept = filled - position;
  memory.copy(list, position, kept);
  position = list;
  let to = list + kept;
  let at = scanned;
  const delimiters = i8x16.splat(delimiter);
  const lineFeeds = i8x16.splat(LINE_FEED);
  while (at < textEnd && to < limit) {
    let bits = bitsOf(at, delimiters, lineFeeds);
    const left = <u64>(textEnd - at);
    if (left < STEP) bits &= u64.MAX_VALUE >> (STEP - left);
    to = listBits(bits, at, to);
    at += <usize>STEP;
  }
  scanned = at;
  filled = to;
}

/** One bit for each of 64 bytes that is one or the other. */
function bitsOf(at: usize, one: v128, other: v128): u64 {
  return (
    bitsOf16(v128.load(at), one, other) |
    (bitsOf16(v128.load(at, 16), one, other) << 16) |
    (bitsOf16(v128.load(at, 32), one, other) << 32) |
    (bitsOf16(v128.load(at, 48), one, other) << 48)
  );
}

function bitsOf16(bytes: v128, one: v128, other: v128): u64 {
  return <u64>i8x16.bitmask(v128.or(i8x16.eq(bytes, one), i8x16.eq(bytes, other)));
}

/** Writes the address of each bit, eight at a time whether there are so many or not. Returns the end of those that count. */
function listBits(bits: u64, at: usize, to: usize): usize {
  const end = to + <usize>popcnt(bits) * ADDRESS_BYTES;
  do {
    store<u32>(to, <u32>(at + <usize>ctz(bits)));
    bits &= bits - 1;
    store<u32>(to, <u32>(at + <usize>ctz(bits)), 4);
    bits &= bits - 1;
    store<u32>(to, <u32>(at + <usize>ctz(bits)), 8);
    bits &= bits - 1;
    store<u32>(to, <u32>(at + <usize>ctz(bits)), 12);
    bits &= bits - 1;
    store<u32>(to, <u32>(at + <usize>ctz(bits)), 16);
    bits &= bits - 1;
    store<u32>(to, <u32>(at + <usize>ctz(bits)), 20);
    bits &= bits - 1;
    store<u32>(to, <u32>(at + <usize>ctz(bits)), 24);
    bits &= bits - 1;
    store<u32>(to, <u32>(at + <usize>ctz(bits)), 28);
    bits &= bits - 1;
    to += 8 * ADDRESS_BYTES;
  } while (bits != 0);
  return end;
}
