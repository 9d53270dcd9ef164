// Tests that each file that is not an image log is refused with one sentence: where and why.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { importInto } from '../../fixtures/import-into.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { importOptions } from '../../../shared/model/image-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'stratascope-refusals-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function refusalOf(path: string): Promise<string> {
  const error: unknown = await importInto(path, importOptions.parse({}), { write: () => undefined }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StratascopeError)) throw new Error('Expected a refusal', { cause: error });
  expect(error.code).toBe('unreadable_file');
  return error.message;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const HEADER = 'depth,col1,col2,col3\n';
const columns = (count: number): string => Array.from({ length: count }, (_, i) => i).join(',');

test.each<[what: string, content: string | Uint8Array, message: string]>([
  ['text', `${HEADER}1,2,3,4\n2,3,abc,5\n`, 'img.csv, line 3, column 3 (col2): expected a number but received "abc"'],
  ['text without a header', '1,2,3\n4,5,x\n', 'img.csv, line 2, column 3: expected a number but received "x"'],
  ['text in the first record', '1,2,x\n4,5,6\n', 'img.csv, line 1, column 3: expected a number but received "x"'],
  [
    'text after an empty record',
    `${HEADER}\n1,2,3,x\n`,
    'img.csv, line 3, column 4 (col3): expected a number but received "x"',
  ],
  [
    'text after a name of two lines',
    'depth,"a\r\nb",c\r\n1,2,3\r\n2,2,3\r\n3,2,x\r\n',
    'img.csv, line 5, column 3 (c): expected a number but received "x"',
  ],
  ['hex', `${HEADER}1,0x10,3,4\n`, 'img.csv, line 2, column 2 (col1): expected a number but received "0x10"'],
  [
    'Infinity',
    `${HEADER}1,2,Infinity,4\n`,
    'img.csv, line 2, column 3 (col2): expected a number but received "Infinity"',
  ],
  [
    'digit groups of another length',
    `${HEADER}1,2,"1,00,0",4\n`,
    'img.csv, line 2, column 3 (col2): expected a number but received "1,00,0"',
  ],
  [
    'long text',
    `${HEADER}1,2,${'x'.repeat(300)},4\n`,
    `img.csv, line 2, column 3 (col2): expected a number but received "${'x'.repeat(40)}…"`,
  ],
  [
    'beyond float32',
    `${HEADER}1,2,3,-4e38\n`,
    'img.csv, line 2, column 4 (col3): expected a number between -3.4028235e38 and 3.4028235e38 but received "-4e38"',
  ],
  [
    'beyond float64',
    `${HEADER}1,2,3,1e999\n`,
    'img.csv, line 2, column 4 (col3): expected a number between -3.4028235e38 and 3.4028235e38 but received "1e999"',
  ],
  [
    'no depth',
    `${HEADER}1,2,3,4\n,2,3,4\n`,
    'img.csv, line 3, column 1 (depth): expected a depth but received an empty field',
  ],
  ['a depth that is null', `a,MD,c\n1,NaN,3\n`, 'img.csv, line 2, column 2 (MD): expected a depth but received "NaN"'],
  [
    'a depth beyond float64',
    `${HEADER}1e999,2,3,4\n`,
    'img.csv, line 2, column 1 (depth): expected a finite depth but received "1e999"',
  ],
  ['a record too short', `${HEADER}1,2,3,4\n2,3\n`, 'img.csv, line 3: expected 4 fields but received 2 fields'],
  [
    'a record too long',
    `${HEADER}1,2,3,4\n2,2,3,4\n3,2,3,4,5\n`,
    'img.csv, line 4: expected 4 fields but received 5 fields',
  ],
  [
    'a depth that turns back',
    `${HEADER}12.3,1,1,1\n12.5,1,1,1\n12.4,1,1,1\n`,
    'img.csv: expected increasing depth but received 12.4 after 12.5 at line 4',
  ],
  [
    'a depth that lies too far out',
    `${HEADER}1,1,1,1\n1.7e308,1,1,1\n`,
    'img.csv: expected a depth between -1e7 and 1e7 but received 1.7e+308 at line 3',
  ],
  [
    'depths that lie too close',
    `${HEADER}0,1,1,1\n5e-324,1,1,1\n`,
    'img.csv: expected depths more than 1e-9 apart but received 5e-324 after 0 at line 3',
  ],
  [
    'a descending depth that turns back',
    '3,1,1\n2,1,1\n\n2.5,1,1\n',
    'img.csv: expected decreasing depth but received 2.5 after 2 at line 4',
  ],
  ['the first depth twice', '3,1,1\n3,1,1\n', 'img.csv: expected changing depth but received 3 after 3 at line 2'],
  [
    'one column',
    '1\n2\n',
    'img.csv: expected a depth and an image or curves but received a table of 1 column; see inspect',
  ],
  [
    'a unit of depth that is not known',
    'Depth (fathom),a,b\n1,2,3\n2,3,4\n',
    'img.csv: expected a depth and an image or curves, but the unit "fathom" of Depth (fathom) is no known unit of length; --depth-unit says otherwise',
  ],
  [
    'no column that could be the depth',
    'a,b\nx,y\nz,w\n',
    'img.csv: expected a depth and an image or curves, but no column can be the depth, so that nothing can be imported; --depth says otherwise',
  ],
  [
    'too many columns',
    `${columns(4098)}\n`,
    'img.csv, line 1: expected a depth column and 2 to 4096 pixel columns but received 4098 columns',
  ],
  ['no byte', '', 'img.csv: expected a file but received an empty file'],
  [
    'a packed nothing',
    gzipSync(''),
    'img.csv: expected a depth and an image or curves, but there are no records, so that nothing can be imported',
  ],
  [
    'empty records only',
    '\n\n,,\n',
    'img.csv: expected a depth and an image or curves, but there are no records, so that nothing can be imported',
  ],
  ['a header only', HEADER, 'img.csv: expected at least one scanline but received a header only'],
  [
    'a picture',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13),
    'img.csv: expected a LAS file or CSV table but received a PNG picture',
  ],
  [
    'packed binary data',
    gzipSync(Uint8Array.of(1, 0, 0, 0)),
    'img.csv: expected a LAS file or CSV table but received binary data',
  ],
  ['a header only in UTF-16', utf16(HEADER), 'img.csv: expected at least one scanline but received a header only'],
  [
    'a header only in UTF-16 big-endian',
    utf16(HEADER).swap16(),
    'img.csv: expected at least one scanline but received a header only',
  ],
  [
    'a NUL byte later on',
    `${HEADER}${rows(30_000)}30001,\0,3,4\n`,
    'img.csv, line 30002, column 2 (col1): expected a number but received binary data (a NUL byte)',
  ],
  [
    'bytes that are no text later on',
    Buffer.concat([bytes(`${HEADER}${rows(30_000)}30001,`), Uint8Array.of(0xff), bytes(',3,4\n')]),
    'img.csv, line 30002, column 2 (col1): expected a number but received bytes that are not UTF-8 text',
  ],
  [
    'text in UTF-16',
    utf16(`${HEADER}1,2,3,4\n2,3,größe,5\n`),
    'img.csv, line 3, column 3 (col2): expected a number but received "größe"',
  ],
  [
    'a quote left open in a short file',
    `${HEADER}1,2,"3,4\n2,3,4,5\n`,
    'img.csv, line 2, column 3 (col2): expected a number but received "\\"3"',
  ],
  [
    'a quote left open',
    `${HEADER}1,"2,3,4\n${rows(20_000)}`,
    'img.csv, line 2: expected a closing quote but received the end of the file',
  ],
  [
    'a quote left open beyond the beginning',
    `${HEADER}${rows(30_000)}30001,"2,3,4\n30002,1,2,3\n`,
    'img.csv, line 30002: expected a closing quote but received the end of the file',
  ],
  [
    'a quote left open in a long file',
    `${HEADER}1,"2,3,4\n${rows(200_000)}`,
    'img.csv, line 2: expected a record of at most 256 KiB in the beginning of the table but received a longer one: a quote left open, or no line ends',
  ],
  [
    'a quote left open in the midst of a long file',
    `${HEADER}${rows(30_000)}30001,"2,3,4\n${rows(200_000)}`,
    'img.csv, line 30002: expected a record of at most 1 MiB but received a longer one: a quote left open, or no line ends',
  ],
  [
    'a line without end',
    `1${',1'.repeat(800_000)}`,
    'img.csv, line 1: expected a record of at most 256 KiB in the beginning of the table but received a longer one: a quote left open, or no line ends',
  ],
  [
    'a quote inside a field',
    `${HEADER}1,2"2,3,4\n`,
    'img.csv, line 2: expected a quote only around a whole field but received one inside a field',
  ],
  [
    'text after a quote',
    `${HEADER}1,"2"2,3,4\n`,
    'img.csv, line 2, column 2 (col1): expected a number but received "\\"2\\"2"',
  ],
  [
    'gzip cut short',
    gzipSync(`${HEADER}${rows(30_000)}`).subarray(0, 9000),
    'img.csv: expected a complete gzip file but received one that is cut short',
  ],
  [
    'damaged gzip',
    damaged(gzipSync(`${HEADER}${rows(30_000)}`)),
    'img.csv: expected a complete gzip file but received damaged data',
  ],
])('%s', async (_, content, message) => {
  const path = join(folder, 'img.csv');
  writeFileSync(path, content);
  expect(await refusalOf(path)).toBe(message);
});

