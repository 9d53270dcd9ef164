// Makes one blank of each run of blanks and tabs between fields, and none of those at the ends of lines.

const TAB: i8 = 9;
const LINE_FEED: i8 = 10;
const RETURN: i8 = 13;
const SPACE: i8 = 32;
/** Bytes whose bits are looked at together. */
const STEP: u64 = 64;
/** Bytes that are moved together. */
const MOVED: usize = 8;

/** [256, 8] for each choice of eight bytes, where those come from that stay. */
const choices: usize = memory.data(2048);
let isMade: bool = false;

function makeChoices(): void {
  for (let choice = 0; choice < 256; choice++) {
    let to = choices + ((<usize>choice) << 3);
    for (let bits = choice; bits != 0; bits &= bits - 1, to++) store<u8>(to, <u8>ctz(bits));
  }
  isMade = true;
}

/** Works in place. Returns the length of what is left of the text, which ends with a line feed. */
export function closeRuns(text: usize, bytes: usize): usize {
  if (!isMade) makeChoices();
  const end = text + bytes;
  let to = text;
  /** 1 where the next byte is the first of a line, or goes on with blanks that are. */
  let leading: u64 = 1;
  for (let at = text; at < end; at += <usize>STEP) {
    const blanks = bitsOf(at, SPACE, TAB);
    const lineFeeds = bitsOf(at, LINE_FEED, LINE_FEED);
    const lineEnds = lineFeeds | bitsOf(at, RETURN, RETURN);
    const next = load<i8>(at + <usize>STEP);
    const isBlankNext = <u64>(next == SPACE || next == TAB);
    const isLineEndNext = <u64>(next == LINE_FEED || next == RETURN);
    // Added to the first of a run, one carries through the whole run.
    const starts = blanks & ((lineFeeds << 1) | leading);
    const carried = blanks + starts;
    const atStart = blanks & ~carried;
    leading = (lineFeeds >> (STEP - 1)) | (atStart >> (STEP - 1));
    // The last blank of a run stays.
    const beforeBlank = (blanks >> 1) | (isBlankNext << (STEP - 1));
    const beforeEnd = (lineEnds >> 1) | (isLineEndNext << (STEP - 1));
    let kept = ~(blanks & (beforeBlank | beforeEnd | atStart));
    const left = <u64>(end - at);
    if (left < STEP) kept &= u64.MAX_VALUE >> (STEP - left);
    for (let from = at; kept != 0; from += MOVED, kept >>= MOVED) {
      const choice = <usize>(kept & 0xff);
      const moved = i8x16.swizzle(v128.load_zero<u64>(from), v128.load_zero<u64>(choices + (choice << 3)));
      const tabs = i8x16.eq(moved, i8x16.splat(TAB));
      v128.store_lane<u64>(to, v128.bitselect(i8x16.splat(SPACE), moved, tabs), 0);
      to += <usize>popcnt(choice);
    }
  }
  return to - text;
}

/** One bit for each of 64 bytes that is one or the other. */
function bitsOf(at: usize, one: i8, other: i8): u64 {
  return (
    bitsOf16(at, one, other) |
    (bitsOf16(at + 16, one, other) << 16) |
    (bitsOf16(at + 32, one, other) << 32) |
    (bitsOf16(at + 48, one, other) << 48)
  );
}

function bitsOf16(at: usize, one: i8, other: i8): u64 {
  const bytes = v128.load(at);
  return <u64>i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(one)), i8x16.eq(bytes, i8x16.splat(other))));
}
