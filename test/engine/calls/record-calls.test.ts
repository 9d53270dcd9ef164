// Tests the calls on records on a real library: each kind by its schema, and no change overwritten by another's.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Bookmark } from '../../../shared/records/bookmark.ts';
import { recordLibrary } from '../../fixtures/record-library.ts';

const fault = { name: 'Fault', depthMin: 100, depthMax: 100.5 };
const ofLog = (change: object) => ({ logId: 1, kind: 'bookmark', ...change });

test('a record is kept, changed from its newest version, and removed', async () => {
  const { answers } = await recordLibrary();
  const list = async (of = {}) => (await answers['record.list'](of)).records;
  const id = randomUUID();
  const kept = (version: number, body: object) => ({ logId: 1, kind: 'bookmark', id, version, body });
  const told = await answers['record.put'](ofLog({ records: [{ id, version: 0, body: fault }] }));
  expect(told).toEqual({ logIds: [1], kind: 'bookmark' });
  expect(await list()).toEqual([kept(1, fault)]);

  const named = { ...fault, name: 'Main fault' };
  await answers['record.put'](ofLog({ records: [{ id, version: 1, body: named }] }));
  expect(await list({ logIds: [1] })).toEqual([kept(2, named)]);
  expect(await list({ logIds: [2] })).toEqual([]);

  // What two people made from the same version: the second is refused, whatever it wanted.
  const late = { code: 'conflict', message: expect.stringContaining('somebody else has changed this') as unknown };
  for (const version of [0, 1, 3]) {
    await expect(answers['record.put'](ofLog({ records: [{ id, version, body: fault }] }))).rejects.toMatchObject(late);
    const removal = answers['record.remove'](ofLog({ records: [{ id, version }] }));
    // Nothing that is there has version 0.
    await expect(removal).rejects.toMatchObject(version === 0 ? { code: 'bad_input' } : late);
  }
  expect(await list()).toEqual([kept(2, named)]);

  await answers['record.remove'](ofLog({ records: [{ id, version: 2 }] }));
  expect(await list()).toEqual([]);
});

test('a name that an older version has kept is read with its hidden characters shown, and can be changed', async () => {
  const { library, answers } = await recordLibrary();
  const id = randomUUID();
  const old = JSON.stringify({ ...fault, name: 'Fa\u202eult' });
  await library.changeRecords({
    ...{ logId: 1, kind: 'bookmark', most: 1, noun: 'bookmarks' },
    changes: [{ id, version: 0, body: old }],
  });
  const { records, damaged } = await answers['record.list']({});
  expect([records[0]?.body, damaged]).toEqual([{ ...fault, name: 'Fa\ufffdult' }, []]);
  const body = { ...(records[0]!.body as Bookmark), depthMax: 101 };
  await answers['record.put'](ofLog({ records: [{ id, version: 1, body }] }));
  expect((await answers['record.list']({})).records[0]?.body).toEqual(body);
});

test('of several changes all are made or none', async () => {
  const { answers } = await recordLibrary();
  const [first, second] = [randomUUID(), randomUUID()];
  await answers['record.put'](ofLog({ records: [{ id: first, version: 0, body: fault }] }));
  const both = [
    { id: second, version: 0, body: fault },
    { id: first, version: 9, body: fault },
  ];
  await expect(answers['record.put'](ofLog({ records: both }))).rejects.toMatchObject({ code: 'conflict' });
  const { records } = await answers['record.list']({});
  expect(records.map(({ id, version }) => [id, version])).toEqual([[first, 1]]);
});

test('imported records get ids of their own, and are listed in the order of their kind', async () => {
  const { answers } = await recordLibrary();
  const bodies = [101, 100, 100.25].map((depthMin) => ({ ...fault, depthMin, depthMax: depthMin + 0.5 }));
  await answers['record.import'](ofLog({ records: bodies.map((body) => ({ body })) }));
  const { records } = await answers['record.list']({ kind: 'bookmark' });
  expect(records.map(({ body }) => (body as Bookmark).depthMin)).toEqual([100, 100.25, 101]);
  expect(new Set(records.map(({ id }) => id)).size).toBe(3);
});

test('what is no record of its kind, or too many of them, is refused in words', async () => {
  const { answers } = await recordLibrary();
  const put = (body: unknown) => answers['record.put'](ofLog({ records: [{ id: randomUUID(), version: 0, body }] }));
  await expect(put({ ...fault, name: ' ' })).rejects.toMatchObject({
    code: 'bad_input',
    message: expect.stringMatching(/^bookmark\.name: /) as unknown,
  });
  await expect(put({ ...fault, name: 'Fa\u200bult' })).rejects.toMatchObject({
    code: 'bad_input',
    message: 'bookmark.name: Expected a name of characters that can be seen but received "Fa\\u{200b}ult"',
  });
  await expect(put({ ...fault, depthMin: NaN })).rejects.toMatchObject({ code: 'bad_input' });
  const unknown = { logId: 1, kind: 'pick', records: [{ id: randomUUID(), version: 0, body: fault }] };
  await expect(answers['record.put'](unknown)).rejects.toMatchObject({ code: 'bad_input' });
  await expect(answers['record.put']({ ...ofLog({}), records: [] })).rejects.toMatchObject({ code: 'bad_input' });

  const full = Array.from({ length: 1000 }, () => ({ body: fault }));
  await answers['record.import'](ofLog({ records: full }));
  await expect(put(fault)).rejects.toMatchObject({
    code: 'bad_input',
    message: 'Expected at most 1000 bookmarks of a log: remove some to add others',
  });
  await expect(
    answers['record.put']({ logId: 77, kind: 'bookmark', records: [{ id: randomUUID(), version: 0, body: fault }] }),
  ).rejects.toMatchObject({ code: 'not_found', message: 'Image with id 77 not found' });
});