test('a folder', async () => {
  mkdirSync(join(folder, 'folder.csv'));
  expect(await refusalOf(join(folder, 'folder.csv'))).toBe('folder.csv: expected a file but received a folder');
});

test('nothing', async () => {
  const message = 'none.csv: expected a file but received nothing: there is no such file';
  expect(await refusalOf(join(folder, 'none.csv'))).toBe(message);
});

const unix = process.platform !== 'win32';

test.runIf(unix)('a FIFO, without waiting for a writer', async () => {
  execFileSync('mkfifo', [join(folder, 'fifo.csv')]);
  expect(await refusalOf(join(folder, 'fifo.csv'))).toBe('fifo.csv: expected a file but received a FIFO');
});

test.runIf(unix)('a device', async () => {
  expect(await refusalOf('/dev/zero')).toBe('zero: expected a file but received a device');
});

test.runIf(unix)('a socket', async () => {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(join(folder, 'socket.csv'), listening));
  expect(await refusalOf(join(folder, 'socket.csv'))).toBe('socket.csv: expected a file but received a socket');
  await new Promise((closed) => server.close(closed));
});

test.runIf(unix)('a file that may not be read', async () => {
  const path = join(folder, 'secret.csv');
  writeFileSync(path, HEADER);
  chmodSync(path, 0);
  // Root may read everything, so it becomes nobody for a moment.
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    const message = 'secret.csv: expected a file but received one that may not be read (permission denied)';
    expect(await refusalOf(path)).toBe(message);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

function rows(count: number): string {
  return Array.from({ length: count }, (_, i) => `${i + 1},1,2,3\n`).join('');
}

function damaged(packed: Buffer): Buffer {
  packed.fill(0x55, 5000, 5100);
  return packed;
}
