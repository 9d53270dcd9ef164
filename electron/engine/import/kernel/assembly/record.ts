// Reads one record into the row: by the first way of reading its fields that fits, what is not plain in TypeScript.
import { DECIMALS_AT_ONCE, decimalsBefore, readDecimals } from './decimals';
import { isKept } from './known-fields';
import { nextRecord, passLine, recordStart } from './delimiters';
import { readNumber } from './numbers';
import { depthAt, row, samples } from './row';
import { readField, readWholeRecord } from './typescript';
import { readWholeNumbers, WHOLE_NUMBERS_AT_ONCE } from './whole-numbers';

const TAB: u8 = 9;
const LINE_FEED: u8 = 10;
const RETURN: u8 = 13;
const SPACE: u8 = 32;
/** Records for which a way of reading is not tried again where it did not fit. */
const PAUSE: i32 = 32;

let delimiter: u8 = 0;
let depthField: i32 = 0;
/** Samples behind the depth. */
let behind: i32 = 0;
let times: f64 = 1;
let over: f64 = 1;
/** [256] bytes with which a comment may begin are not 0. */
let comments: usize = 0;
/** Numbers of the fields that are left to TypeScript. */
let others: usize = 0;
/** Records until a way of reading is tried again. */
let wholeNumbersPause: i32 = 0;
let decimalsPause: i32 = 0;

/** `field` of the depth; it is multiplied and divided. Returns where the marks of comments belong. */
export function setRecord(byte: i32, field: i32, factor: f64, divisor: f64): usize {
  delimiter = <u8>byte;
  depthField = field;
  behind = samples - field;
  times = factor;
  over = divisor;
  comments = heap.alloc(256);
  memory.fill(comments, 0, 256);
  others = heap.alloc((<usize>(samples + 1)) << 2);
  return comments;
}

/** Reads the next record, samples into the row and its depth to `depthAt`, but does not go on behind it. */
export function readRecord(): bool {
  const before = nextRecord();
  return before != 0 && readPlain(before);
}

/** Has the next record read in TypeScript, and goes on behind it. */
export function leaveRecord(): bool {
  const lineFeed = readWholeRecord(recordStart());
  if (lineFeed != 0) passLine(lineFeed);
  return lineFeed != 0;
}

/** `before`: in the list of delimiters, the one before the record. */
function readPlain(before: usize): bool {
  const last = before + ((<usize>(samples + 1)) << 2);
  const lineFeed = <usize>load<u32>(last);
  if (load<u8>(lineFeed) != LINE_FEED) return false;
  if (mayBeComment(<usize>load<u32>(before) + 1)) return false;
  const hasReturn = load<u8>(lineFeed - 1) == RETURN;
  // The last field ends before it; the next record begins behind the line feed.
  if (hasReturn) store<u32>(last, <u32>(lineFeed - 1));
  const isPlain = readDepth(before) && readSamples(before);
  if (hasReturn) store<u32>(last, <u32>lineFeed);
  return isPlain;
}

function mayBeComment(start: usize): bool {
  let at = start;
  while (load<u8>(at) != delimiter && (load<u8>(at) == SPACE || load<u8>(at) == TAB)) at++;
  return load<u8>(comments + <usize>load<u8>(at)) != 0;
}

function readDepth(before: usize): bool {
  const at = before + ((<usize>depthField) << 2);
  const depth = readNumber(<usize>load<u32>(at) + 1, <usize>load<u32>(at, 4));
  store<f64>(depthAt, (depth * times) / over);
  return abs(depth) < Infinity;
}

function readSamples(before: usize): bool {
  const afterDepth = before + ((<usize>(depthField + 1)) << 2);
  const rest = row + ((<usize>depthField) << 2);
  if (wholeNumbersPause == 0) {
    if (fits(WHOLE_NUMBERS_AT_ONCE)) {
      const isBefore = depthField == 0 || readWholeNumbers(before, depthField, row);
      if (isBefore && (behind == 0 || readWholeNumbers(afterDepth, behind, rest))) return true;
    }
    wholeNumbersPause = PAUSE;
  } else wholeNumbersPause--;
  if (decimalsPause == 0) {
    const decimals = decimalsBefore(<usize>load<u32>(depthField == 0 ? afterDepth : before, 4));
    if (decimals > 0 && fits(DECIMALS_AT_ONCE)) {
      const isBefore = depthField == 0 || readDecimals(before, depthField, decimals, row);
      if (isBefore && (behind == 0 || readDecimals(afterDepth, behind, decimals, rest))) return true;
    }
    decimalsPause = PAUSE;
  } else decimalsPause--;
  return readNumbers(before, 0, depthField) && readNumbers(afterDepth, depthField, behind);
}

/** Whether the runs before and behind the depth have enough fields for a way of reading several at once. */
function fits(atOnce: i32): bool {
  return (depthField == 0 || depthField >= atOnce) && (behind == 0 || behind >= atOnce);
}

/** Reads numbers of any form into the row from sample `first` on. Those that are none are looked at afterwards. */
function readNumbers(before: usize, first: i32, fields: i32): bool {
  let left = others;
  let start = <usize>load<u32>(before) + 1;
  const to = row + ((<usize>first) << 2);
  for (let field = 0; field < fields; field++) {
    const end = <usize>load<u32>(before + ((<usize>field) << 2), 4);
    const value = readNumber(start, end);
    store<f32>(to + ((<usize>field) << 2), <f32>value);
    // Written whether it counts or not, which is quicker than to branch.
    store<u32>(left, <u32>field);
    left += (<usize>(value == Infinity)) << 2;
    start = end + 1;
  }
  for (let at = others; at < left; at += 4) {
    const field = load<u32>(at);
    const ends = before + ((<usize>field) << 2);
    const value = readOdd(<usize>load<u32>(ends) + 1, <usize>load<u32>(ends, 4));
    if (value == Infinity) return false;
    store<f32>(to + ((<usize>field) << 2), <f32>value);
  }
  return true;
}

/** Reads a sample of the current record again in TypeScript, which knows whether it is missing by its value. */
export function readAgain(sample: i32): bool {
  const field = sample < depthField ? sample : sample + 1;
  const before = nextRecord() + ((<usize>field) << 2);
  let end = <usize>load<u32>(before, 4);
  if (field == samples && load<u8>(end - 1) == RETURN) end--;
  const value = readOdd(<usize>load<u32>(before) + 1, end);
  store<f32>(row + ((<usize>sample) << 2), <f32>value);
  return value != Infinity;
}

function readOdd(start: usize, end: usize): f64 {
  return isKept(start, end) ? NaN : readField(start, end);
}
