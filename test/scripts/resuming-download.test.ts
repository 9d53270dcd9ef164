// Tests downloads over bad connections: complete, no byte twice, given up only when nothing comes.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { resumeDownload, type DownloadOptions } from '../../resources/scripts/resuming-download.ts';
import { serveFile, type Answer, type FileServer } from '../fixtures/file-server.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

const content = randomBytes(300_000);
const HALF = 150_000;
/** Long enough for a machine under load; what has to stall takes as long. */
const STALL_MS = 2000;

let server: FileServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function fetchFrom(
  answers: readonly Answer[],
  { file = path.join(temporaryDir(), 'file'), ...options }: DownloadOptions & { file?: string } = {},
): Promise<{ file: string; server: FileServer; failure: string | undefined }> {
  server = await serveFile(
    () => content,
    (request) => answers[request] ?? answers.at(-1) ?? {},
  );
  const failure = await resumeDownload(server.url, file, { stallMs: STALL_MS, pauseMs: 10, ...options }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { file, server, failure };
}

function partOfFile(bytes: Buffer): string {
  const file = path.join(temporaryDir(), 'file');
  fs.writeFileSync(file, bytes);
  return file;
}

test('a file is fetched whole, and it is told how much is there, of how much', async () => {
  const told: unknown[] = [];
  const pace = { bytes: 100_000, ms: 20 };
  const { file, failure } = await fetchFrom([{ pace }], { onProgress: (...progress) => told.push(progress) });
  expect(failure).toBeUndefined();
  expect(fs.readFileSync(file).equals(content)).toBe(true);
  expect(told.at(-1)).toEqual([300_000, 300_000]);
  expect(told.length).toBeGreaterThan(1);
});

test('a slow line takes as long as it takes: longer than a stall may be, as long as something comes', async () => {
  const { file, failure, server } = await fetchFrom([{ pace: { bytes: 20_000, ms: 200 } }]);
  expect(failure).toBeUndefined();
  expect(fs.readFileSync(file).equals(content)).toBe(true);
  expect(server.asked).toHaveLength(1);
});

test('a stall ends it; what has arrived is kept, and the next call fetches the rest alone', async () => {
  const { file, server: first, failure } = await fetchFrom([{ silentAfter: HALF }]);
  expect(failure).toBe(`${first.url}: nothing arrived for 2 s`);
  expect(fs.readFileSync(file).equals(content.subarray(0, HALF))).toBe(true);
  await first.close();
  const told: unknown[] = [];
  const again = await fetchFrom([{}], { file, onProgress: (...progress) => told.push(progress) });
  expect(again.failure).toBeUndefined();
  expect(again.server.asked).toEqual([{ path: '/', range: `bytes=${HALF}-`, sentBytes: HALF }]);
  expect(told.at(-1)).toEqual([300_000, 300_000]);
  expect(fs.readFileSync(file).equals(content)).toBe(true);
});

test('a connection that breaks is taken up again where it broke', async () => {
  const { file, failure, server } = await fetchFrom([{ brokenAfter: 100_000 }, { brokenAfter: 50_000 }, {}]);
  expect(failure).toBeUndefined();
  // Of what was on its way when it broke, some may be lost.
  const starts = server.asked.map(({ range }) => Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0));
  expect(starts).toHaveLength(3);
  expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
  expect(fs.readFileSync(file).equals(content)).toBe(true);
});

test('a server that is down for a moment in the middle is asked again', async () => {
  const { file, failure } = await fetchFrom([{ brokenAfter: HALF }, { status: 503 }, { status: 503 }, {}]);
  expect(failure).toBeUndefined();
  expect(fs.readFileSync(file).equals(content)).toBe(true);
});

test('a server without ranges gives all of it again, but not without end', async () => {
  const { file, failure } = await fetchFrom([{ ranges: false }], { file: partOfFile(content.subarray(0, HALF)) });
  expect(failure).toBeUndefined();
  expect(fs.readFileSync(file).equals(content)).toBe(true);
  await server?.close();
  const broken = await fetchFrom([{ ranges: false, brokenAfter: HALF }]);
  expect(broken.failure).toBe(`${broken.server.url}: the connection broke 4 times`);
  expect(broken.server.asked).toHaveLength(5);
});

test('what is all there already is not fetched again, what is of another file is', async () => {
  const whole = await fetchFrom([{}], { file: partOfFile(content) });
  expect(whole.failure).toBeUndefined();
  expect(whole.server.asked.map(({ sentBytes }) => sentBytes)).toEqual([0]);
  await whole.server.close();
  const longer = await fetchFrom([{}], { file: partOfFile(Buffer.concat([content, content])) });
  expect(longer.failure).toBeUndefined();
  expect(fs.readFileSync(longer.file).equals(content)).toBe(true);
});

test('a file that is not there, or a server, is told at once: there may be no network', async () => {
  const { server, failure, file } = await fetchFrom([{ status: 404 }]);
  expect(failure).toBe(`${server.url}: expected the file but received 404 Not Found`);
  expect(server.asked).toHaveLength(1);
  expect(fs.existsSync(file)).toBe(false);
  await server.close();
  await expect(resumeDownload(server.url, file)).rejects.toThrow(`${server.url}: ECONNREFUSED`);
});

test('what cannot be written is told at once', async () => {
  const { failure, server } = await fetchFrom([{}], { file: temporaryDir() });
  expect(failure).toContain('EISDIR');
  expect(server.asked).toHaveLength(1);
});
