// Names what a file is that begins with bytes of a known binary format, and what to do to have a table of it.

/** A sentence's end as in "received …". `at`: where the bytes stand. */
interface BinaryFormat {
  readonly name: string;
  readonly at: number;
  readonly bytes: readonly number[];
}

const FORMATS: readonly BinaryFormat[] = [
  format('a zip archive', 'PK\u0003\u0004'),
  { name: 'a gzip file', at: 0, bytes: [0x1f, 0x8b] },
  { name: 'an xls workbook; save the sheet as CSV', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  format('a PDF; export the table as CSV', '%PDF-'),
  { name: 'a PNG picture', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a JPEG picture', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { name: 'a TIFF picture', at: 0, bytes: [0x49, 0x49, 0x2a, 0] },
  { name: 'a TIFF picture', at: 0, bytes: [0x4d, 0x4d, 0, 0x2a] },
  { name: 'an HDF5 file', at: 0, bytes: [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a] },
  format('a NetCDF file', 'CDF\u0001'),
  format('a NetCDF file', 'CDF\u0002'),
  format('a Parquet file', 'PAR1'),
  { name: 'a NumPy file', at: 0, bytes: [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] },
  format('a 7z archive', '7z\u00bc\u00af\u0027\u001c'),
  format('a bzip2 file', 'BZh'),
  { name: 'an xz file', at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0] },
  { name: 'a Zstandard file', at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  format('a SQLite database', 'SQLite format 3\0'),
  // Behind the number of the storage unit: `V1.00RECORD`.
  format('a DLIS file', 'V1.00RECORD', 4),
];

const ZIP_NAMES_BYTES = 4096;
const LIS_REEL = 132;
const LIS_FILE = 128;
const SEGY_TEXT_BYTES = 3200;
const EBCDIC_C = 0xc3;
const EBCDIC_BLANK = 0x40;

/** What the bytes are, as in "received …"; undefined for text, and for what is not known. */
export function binaryFormatOf(head: Uint8Array): string | undefined {
  const found = FORMATS.find(
    ({ at, bytes }) => head.length >= at + bytes.length && bytes.every((byte, i) => head[at + i] === byte),
  );
  if (found?.name === 'a zip archive' && isXlsx(head)) return 'an xlsx workbook; save the sheet as CSV';
  // A text may begin with `BZh`, but not go on with bytes that no text has.
  if (found?.name === 'a bzip2 file' && head[4] !== 0x31 && head[4] !== 0x17) return undefined;
  return found?.name ?? (isSegy(head) ? 'a SEG-Y file' : isLis(head) ? 'a LIS file' : undefined);
}

function format(name: string, start: string, at = 0): BinaryFormat {
  return { name, at, bytes: [...start].map((character) => character.charCodeAt(0)) };
}

function isXlsx(head: Uint8Array): boolean {
  const names = Buffer.from(head.subarray(0, ZIP_NAMES_BYTES)).toString('latin1');
  return names.includes('[Content_Types].xml') || names.includes('xl/') || names.includes('_rels/.rels');
}

/** 40 lines of EBCDIC, each beginning with `C`, or of ASCII with zeros behind them. */
function isSegy(head: Uint8Array): boolean {
  if (head.length < SEGY_TEXT_BYTES + 400) return false;
  const begins = [0, 80, 160, 240].every((at) => head[at] === EBCDIC_C || head[at] === 0x43);
  if (!begins) return false;
  const blanks = head.subarray(0, SEGY_TEXT_BYTES).filter((byte) => byte === EBCDIC_BLANK).length;
  const isEbcdic = head[0] === EBCDIC_C && blanks > SEGY_TEXT_BYTES / 4;
  return isEbcdic || head.subarray(SEGY_TEXT_BYTES, SEGY_TEXT_BYTES + 400).filter((byte) => byte === 0).length > 200;
}

/** A physical record with a reel's, tape's or file's header: length, attributes, type. */
function isLis(head: Uint8Array): boolean {
  // Tape marks of 12 bytes may stand in front: two words and a zero.
  const starts = [0, 12].map((at) => ({
    length: (head[at]! << 8) | head[at + 1]!,
    type: head[at + 4],
    zero: head[at + 5],
  }));
  return starts.some(
    ({ length, type, zero }) =>
      length >= 62 && length <= 8192 && zero === 0 && (type === LIS_REEL || type === LIS_REEL - 2 || type === LIS_FILE),
  );
}
