// The tests that every image store has to pass, whatever its database.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { Import, ImageStore, ImportedLog, ImportWriter } from '../../../electron/engine/store/image-store.ts';
import {
  checksumOf,
  readRecords,
  type RecordChange,
  type RecordChanges,
  type RecordRow,
} from '../../../electron/engine/store/record-rows.ts';
import { TILE_ROWS } from '../../../shared/tiles/tile.ts';
import { tileOf } from './tiles.ts';

export function importedLog(name: string, rows: number): ImportedLog {
  return {
    name,
    sourceName: `${name}.csv`,
    sourceBytes: 1234,
    rows,
    sourceWidth: 200,
    width: 3,
    interpolation: 'linear',
    depthUnit: 'm',
    depthMin: 100,
    depthMax: 100 + (rows - 1) * 0.5,
    depthStep: 0.5,
    gapStep: 0.75,
    valueMin: -1.5,
    valueMax: null,
    p01: 0.1,
    p99: 9000.1,
    nulls: 3,
    skippedRecords: 1,
    topLevel: 1,
  };
}

/** An import of one log. */
export interface LogImport extends ImportWriter, Pick<Import, 'abort'> {
  complete(log: ImportedLog): Promise<ImageLog>;
}

export async function beginLog(library: ImageStore): Promise<LogImport> {
  const under = await library.beginImport();
  const writer = await under.begin();
  return {
    write: (tile) => writer.write(tile),
    digest: () => writer.digest(),
    complete: async (log) => (await under.complete([{ writer, log }]))[0]!,
    abort: () => under.abort(),
  };
}

export async function store(library: ImageStore, name: string, rows: number): Promise<number> {
  const writer = await beginLog(library);
  for (let row = 0; row < rows; row += TILE_ROWS) await writer.write(tileOf(row, Math.min(TILE_ROWS, rows - row)));
  await writer.write(tileOf(0, 3, 3, 1));
  return (await writer.complete(importedLog(name, rows))).id;
}

/** An image with curves of one column and a survey beside it. */
export async function storeFamily(library: ImageStore, name: string, rows = 600): Promise<ImageLog[]> {
  const under = await library.beginImport();
  const first = await under.begin();
  const writers = [first, await under.begin(first), await under.begin(first)];
  const widths = [3, 1, 2];
  for (let row = 0; row < rows; row += TILE_ROWS) {
    for (const [i, writer] of writers.entries())
      await writer.write(tileOf(row, Math.min(TILE_ROWS, rows - row), widths[i]));
  }
  const log = (i: number): ImportedLog => ({ ...importedLog(`${name} ${i}`, rows), width: widths[i]! });
  return under.complete([
    { writer: writers[0]!, log: log(0) },
    { writer: writers[1]!, log: { ...log(1), kind: 'curves' }, parent: 0 },
    { writer: writers[2]!, log: { ...log(2), kind: 'survey' }, parent: 0 },
  ]);
}

export interface OpenedStore {
  readonly library: ImageStore;
  /** Writes past the store, as a failing disk would: `column = value` of one image. */
  readonly damage: (
    id: number,
    column: 'state' | 'facts' | 'name' | 'kind' | 'parent_id',
    value: string | null,
  ) => Promise<void>;
  /** The same, of one record's body. */
  readonly damageRecord: (id: string, body: string) => Promise<void>;
}

