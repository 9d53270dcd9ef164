// Tests the engine with its real workers and library: imports, frames, cancels, restarts, changes by others.
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { Engine } from '../../electron/engine/engine.ts';
import { parseColormap, type ColormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import { colormapTable } from '../../shared/colormaps/colormaps.ts';
import type { EngineEvent } from '../../shared/events.ts';
import { exportRequest, frameRequest } from '../../shared/model/display.ts';
import type { FilePreview } from '../../shared/model/file-preview.ts';
import { importOptions, type ImageLog } from '../../shared/model/image-log.ts';
import type { Job, OfferedFile } from '../../shared/model/status.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

async function open(dataDir = temporaryDir()): Promise<{ engine: Engine; heard: EngineEvent[] }> {
  const engine = await Engine.open({
    dataDir,
    workerUrl: new URL('../../electron/engine/workers/worker.ts', import.meta.url),
    sampleFile: path.resolve('resources/sample.csv.gz'),
  });
  onTestFinished(() => engine.close());
  const heard: EngineEvent[] = [];
  engine.onEvent((event) => heard.push(event));
  return { engine, heard };
}

function writeCsv(rows: number, columns = 5, name = 'log.csv', dir = temporaryDir()): string {
  const file = path.join(dir, name);
  const line = (i: number): string =>
    [(100 + i * 0.5).toFixed(1), ...Array.from({ length: columns }, (_, c) => (i * 7 + c * 3) % 256)].join(',');
  fs.writeFileSync(file, Array.from({ length: rows }, (_, i) => line(i) + '\n').join(''));
  return file;
}

async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const seen = look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const jobsIn = (heard: EngineEvent[]): Job[] =>
  heard.filter(({ name }) => name === 'jobs').flatMap(({ payload }) => payload as Job[]);

async function importFile(engine: Engine, heard: EngineEvent[], file: string, options: object = {}): Promise<ImageLog> {
  await engine.intake.offerFiles([file]);
  const offered = heard.findLast(({ name }) => name === 'offered')!.payload as { offerId: string }[];
  const before = heard.length;
  const asked = importOptions.parse({ width: 'source', ...options });
  engine.intake.startImports(offered.map(({ offerId }) => ({ offerId, options: asked })));
  const { payload } = await until(() => heard.slice(before).find(({ name }) => name === 'show'));
  return (await engine.call('library.list', {})).find(({ id }) => id === (payload as { id: number }).id)!;
}

test('offered, imported, told, shown', async () => {
  const { engine, heard } = await open();
  const log = await importFile(engine, heard, writeCsv(1000), { name: 'My log' });
  expect(log).toMatchObject({ name: 'My log', rows: 1000, width: 5, depthMin: 100, depthMax: 599.5, depthStep: 0.5 });
  expect((heard.findLast(({ name }) => name === 'library')!.payload as ImageLog[])[0]).toEqual(log);
  const states = jobsIn(heard).map(({ state }) => state);
  expect(states[0]).toBe('queued');
  await until(() => engine.jobs.list()[0]?.state === 'done');
  expect(engine.jobs.list()[0]).toMatchObject({
    state: 'done',
    imageId: log.id,
    message: 'Imported My log: 1,000 scanlines; 1 remark, see the log’s facts',
  });
  expect(engine.intake.recentFiles()).toEqual([{ index: 0, fileName: 'log.csv' }]);
});

test('a token stands for the file that was first offered with it', async () => {
  const { engine, heard } = await open();
  const offerId = crypto.randomUUID();
  await engine.intake.offerByToken([{ path: writeCsv(100, 5, 'seen.csv'), offerId }]);
  expect(heard.at(-1)).toMatchObject({ name: 'offered', payload: [{ offerId, fileName: 'seen.csv' }] });
  await engine.intake.offerByToken([{ path: writeCsv(100, 5, 'other.csv'), offerId }]);
  expect(heard.at(-1)).toEqual({
    name: 'problem',
    payload: { code: 'conflict', message: 'other.csv: its token is that of another file; offer it again' },
  });
  engine.intake.startImports([{ offerId, options: importOptions.parse({}) }]);
  await until(() => heard.find(({ name }) => name === 'show'));
  expect(await engine.call('library.list', {})).toMatchObject([{ sourceName: 'seen.csv' }]);
});

test('a frame at one row per scanline is the colormap of the stored values, pixel for pixel', async () => {
  const { engine, heard } = await open();
  const { id } = await importFile(engine, heard, writeCsv(300));
  const frame = await engine.frame(frameRequest.parse({ id, depthMin: 110, depthMax: 200, format: 'png' }));
  const { data, info } = await sharp(frame.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([5, 181, 3]);
  const lut = colormapTable('custom');
  const expected = [];
  for (let i = 20; i <= 200; i++)
    for (let c = 0; c < 5; c++) expected.push(...lut.subarray(((i * 7 + c * 3) % 256) * 3).subarray(0, 3));
  expect([...data]).toEqual(expected);
});

test('a JPEG frame has the size asked for and is near those colours', async () => {
  const { engine, heard } = await open();
  const { id } = await importFile(engine, heard, writeCsv(300));
  const frame = await engine.frame(
    frameRequest.parse({ id, widthPx: 50, heightPx: 120, colormap: 'gray', quality: 95 }),
  );
  const { data, info } = await sharp(frame.bytes).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([50, 120]);
  expect(new Set(data).size).toBeGreaterThan(50);
});

test('a window with nothing in it is refused in the words of the reference service', async () => {
  const { engine, heard } = await open();
  const { id } = await importFile(engine, heard, writeCsv(10));
  for (const window of [{ depthMin: 104, depthMax: 101 }, { depthMin: 900 }, { depthMax: 1 }]) {
    await expect(engine.frame(frameRequest.parse({ id, ...window }))).rejects.toMatchObject({
      code: 'bad_input',
      message: 'No image data found after applying filters',
    });
  }
  await expect(engine.frame(frameRequest.parse({ id: 99 }))).rejects.toMatchObject({ code: 'not_found' });
});

test('more rows than a JPEG holds are refused, with the ways out', async () => {
  const { engine, heard } = await open();
  const { id } = await importFile(engine, heard, writeCsv(65_600, 2));
  await expect(engine.frame(frameRequest.parse({ id }))).rejects.toMatchObject({
    code: 'too_many_rows',
    message: expect.stringMatching(
      /at most 65500 pixel rows in a JPEG .* received 65600; ask for a lower height/,
    ) as string,
  });
  expect((await engine.frame(frameRequest.parse({ id, heightPx: 500 }))).heightPx).toBe(500);
  const dir = temporaryDir();
  const request = exportRequest.parse({ id, format: 'jpeg', parts: true });
  engine.exports.start(request, 'tall.jpg', path.join(dir, 'tall.jpg'));
  await until(() => engine.jobs.list().find(({ kind, state }) => kind === 'export' && state === 'done'));
  expect(fs.readdirSync(dir).sort()).toEqual(['tall-1-of-2.jpg', 'tall-2-of-2.jpg']);
  const heights = await Promise.all(
    [1, 2].map(async (n) => (await sharp(path.join(dir, `tall-${n}-of-2.jpg`)).metadata()).height),
  );
  expect(heights).toEqual([65_500, 100]);
});

test('a cancelled import leaves nothing, and the next one runs', async () => {
  const { engine, heard } = await open();
  const large = writeCsv(200_000, 20, 'large.csv');
  await engine.intake.offerFiles([large, writeCsv(50, 3, 'small.csv')]);
  const offered = heard.find(({ name }) => name === 'offered')!.payload as { offerId: string }[];
  engine.intake.startImports(offered.map(({ offerId }) => ({ offerId, options: importOptions.parse({}) })));
  const running = await until(() =>
    engine.jobs.list().find(({ state, rowsDone }) => state === 'running' && rowsDone > 0),
  );
  expect(running.title).toBe('large.csv');
  engine.jobs.cancel(running.jobId);
  await until(() => engine.jobs.list().find(({ title, state }) => title === 'small.csv' && state === 'done'));
  expect((await engine.call('library.list', {})).map(({ name }) => name)).toEqual(['small']);
  expect(engine.jobs.list().map(({ title }) => title)).toEqual(['small.csv']);
});

test('a bad file fails with its sentence, and what was stored stays', async () => {
  const { engine, heard } = await open();
  const kept = await importFile(engine, heard, writeCsv(50));
  const bad = writeCsv(20, 3, 'bad.csv');
  fs.appendFileSync(bad, '500.0,1,oops,3\n');
  await engine.intake.openFiles([bad]);
  const failed = await until(() => engine.jobs.list().find(({ state }) => state === 'failed'));
  expect(failed.message).toMatch(/bad\.csv.*line 21.*column 3.*number.*"oops"/);
  expect(await engine.call('library.list', {})).toEqual([kept]);
});

test('bytes that arrive over HTTP are imported, and their spool is gone', async () => {
  const dataDir = temporaryDir();
  const { engine, heard } = await open(dataDir);
  const content = fs.readFileSync(writeCsv(400));
  async function* body(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < content.length; at += 1000) yield content.subarray(at, at + 1000);
  }
  const { received, ended } = await engine.intake.receive('sent.csv', importOptions.parse({}), content.length, body());
  await received;
  expect(await ended).toMatchObject({ state: 'done', title: 'sent.csv', rowsDone: 400 });
  expect((heard.findLast(({ name }) => name === 'library')!.payload as ImageLog[])[0]).toMatchObject({
    name: 'sent',
    sourceName: 'sent.csv',
  });
  const called = fs.readdirSync(dataDir, { recursive: true }).filter((name) => String(name).includes('sent'));
  expect(called).toEqual([path.join('library', '1-sent.strata')]);
});

test('what was open is remembered across a restart; a file named again is shown, not imported twice', async () => {
  const dataDir = temporaryDir();
  const file = writeCsv(60);
  const first = await open(dataDir);
  await first.engine.intake.openFiles([file]);
  await until(() => first.heard.find(({ name }) => name === 'recent'));
  await first.engine.close();

  const second = await open(dataDir);
  expect(second.engine.preferences.viewer.tracks[0]?.logId).toBe(1);
  await second.engine.intake.openFiles([file]);
  expect(second.heard.map(({ name }) => name)).toEqual(['show']);
  fs.appendFileSync(file, '999,1,2,3,4,5\n');
  await second.engine.intake.openFiles([file]);
  await until(() => second.heard.find(({ name }) => name === 'recent'));
  expect((await second.engine.call('library.list', {})).map(({ rows }) => rows)).toEqual([61, 60]);
});

test('the sample is imported once', async () => {
  const { engine, heard } = await open();
  await engine.intake.openSample();
  await engine.intake.openSample();
  expect(
    (await engine.call('library.list', {})).map(({ name, rows, skippedRecords }) => [name, rows, skippedRecords]),
  ).toEqual([['Sample', 5460, 1]]);
  expect(heard.filter(({ name }) => name === 'show')).toHaveLength(2);
});

test('what another process does to the library is noticed', async () => {
  const dataDir = temporaryDir();
  const [{ heard }, other] = [await open(dataDir), await open(dataDir)];
  await importFile(other.engine, other.heard, writeCsv(20));
  await until(() => heard.some(({ name, payload }) => name === 'library' && payload.length === 1));
  const own: ColormapDefinition = { name: 'own', ...parseColormap('smooth-rgb:0=#000000;1=#ff0000')! };
  expect(await other.engine.call('colormap.save', { colormap: own })).toEqual([own]);
  expect(other.heard.at(-1)).toEqual({ name: 'colormaps', payload: [own] });
  await until(() => heard.some(({ name, payload }) => name === 'colormaps' && (payload as unknown[]).length === 1));
  const bookmark = { name: 'Fault', depthMin: 101, depthMax: 102 };
  const of = { logId: 1, kind: 'bookmark' } as const;
  await other.engine.call('record.import', { ...of, records: [{ body: bookmark }] });
  expect(other.heard.at(-1)).toEqual({ name: 'records', payload: { logIds: [1], kind: 'bookmark' } });
  const before = heard.length;
  await other.engine.call('record.import', { ...of, records: [{ body: bookmark }] });
  // Which ones another process has changed is not known: all are to be listed again.
  await until(() => heard.slice(before).some(({ name, payload }) => name === 'records' && !('kind' in payload)));
});

test('a log is read again from the file that is remembered, whole: told as the same log, drawn anew, and no new import', async () => {
  const { engine, heard } = await open();
  const file = writeCsv(300);
  const log = await importFile(engine, heard, file);
  const picture = async () =>
    (
      await sharp((await engine.frame(frameRequest.parse({ id: log.id, format: 'png' }))).bytes)
        .raw()
        .toBuffer()
    ).length;
  expect(await picture()).toBeGreaterThan(0);
  const offeredAgain = async () => {
    expect(await engine.intake.offerAgain(log.id)).toEqual({});
    return heard.findLast(({ name }) => name === 'offered')!.payload as OfferedFile[];
  };
  await until(() => heard.find(({ name }) => name === 'recent'));
  expect(await offeredAgain()).toMatchObject([{ fileName: 'log.csv', again: { logId: log.id, isUnchanged: true } }]);
  // Written anew with the same bytes, which only reading tells; and with others.
  const bytes = fs.readFileSync(file);
  fs.writeFileSync(file, bytes);
  fs.utimesSync(file, 1, 1);
  expect(await offeredAgain()).toMatchObject([{ again: { isUnchanged: true } }]);
  fs.writeFileSync(
    file,
    bytes
      .subarray(0, bytes.length / 2)
      .toString()
      .replace(/\n[^\n]*$/, '\n'),
  );
  const [offer] = await offeredAgain();
  expect(offer).toMatchObject({ again: { isUnchanged: false } });

  const before = await picture();
  engine.intake.startImports([
    { offerId: offer!.offerId, options: importOptions.parse({ width: 'source', replace: log.id }) },
  ]);
  const job = await until(() =>
    engine.jobs.list().findLast(({ state, offerId }) => state === 'done' && offerId === offer!.offerId),
  );
  const [again] = await engine.call('library.list', {});
  expect(again).toMatchObject({ id: log.id, name: log.name });
  expect(again!.rows).toBeLessThan(300);
  expect(job).toMatchObject({
    imageId: log.id,
    message: `Read log again: ${again!.rows} scanlines; 1 remark, see the log’s facts`,
  });
  expect(job.made).toBeUndefined();
  expect((heard.findLast(({ name }) => name === 'library')!.payload as ImageLog[])[0]).toEqual(again);
  // The tiles that the frame worker holds are those of the reading before.
  expect(await picture()).toBeLessThan(before);

  fs.rmSync(file);
  expect(await engine.intake.offerAgain(log.id)).toEqual({ missing: 'log.csv' });
  const chosen = writeCsv(20, 5, 'other.csv');
  expect(await engine.intake.offerAgain(log.id, chosen)).toEqual({});
  expect(heard.at(-1)!.payload).toMatchObject([{ fileName: 'other.csv', again: { logId: log.id } }]);
});

test('a file named at the start is read as the last one with its columns was, and as it is found to be where that fits not', async () => {
  const { engine } = await open();
  const dir = temporaryDir();
  const write = (name: string, content: string): string => {
    fs.writeFileSync(path.join(dir, name), content);
    return path.join(dir, name);
  };
  const table = (unit: string) => `depth,${unit},A1,A2,A3\n1,2,3,4,5\n2,3,4,5,6\n`;
  const preview = await previewOf(engine, write('first.csv', table('GR')));
  const { viewer } = engine.preferences;
  engine.preferences.setViewer({
    ...viewer,
    readings: [
      { shape: preview.shape, options: { depthUnit: 'ft', ignore: 'GR' } },
      { shape: (await previewOf(engine, write('other.csv', table('DT')))).shape, options: { ignore: 'SP' } },
    ],
  });
  await engine.intake.openFiles([
    write('second.csv', table('GR').replace('1,2,3', '1,9,3')),
    write('third.csv', table('DT')),
    write('fourth.csv', table('SP')),
  ]);
  await until(() => engine.jobs.list().filter(({ state }) => state === 'done').length === 3);
  const logs = await engine.call('library.list', {});
  expect(logs.map(({ name, depthUnit, importedWith }) => [name, depthUnit, importedWith?.ignore])).toEqual([
    ['fourth', 'm', undefined],
    ['third', 'm', undefined],
    ['second', 'ft', 'GR'],
  ]);
});

test('a file that was edited in place, with its size and its time as before, is not taken for the imported one', async () => {
  const { engine, heard } = await open();
  const file = writeCsv(300);
  fs.utimesSync(file, 1e9, 1e9);
  const log = await importFile(engine, heard, file);
  await until(() => heard.find(({ name }) => name === 'recent'));
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/57\n$/, '58\n'));
  fs.utimesSync(file, 1e9, 1e9);
  await engine.intake.offerAgain(log.id);
  expect(heard.at(-1)!.payload).toMatchObject([{ again: { logId: log.id, isUnchanged: false } }]);
  // Nor from the list of recent files, which offers it, nor at the start, which imports it.
  await engine.intake.openRecent(0);
  expect(heard.at(-1)!.payload).toMatchObject([{ fileName: 'log.csv' }]);
  const others = async () => (await engine.call('library.list', {})).filter(({ id }) => id !== log.id);
  await engine.intake.openFiles([file]);
  await until(() => engine.jobs.list().filter(({ state }) => state === 'done').length === 2);
  expect((await others()).map(({ rows }) => rows)).toEqual([300]);
});

