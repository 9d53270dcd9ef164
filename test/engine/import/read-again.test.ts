// Tests reading a file again into the place of a log: what is kept, which part, and that a failure changes nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { runImport } from '../../../electron/engine/workers/tasks.ts';
import { importOptions, tilesOf, type ImageLog, type ImportOptions } from '../../../shared/model/image-log.ts';
import { optionsAgain } from '../../../shared/model/read-again.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

const DEPTHS = [1, 2, 3];
const TWO_IMAGES = `MD (ft),FMI1,FMI2,FMI3,FMI4,AMP_1,AMP_2,AMP_3,GR\n${DEPTHS.map((d) => `${d},1,2,3,${d},7,8,9,80`).join('\n')}\n`;
const FATHOMS = `depth,A1,A2,A3\n${DEPTHS.map((d) => `${d * 10},1,2,3`).join('\n')}\n`;

function opened(content: string) {
  const dir = temporaryDir();
  const library = path.join(dir, 'library.sqlite');
  const store = new SqliteStore(library, 'test');
  onTestFinished(() => store.close());
  const file = path.join(dir, 'well.csv');
  const write = (text: string): void => fs.writeFileSync(file, text);
  write(content);
  const run = (options: Partial<ImportOptions> = {}, signal?: AbortSignal) =>
    runImport(store, file, importOptions.parse(options), { ...(signal && { signal }) });
  return { store, library, file, write, run };
}

/** As the dialog and the command line do. */
const again = async (
  { store, run }: Pick<ReturnType<typeof opened>, 'store' | 'run'>,
  id: number,
  options: Partial<ImportOptions> = {},
): Promise<ImageLog> => {
  const { logs, known } = await run({ ...optionsAgain(await store.get(id)), ...options });
  expect(known).toBe(false);
  expect(logs).toHaveLength(1);
  return logs[0]!;
};

const depthsOf = async (store: SqliteStore, log: ImageLog): Promise<number[]> =>
  (await store.readTiles(tilesOf(log), 0, -1000, 1000)).flatMap(({ depths }) => [...depths]);

describe('a log that was stored wrong', () => {
  test('is mended by reading its file as it should have been, and keeps its id and name', async () => {
    const all = opened(FATHOMS);
    const [wrong] = (await all.run({ name: 'Well 7' })).logs;
    expect(wrong).toMatchObject({ depthUnit: 'm', depthMin: 10 });
    const mended = await again(all, wrong!.id, { depthUnit: 'in' });
    expect(mended).toMatchObject({ id: wrong!.id, name: 'Well 7', depthUnit: 'ft', importedWith: { depthUnit: 'in' } });
    expect(await depthsOf(all.store, mended)).toEqual(DEPTHS.map((d) => (d * 10) / 12));
    expect(await all.store.list()).toEqual([mended]);
    expect(mended.findings).not.toEqual(wrong!.findings);
  });

  test('is read with what has been said of it, a unit that somebody has mended since, too', async () => {
    const all = opened(FATHOMS);
    const [log] = (await all.run({ image: 'A1,A2', width: 'source' })).logs;
    await all.store.describe(log!.id, { depthUnit: 'ft', depthReference: 'TVD' });
    expect(await again(all, log!.id)).toMatchObject({ width: 2, depthUnit: 'ft', depthMin: 10, depthReference: 'TVD' });
  });

  test('may become something else: what was taken for an image is a survey', async () => {
    const all = opened('MD,INC,AZI\n0,1,2\n10,2,3\n20,3,4\n');
    const [wrong] = (await all.run({ image: 'INC,AZI' })).logs;
    expect(wrong!.kind).toBe('image');
    const { image: _image, ...options } = optionsAgain(wrong!);
    expect((await all.run(options)).logs).toMatchObject([{ id: wrong!.id, kind: 'survey' }]);
  });

  test('takes the changed file', async () => {
    const all = opened(FATHOMS);
    const [log] = (await all.run()).logs;
    all.write(`${FATHOMS}40,1,2,3\n`);
    const read = await again(all, log!.id);
    expect(read).toMatchObject({ id: log!.id, rows: 4 });
    // And is the one that a later import of that file is.
    expect((await all.run()).logs).toEqual([read]);
  });
});