export function testImageStore(openDamageable: () => Promise<OpenedStore>): void {
  const open = async (): Promise<ImageStore> => (await openDamageable()).library;

  test('a log is there when it is complete, with all that is known of it', async () => {
    const library = await open();
    const writer = await beginLog(library);
    await writer.write(tileOf(0, 2));
    expect(await library.list()).toEqual([]);
    const log = await writer.complete(importedLog('one', 2));
    expect(log).toMatchObject(importedLog('one', 2));
    expect(Date.parse(log.importedAt)).toBeLessThanOrEqual(Date.now());
    expect(log.storedBytes).toBeGreaterThan(2 * 3 * 4);
    expect(await library.get(log.id)).toEqual(log);
    expect(await library.list()).toEqual([log]);
  });

  test('newest first; an id is never used again', async () => {
    const library = await open();
    const ids = [await store(library, 'a', 2), await store(library, 'b', 2)];
    expect((await library.list()).map(({ name }) => name)).toEqual(['b', 'a']);
    await library.remove(ids[1]!);
    await (await beginLog(library)).abort();
    expect(ids).not.toContain(await store(library, 'c', 2));
  });

  test('tiles come back as they went in', async () => {
    const library = await open();
    const id = await store(library, 'tiles', 1000);
    const tiles = await library.readTiles(id, 0, 256, 768);
    expect(tiles.map(({ firstRow, rows }) => [firstRow, rows])).toEqual([
      [256, 256],
      [512, 256],
    ]);
    expect([...tiles[1]!.samples]).toEqual([...tileOf(512, 256).samples]);
    expect([...tiles[1]!.depths]).toEqual([...tileOf(512, 256).depths]);
    const [level1] = await library.readTiles(id, 1, 0, 1);
    expect([...level1!.depthEnds]).toEqual([...tileOf(0, 3, 3, 1).depthEnds]);
    expect(await library.readTiles(id, 0, 1000, 2000)).toEqual([]);
    expect(await library.readTiles(id + 1, 0, 0, 2000)).toEqual([]);
  });

  test('the tile at a depth', async () => {
    const library = await open();
    const id = await store(library, 'depths', 1000);
    expect(await library.findTile(id, 0, -Infinity)).toBe(0);
    expect(await library.findTile(id, 0, 100)).toBe(0);
    expect(await library.findTile(id, 0, 100 + 255 * 0.5)).toBe(0);
    expect(await library.findTile(id, 0, 100 + 255 * 0.5 + 0.01)).toBe(256);
    expect(await library.findTile(id, 0, 100 + 999 * 0.5)).toBe(768);
    expect(await library.findTile(id, 0, 100 + 999 * 0.5 + 0.01)).toBeUndefined();
    expect(await library.findTile(id, 2, 100)).toBeUndefined();
  });

  test('what is noted of a log is changed part by part, and lies over what the import found', async () => {
    const library = await open();
    const writer = await beginLog(library);
    await writer.write(tileOf(0, 2));
    const { id, ...log } = await writer.complete({ ...importedLog('noted', 2), depthReference: 'MD' });
    expect(log).toMatchObject({ depthReference: 'MD', geometry: 'columns' });
    await library.describe(id, { geometry: 'north' });
    await library.describe(id, { depthReference: 'TVD' });
    expect(await library.get(id)).toEqual({ id, ...log, depthReference: 'TVD', geometry: 'north' });
  });

  const kept = (logId: number, id: string, version: number, body: string): RecordRow => {
    const record = { kind: 'bookmark', id, version, body };
    return { log_id: logId, ...record, checksum: checksumOf(record) };
  };
  const changes = (logId: number, ...list: RecordChange[]): RecordChanges => ({
    ...{ logId, kind: 'bookmark', changes: list, most: 2, noun: 'marks' },
  });
  const sorted = (rows: RecordRow[]): RecordRow[] => rows.sort((a, b) => (a.id < b.id ? -1 : 1));

  test('records are kept one by one, from their newest version alone, and go with their log', async () => {
    const library = await open();
    const [one, two] = [await store(library, 'one', 2), await store(library, 'two', 2)];
    await library.changeRecords(changes(one, { id: 'a', version: 0, body: '1' }, { id: 'b', version: 0, body: '2' }));
    await library.changeRecords({
      ...changes(two, { id: 'a', version: 0, body: '3' }),
      kind: 'a kind of a later version',
    });
    expect(sorted(await library.records({ logIds: [one] }))).toEqual([kept(one, 'a', 1, '1'), kept(one, 'b', 1, '2')]);
    expect(await library.records({ kind: 'bookmark' })).toHaveLength(2);
    expect(await library.records({})).toHaveLength(3);

    await library.changeRecords(changes(one, { id: 'a', version: 1, body: '4' }, { id: 'b', version: 1 }));
    expect(await library.records({ logIds: [one] })).toEqual([kept(one, 'a', 2, '4')]);

    const refused = [
      [
        { id: 'c', version: 0, body: '5' },
        { id: 'a', version: 1, body: '6' },
      ],
      [
        { id: 'c', version: 0, body: '5' },
        { id: 'a', version: 0, body: '6' },
      ],
      [
        { id: 'c', version: 0, body: '5' },
        { id: 'gone', version: 1 },
      ],
    ];
    for (const list of refused)
      await expect(library.changeRecords(changes(one, ...list))).rejects.toMatchObject({ code: 'conflict' });
    const many = ['c', 'd'].map((id) => ({ id, version: 0, body: '7' }));
    await expect(library.changeRecords(changes(one, ...many))).rejects.toMatchObject({ code: 'bad_input' });
    await expect(library.changeRecords(changes(77, many[0]!))).rejects.toMatchObject({ code: 'not_found' });
    expect(await library.records({ logIds: [one] })).toEqual([kept(one, 'a', 2, '4')]);

    await library.remove(one);
    expect((await library.records({})).map(({ log_id }) => log_id)).toEqual([two]);
    await library.remove(two);
  });

  test('of two changes made at once from the same version one is kept and the other refused', async () => {
    const library = await open();
    const id = await store(library, 'two people', 2);
    await library.changeRecords(changes(id, { id: 'a', version: 0, body: '0' }));
    const both = ['1', '2'].map((body) => library.changeRecords(changes(id, { id: 'a', version: 1, body })));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await library.records({ logIds: [id] }))[0]!.version).toBe(2);
  });

  test('a record that a flipped bit has changed is kept and said, and the others are read', async () => {
    const { library, damageRecord } = await openDamageable();
    const id = await store(library, 'flipped', 2);
    const body = (name: string): string => JSON.stringify({ name, depthMin: 1, depthMax: 2 });
    const [one, two] = [randomUUID(), randomUUID()];
    await library.changeRecords(
      changes(id, { id: one, version: 0, body: body('one') }, { id: two, version: 0, body: body('two') }),
    );
    await damageRecord(one, body('ond'));
    await library.changeRecords({ ...changes(id, { id: randomUUID(), version: 0, body: '{' }), most: 9 });
    const { records, damaged } = readRecords(await library.records({}));
    expect(records).toMatchObject([{ body: { name: 'two' } }]);
    expect(damaged.sort()).toEqual([
      expect.stringMatching(new RegExp(`^A bookmark of log ${id} is damaged: Invalid input: expected object`)),
      expect.stringMatching(new RegExp(`^A bookmark of log ${id} is damaged: expected checksum \\d+ but received`)),
    ]);
  });

  test('what is long is kept beside the log', async () => {
    const library = await open();
    const details = { columnNames: ['a', 'b, "c"', ''], columnUnits: ['m', null, null], notes: ['# a well', ''] };
    const writer = await beginLog(library);
    await writer.write(tileOf(0, 2));
    const log = await writer.complete({ ...importedLog('named', 2), details });
    expect(log).not.toHaveProperty('details');
    expect(await library.details(log.id)).toEqual(details);
    expect(await library.details(await store(library, 'unnamed', 2))).toEqual({});
    expect(await library.details(77)).toEqual({});
  });

  test('what a file holds beside its image becomes visible with it, and is listed with it alone', async () => {
    const library = await open();
    const alone = await store(library, 'alone', 2);
    const [image, curves, survey] = await storeFamily(library, 'family');
    expect([image!.id, curves!.id, survey!.id]).toEqual([alone + 1, alone + 2, alone + 3]);
    expect(image).toMatchObject({ kind: 'image', width: 3 });
    expect(image).not.toHaveProperty('parentId');
    expect(curves).toMatchObject({ kind: 'curves', parentId: image!.id, width: 1, name: 'family 1' });
    expect(survey).toMatchObject({ kind: 'survey', parentId: image!.id, width: 2 });
    expect((await library.list()).map(({ id }) => id)).toEqual([image!.id, alone]);
    expect(await library.companions(image!.id)).toEqual([curves, survey]);
    expect(await library.companions(alone)).toEqual([]);
    expect(await library.companions(77)).toEqual([]);
    expect(await library.get(curves!.id)).toEqual(curves);
    const [tile] = await library.readTiles(curves!.id, 0, 256, 512);
    expect([...tile!.samples]).toEqual([...tileOf(256, 256, 1).samples]);
    expect(await library.damaged()).toEqual([]);
  });

  test('curves alone are listed, with what the file says of them', async () => {
    const library = await open();
    const writer = await beginLog(library);
    await writer.write(tileOf(0, 2));
    const facts: Partial<ImportedLog> = {
      ...{ kind: 'curves', well: 'A-1', quantity: 'resistivity', valueUnit: 'ohm.m' },
      findings: [{ code: 'depth-unit-assumed', message: 'Depths are taken for metres', option: '--depth-unit' }],
    };
    const log = await writer.complete({ ...importedLog('curves', 2), ...facts });
    expect(log).toMatchObject(facts);
    expect(await library.list()).toEqual([log]);
    expect(await library.get(await store(library, 'image', 2))).toMatchObject({ kind: 'image', findings: [] });
  });

  test('an import of several logs that is given up, or not complete, leaves none of them', async () => {
    const library = await open();
    const under = await library.beginImport();
    const second = await under.begin();
    const first = await under.begin(second);
    await first.write(tileOf(0, 256));
    await second.write(tileOf(0, 256, 1));
    // One of them forgotten, or before the log that it goes with.
    await expect(under.complete([{ writer: first, log: importedLog('a', 256) }])).rejects.toThrow(/the 2 logs/);
    const [a, b] = [
      { writer: first, log: importedLog('a', 256), parent: 1 },
      { writer: second, log: importedLog('b', 256) },
    ];
    await expect(under.complete([a, b])).rejects.toThrow(/after its parent/);
    expect(await library.list()).toEqual([]);
    const complete = [b, a];
    await under.abort();
    await expect(under.complete(complete)).rejects.toThrow(/it was removed there|after its parent/);
    expect([await library.list(), await library.damaged()]).toEqual([[], []]);
    expect(await library.readTiles(1, 0, 0, 256)).toEqual([]);
    expect(await library.readTiles(2, 0, 0, 256)).toEqual([]);
  });

  test('remove takes companions along, from the moment it is hidden; a companion goes alone', async () => {
    const library = await open();
    const [kept] = await storeFamily(library, 'kept');
    const [image, curves, survey] = await storeFamily(library, 'gone');
    await library.remove(survey!.id);
    expect((await library.companions(image!.id)).map(({ id }) => id)).toEqual([curves!.id]);
    let seen: Promise<unknown> | undefined;
    await library.remove(image!.id, {
      now: true,
      onHidden: () => {
        seen = Promise.all([library.list(), library.damaged(), library.companions(image!.id)]);
      },
    });
    expect(await seen).toEqual([[kept], [], []]);
    await expect(library.get(curves!.id)).rejects.toMatchObject({ code: 'not_found' });
    for (const { id } of [image!, curves!, survey!]) expect(await library.readTiles(id, 0, 0, 600)).toEqual([]);
    expect(await library.companions(kept!.id)).toHaveLength(2);
    expect(await library.readTiles(kept!.id + 1, 0, 0, 600)).toHaveLength(3);
  });

  test('a depth unit that was taken wrongly is mended for all that came of the same file; the numbers stay', async () => {
    const library = await open();
    const other = await store(library, 'other', 2);
    const [image, curves, survey] = await storeFamily(library, 'family');
    const inFeet = { depthUnit: 'ft', depthMin: image!.depthMin, depthMax: image!.depthMax } as const;
    expect(await library.describe(image!.id, { depthUnit: 'ft', name: 'renamed' })).toMatchObject({
      ...inFeet,
      name: 'renamed',
    });
    expect(await library.companions(image!.id)).toMatchObject([
      { ...inFeet, name: curves!.name },
      { ...inFeet, name: survey!.name },
    ]);
    await library.describe(curves!.id, { geometry: 'north' });
    expect(await library.get(image!.id)).toMatchObject({ ...inFeet, geometry: 'columns' });
    await library.describe(curves!.id, { depthUnit: 'm' });
    expect((await library.get(image!.id)).depthUnit).toBe('m');
    expect((await library.get(survey!.id)).depthUnit).toBe('m');
    await library.describe(other, { depthUnit: 'ft' });
    expect((await library.get(image!.id)).depthUnit).toBe('m');
  });

  test('a unit that has been said is taken for nothing any more', async () => {
    const library = await open();
    const writer = await beginLog(library);
    await writer.write(tileOf(0, 3));
    const taken = { code: 'depth-unit-assumed', message: 'taken for metres', option: '--depth-unit' };
    const other = { code: 'no-image', message: 'no image', option: '--image' };
    const { id, findings } = await writer.complete({ ...importedLog('a', 3), topLevel: 0, findings: [taken, other] });
    expect(findings).toEqual([taken, other]);
    const said = {
      ...taken,
      message: 'Depths have no unit in the file and are in ft, as was said since',
      option: null,
    };
    expect((await library.describe(id, { depthUnit: 'ft' })).findings).toEqual([said, other]);
    expect((await library.get(id)).findings).toEqual([said, other]);
  });

  test('a damaged companion is said and can be removed, and goes with its image; one whose image is lost is said', async () => {
    const { library, damage } = await openDamageable();
    const [image, curves, survey] = await storeFamily(library, 'family');
    await damage(curves!.id, 'facts', '{"rows":600}');
    expect((await library.list()).map(({ id }) => id)).toEqual([image!.id]);
    expect(await library.companions(image!.id)).toEqual([survey]);
    expect(await library.damaged()).toMatchObject([{ id: curves!.id, parentId: image!.id }]);
    await library.remove(curves!.id);
    expect(await library.damaged()).toEqual([]);

    // A flipped bit makes it a companion of one that is a companion itself.
    const [, lost, parent] = await storeFamily(library, 'other');
    await damage(lost!.id, 'parent_id', String(parent!.id));
    const message = expect.stringMatching(/its parent .* a log that stands alone but received 6; /) as unknown;
    expect(await library.damaged()).toEqual([{ id: lost!.id, name: lost!.name, parentId: parent!.id, message }]);
    await expect(library.get(lost!.id)).rejects.toMatchObject({ code: 'corrupt' });
    await library.remove(lost!.id);
    await damage(image!.id, 'state', 'bomplete');
    await library.remove(image!.id, { now: true });
    expect(await library.readTiles(survey!.id, 0, 0, 600)).toEqual([]);
    await expect(library.get(survey!.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('rename', async () => {
    const library = await open();
    const id = await store(library, 'old', 2);
    expect((await library.describe(id, { name: 'new' })).name).toBe('new');
    expect((await library.get(id)).name).toBe('new');
    expect((await library.get(id)).rows).toBe(2);
  });

  test('remove takes the log and its tiles, and nothing else', async () => {
    const library = await open();
    const [gone, kept] = [await store(library, 'gone', 600), await store(library, 'kept', 600)];
    await library.remove(gone, { now: true });
    expect((await library.list()).map(({ id }) => id)).toEqual([kept]);
    expect(await library.readTiles(gone, 0, 0, 600)).toEqual([]);
    expect(await library.readTiles(kept, 0, 0, 600)).toHaveLength(3);
  });

  test('an aborted import leaves nothing', async () => {
    const library = await open();
    const writer = await beginLog(library);
    for (let row = 0; row < 5000; row += 256) await writer.write(tileOf(row, 256));
    await writer.abort();
    expect(await library.list()).toEqual([]);
    await expect(writer.complete(importedLog('late', 5000))).rejects.toThrow(/it was removed/);
  });

  test('two imports at once do not see each other', async () => {
    const library = await open();
    const writers = [await beginLog(library), await beginLog(library)];
    for (let row = 0; row < 1024; row += 256) for (const writer of writers) await writer.write(tileOf(row, 256));
    const [a, b] = [
      await writers[0]!.complete(importedLog('a', 1024)),
      await writers[1]!.complete(importedLog('b', 1024)),
    ];
    expect(await library.readTiles(a.id, 0, 0, 1024)).toHaveLength(4);
    expect(await library.readTiles(b.id, 0, 0, 1024)).toHaveLength(4);
  });

  test('colormaps are added, replaced, renamed and removed, by name', async () => {
    const library = await open();
    const map = (name: string, color: string): ColormapDefinition => ({
      ...{ name, interpolation: 'oklab', steps: 'smooth' },
      stops: [
        { at: 0, color: '#000000' },
        { at: 1, color },
      ],
    });
    expect(await library.colormaps()).toEqual([]);
    await library.saveColormap(map('b', '#ff0000'));
    await library.saveColormap(map('a', '#00ff00'));
    expect(await library.colormaps()).toEqual([map('a', '#00ff00'), map('b', '#ff0000')]);

    await library.saveColormap(map('a', '#0000ff'), 'a');
    await library.saveColormap(map('c', '#ffffff'), 'b');
    expect(await library.colormaps()).toEqual([map('a', '#0000ff'), map('c', '#ffffff')]);
    // Another's name is not taken from it, whether by a new one or by one that is renamed.
    const taken = { code: 'bad_input', message: expect.stringContaining('called a is in the library') as unknown };
    await expect(library.saveColormap(map('a', '#123456'))).rejects.toMatchObject(taken);
    await expect(library.saveColormap(map('a', '#123456'), 'c')).rejects.toMatchObject(taken);
    expect(await library.colormaps()).toEqual([map('a', '#0000ff'), map('c', '#ffffff')]);
    // Somebody else has removed it meanwhile: what is saved is not lost.
    await library.saveColormap(map('d', '#111111'), 'gone');

    await library.removeColormap('a');
    expect((await library.colormaps()).map(({ name }) => name)).toEqual(['c', 'd']);
    await expect(library.removeColormap('a')).rejects.toMatchObject({ code: 'not_found' });
  });

  test.each([
    ['a state that nobody writes', 'state', 'bomplete', /its state .* "complete" but received "bomplete"/],
    ['no state', 'state', '', /its state .* "complete" but received ""/],
    ['an import’s state, with facts', 'state', 'importing', /its state .* "complete" but received "importing"/],
    ['facts that are no JSON', 'facts', '{"rows":600,', /its facts .* JSON but received other text/],
    ['facts that are no object', 'facts', '600', /its facts .* JSON but received other text/],
    ['facts with one missing', 'facts', '{"rows":600}', /its facts .* complete but received no usable sourceName/],
    ['a kind that nobody knows', 'kind', 'imagf', /its facts .* complete but received no usable kind/],
    ['no name', 'name', null, /its facts .* complete but received no usable name/],
  ] as const)(
    'a log with %s is kept and listed as damaged; it can be removed, and the others used',
    async (_, column, value, sentence) => {
      const { library, damage } = await openDamageable();
      const [first, damaged, last] = [
        await store(library, 'first', 600),
        await store(library, 'damaged', 600),
        await store(library, 'last', 600),
      ];
      await damage(damaged, column, value);
      await library.clearInterrupted();

      expect((await library.list()).map(({ id }) => id)).toEqual([last, first]);
      const message = expect.stringMatching(sentence) as unknown;
      const [said, ...others] = await library.damaged();
      expect([said, others]).toEqual([{ id: damaged, ...(column === 'name' ? {} : { name: 'damaged' }), message }, []]);
      expect(said!.message).toMatch(/restore the library from a backup, or remove this log$/);
      await expect(library.get(damaged)).rejects.toMatchObject({ code: 'corrupt', message: said!.message });
      await expect(library.describe(damaged, { name: 'x' })).rejects.toMatchObject({ code: 'corrupt' });
      expect(await library.readTiles(damaged, 0, 0, 600)).toHaveLength(3);

      await library.remove(damaged, { now: true });
      expect(await library.damaged()).toEqual([]);
      expect(await library.readTiles(damaged, 0, 0, 600)).toEqual([]);
      expect((await library.list()).map(({ id }) => id)).toEqual([last, first]);
    },
  );

  test('what is not there is said', async () => {
    const library = await open();
    await expect(library.get(77)).rejects.toMatchObject({ code: 'not_found', message: 'Image with id 77 not found' });
    await expect(library.describe(77, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(library.remove(77)).rejects.toMatchObject({ code: 'not_found' });
  });
}
