// Tests what the engine does with files of whole logs: opened where they lie on a desktop, imported elsewhere.
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Engine } from '../../electron/engine/engine.ts';
import type { EngineEvent } from '../../shared/events.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { shareLog } from '../../electron/engine/workers/share-log.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';
import { store } from './store/image-store-suite.ts';

async function handedOn(name = 'Größe 1'): Promise<string> {
  const from = new SqliteStore(path.join(temporaryDir(), 'library.sqlite'), 'test');
  const target = path.join(temporaryDir(), `${name}.strata`);
  await shareLog(from, { id: await store(from, name, 600), target, withRecords: true });
  await from.close();
  return target;
}

async function open(opensInPlace: boolean) {
  const engine = await Engine.open({
    ...{ dataDir: temporaryDir(), opensInPlace },
    workerUrl: new URL('../../electron/engine/workers/worker.ts', import.meta.url),
    sampleFile: path.resolve('resources/sample.csv.gz'),
  });
  onTestFinished(() => engine.close());
  const heard: EngineEvent[] = [];
  engine.onEvent((event) => heard.push(event));
  const payloads = (name: EngineEvent['name']): unknown[] =>
    heard.flatMap((event) => (event.name === name ? [event.payload] : []));
  return { engine, payloads, list: (): Promise<ImageLog[]> => engine.call('library.list', {}) };
}

test('on a desktop a file that is named at the start or dropped is opened where it lies, and shown', async () => {
  const { engine, payloads, list } = await open(true);
  const [first, second] = [await handedOn(), await handedOn('dropped')];
  await engine.intake.openFiles([first]);
  expect(await list()).toMatchObject([{ id: 1, place: { path: first } }]);
  await engine.intake.drop([{ path: second, offerId: crypto.randomUUID() }]);
  expect((await list()).map(({ place }) => place?.path)).toEqual([second, first]);
  expect(payloads('show')).toEqual([{ id: 1 }, { id: 2 }]);
  expect([payloads('offered'), payloads('problem'), engine.jobs.list()]).toEqual([[], [], []]);
});

test('of several that are named at the start the first is shown', async () => {
  const { engine, payloads, list } = await open(true);
  await engine.intake.openFiles([await handedOn(), await handedOn('another')]);
  expect(await list()).toHaveLength(2);
  expect(payloads('show')).toEqual([{ id: 1 }]);
});

test('elsewhere, and where an import is asked for, it is copied in', async () => {
  for (const desktop of [true, false]) {
    const { engine, payloads, list } = await open(desktop);
    const file = await handedOn();
    if (desktop) await engine.intake.offerFiles([file]);
    else await engine.intake.openFiles([file]);
    await vi.waitFor(() => expect(payloads('show')).toEqual([{ id: 1 }]), 30_000);
    const [log] = await list();
    expect(log).not.toHaveProperty('place');
    fs.rmSync(file);
    expect(await engine.call('window.rows', { id: log!.id })).toEqual({ rows: 600 });
  }
});

test('one that cannot be opened is told of, and keeps no other', async () => {
  const { engine, payloads, list } = await open(true);
  const none = path.join(temporaryDir(), 'none.strata');
  const file = await handedOn();
  await engine.intake.openInPlace([none, file]);
  expect(await list()).toHaveLength(1);
  expect(payloads('problem')).toEqual([
    { code: 'library', message: expect.stringContaining(`${none} is not there`) as string },
  ]);
});

test('a log that was moved is found again', async () => {
  const { engine, list } = await open(true);
  const file = await handedOn();
  await engine.intake.openInPlace([file]);
  const moved = path.join(temporaryDir(), 'moved.strata');
  fs.renameSync(file, moved);
  expect(await list()).toMatchObject([{ place: { isAway: true } }]);
  await engine.intake.locate(1, moved);
  expect(await list()).toMatchObject([{ id: 1, place: { path: moved, isAway: false } }]);
});