test('nor is another file of its name and size', async () => {
  const { engine, heard } = await open();
  const log = await importFile(engine, heard, writeCsv(300));
  await until(() => heard.find(({ name }) => name === 'recent'));
  engine.intake.clearRecent();
  const other = writeCsv(300);
  fs.writeFileSync(other, fs.readFileSync(other, 'utf8').replace(/57\n$/, '58\n'));
  await importFile(engine, heard, other);
  await until(() => engine.preferences.recent.length === 1);
  await engine.intake.offerAgain(log.id);
  expect(heard.at(-1)!.payload).toMatchObject([{ again: { logId: log.id, isUnchanged: false } }]);
});

/** As the import dialog asks. */
async function previewOf(engine: Engine, file: string): Promise<FilePreview> {
  const offered = Promise.withResolvers<OfferedFile[]>();
  const end = engine.on({ offered: offered.resolve });
  await engine.intake.offerFiles([file]);
  end();
  const [{ offerId }] = (await offered.promise) as [OfferedFile];
  return engine.intake.previewOffered(offerId, importOptions.parse({}));
}

test('logs of an older version get files of their own in the background, and are there all the while', async () => {
  const dataDir = temporaryDir();
  const old = fs.readFileSync(new URL('../fixtures/library-6/library.sqlite.gz', import.meta.url));
  fs.writeFileSync(path.join(dataDir, 'library.sqlite'), gunzipSync(old));
  const { engine } = await open(dataDir);
  const ids = async (): Promise<number[]> => (await engine.call('library.list', {})).map(({ id }) => id);
  expect(await ids()).toEqual([3, 1]);
  await until(() => engine.jobs.list().some(({ state }) => state === 'done'));
  expect(engine.jobs.list()).toMatchObject([{ kind: 'renew', title: '2 logs', unitsTotal: 912, unitsDone: 912 }]);
  expect(fs.readdirSync(path.join(dataDir, 'library'))).toHaveLength(2);
  expect(await ids()).toEqual([3, 1]);
});