describe('of several images of a file', () => {
  test('each is the part that it was, with its companions, which keep their ids', async () => {
    const all = opened(TWO_IMAGES);
    const [fmi, amp] = (await all.run({ width: 'source' })).logs;
    expect([fmi, amp]).toMatchObject([{ part: 'FMI' }, { part: 'AMP' }]);
    const [curves] = await all.store.companions(fmi!.id);
    all.write(TWO_IMAGES.replaceAll(',80', ',81'));
    expect(await again(all, amp!.id)).toMatchObject({ id: amp!.id, name: 'well AMP', width: 3 });
    expect(await again(all, fmi!.id)).toMatchObject({ id: fmi!.id, name: 'well FMI', width: 4 });
    expect(await all.store.companions(fmi!.id)).toMatchObject([{ id: curves!.id, name: curves!.name, valueMin: 81 }]);
    expect((await all.store.list()).map(({ id }) => id)).toEqual([amp!.id, fmi!.id]);
  });

  test('a companion is read again with the log that it goes with', async () => {
    const all = opened(TWO_IMAGES);
    const [fmi] = (await all.run()).logs;
    const [curves] = await all.store.companions(fmi!.id);
    const read = await all.run({ replace: curves!.id, part: 'FMI' });
    expect(read.logs).toMatchObject([{ id: fmi!.id }]);
    expect(await all.store.companions(fmi!.id)).toMatchObject([{ id: curves!.id }]);
  });

  test('one that the file no longer holds is refused by its name, and the log stays as it was', async () => {
    const all = opened(TWO_IMAGES);
    const [, amp] = (await all.run()).logs;
    const before = await all.store.get(amp!.id);
    all.write(TWO_IMAGES.replaceAll('AMP_', 'DIP_'));
    await expect(again(all, amp!.id)).rejects.toMatchObject({
      code: 'unreadable_file',
      message: 'well.csv: expected a part called AMP but received FMI, DIP, curves',
    });
    expect(await all.store.get(amp!.id)).toEqual(before);
  });

  test('one has to be chosen where nothing tells which it was', async () => {
    const all = opened(FATHOMS);
    const [log] = (await all.run()).logs;
    all.write(TWO_IMAGES);
    await expect(again(all, log!.id)).rejects.toMatchObject({
      code: 'unreadable_file',
      message: 'well.csv: expected one log to read again but received FMI, AMP; --part chooses one of them',
    });
    expect(await again(all, log!.id, { part: 'AMP' })).toMatchObject({ id: log!.id, name: 'well', width: 3 });
    expect(await all.store.companions(log!.id)).toMatchObject([{ name: 'well curves' }]);
  });
});

describe('leaves the log as it was', () => {
  /** A log of three rows, and a file in place of its own that takes a while to read. */
  async function large() {
    const all = opened(FATHOMS);
    const [log] = (await all.run({ width: 'source' })).logs;
    const rows = Array.from({ length: 40_000 }, (_, i) => `${i + 1},1,2,3\n`);
    all.write(`depth,A1,A2,A3\n${rows.join('')}`);
    const look = async () => ({ log: await all.store.get(log!.id), depths: await depthsOf(all.store, log!) });
    const count = (): unknown => {
      const db = new Database(all.library, { readonly: true });
      onTestFinished(() => void db.close());
      return [
        db.prepare('SELECT count(*) FROM entry').pluck().get(),
        fs.readdirSync(path.join(all.library, '../library')).length,
      ];
    };
    return { ...all, id: log!.id, look, count, before: await look() };
  }

  test('when it is cancelled halfway', async () => {
    const { store, file, id, look, count, before } = await large();
    const abort = new AbortController();
    const reading = runImport(store, file, importOptions.parse({ replace: id }), {
      signal: abort.signal,
      onProgress: ({ rows }) => rows > 0 && abort.abort(),
    });
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    expect(await look()).toEqual(before);
    expect(count()).toEqual([1, 1]);
  });

  test('when the file is wrong at its end', async () => {
    const { run, file, id, look, count, before } = await large();
    fs.appendFileSync(file, '50000,1,twelve,3\n');
    await expect(run({ replace: id })).rejects.toMatchObject({ code: 'unreadable_file' });
    expect(await look()).toEqual(before);
    expect(count()).toEqual([1, 1]);
  });

  test('when the process is killed halfway', async () => {
    const { store, library, file, id, look, count, before } = await large();
    const script = fileURLToPath(new URL('../../fixtures/read-again.ts', import.meta.url));
    const child = spawn(process.execPath, [script, library, file, String(id)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(await look()).toEqual(before);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await store.clearInterrupted();
    expect(await look()).toEqual(before);
    expect(count()).toEqual([1, 1]);
  });

  test('when there is no such log', async () => {
    const { run, count } = await large();
    await expect(run({ replace: 77 })).rejects.toMatchObject({ code: 'not_found' });
    expect(count()).toEqual([1, 1]);
  });
});
