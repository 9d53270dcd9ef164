// Tests bookmarks on the page over a real library: shown at once, in order of depth, undone like other changes.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addBookmark,
  bookmarkAfter,
  bookmarkBefore,
  renameBookmark,
  showBookmark,
} from '../../../renderer/navigation/bookmarks.ts';
import { addRecord, forgetRecords, readRecords, removeRecord } from '../../../renderer/state/change-records.ts';
import { leaveLibrary } from '../../../renderer/bridge/library-queue.ts';
import { recordsOfLog } from '../../../renderer/state/record-slice.ts';
import { initialViewer, setLibrary, showLog, useViewer } from '../../../renderer/state/store.ts';
import { openLog, openView } from '../../../renderer/state/track-slice.ts';
import { bookmarks, type Bookmark } from '../../../shared/records/bookmark.ts';
import { fakeBridge } from '../../fixtures/fake-bridge.ts';
import { recordLibrary, type RecordLibrary } from '../../fixtures/record-library.ts';
import { aBookmark, aLog } from '../a-log.ts';
import { run } from '../run-commands.ts';

const mark = (name: string, depthMin: number, depthMax = depthMin + 5): Bookmark => ({ name, depthMin, depthMax });
const [a, b, c] = [mark('a', 1010), mark('b', 1020), mark('c', 1030)];
const viewer = () => useViewer.getState();
const log = () => openLog(viewer())!;
const shown = () => recordsOfLog(viewer(), bookmarks, 1);
const bodies = () => shown().map(({ body }) => body);

let kept: RecordLibrary;
let calls: readonly { readonly name: string }[];
const inLibrary = async () => (await kept.answers['record.list']({})).records.map(({ body }) => body);
/** As another person with the same library does it. */
const elsewhere = async (change: Partial<Bookmark>) => {
  const [record] = (await kept.answers['record.list']({})).records;
  const { logId, kind, id, version, body } = record!;
  await kept.answers['record.put']({
    logId,
    kind,
    records: [{ id, version, body: { ...(body as Bookmark), ...change } }],
  });
};

beforeEach(async () => {
  kept = await recordLibrary();
  fakeBridge(kept.answers);
  useViewer.setState(initialViewer, true);
  setLibrary([aLog(1), aLog(2)]);
  showLog(1);
  await addBookmark(log(), b);
  ({ calls } = fakeBridge(kept.answers));
});

describe('changes', () => {
  it('are shown at once in the order of depths, and kept one after the other', async () => {
    const first = addBookmark(log(), c);
    expect(bodies()).toEqual([b, c]);
    const second = addBookmark(log(), a);
    expect(bodies()).toEqual([a, b, c]);
    await Promise.all([first, second]);
    expect(calls.map(({ name }) => name)).toEqual(['record.put', 'record.put']);
    expect(await inLibrary()).toEqual([a, b, c]);
  });

  it('of one bookmark follow each other before the first is answered', async () => {
    const renamed = renameBookmark(shown()[0]!, 'once');
    await Promise.all([renamed, renameBookmark(shown()[0]!, 'twice')]);
    expect(bodies()).toEqual([{ ...b, name: 'twice' }]);
    expect(await inLibrary()).toEqual(bodies());
    expect(viewer().problems).toEqual([]);
  });

  it('rename and remove the one that is meant, not its like', async () => {
    await addBookmark(log(), { ...b });
    await renameBookmark(shown()[1]!, 'other');
    const [first, other] = shown();
    expect([first!.body.name, other!.body.name]).toEqual(['b', 'other']);
    await removeRecord(first!);
    expect(bodies().map(({ name }) => name)).toEqual(['other']);
    expect(await inLibrary()).toEqual(bodies());
  });

  it('that cannot be kept are told, are no step, and what is kept is shown again', async () => {
    const { done } = viewer().history;
    fakeBridge({ ...kept.answers, 'record.put': () => Promise.reject(new Error('The disk is full')) });
    await addBookmark(log(), c);
    expect(viewer().problems).toMatchObject([{ message: 'The disk is full' }]);
    expect(bodies()).toEqual([b]);
    expect(viewer().history.done).toEqual(done);
  });

  it('made from what somebody else has changed meanwhile are refused, and the newest is shown', async () => {
    await elsewhere({ name: 'theirs' });
    await renameBookmark(shown()[0]!, 'ours');
    expect(viewer().problems).toMatchObject([
      { message: expect.stringContaining('somebody else has changed this meanwhile') as string },
    ]);
    expect(bodies()).toEqual([{ ...b, name: 'theirs' }]);
    expect(await inLibrary()).toEqual(bodies());
  });

  it('from a record that somebody else has changed since are refused also when the newest is known here', async () => {
    const [old] = shown();
    await elsewhere({ name: 'theirs', depthMin: 1021 });
    await readRecords({});
    await renameBookmark(old!, 'ours');
    expect(viewer().problems).toHaveLength(1);
    expect(await inLibrary()).toEqual([{ ...b, name: 'theirs', depthMin: 1021 }]);
  });

  it('of one log are not touched by a list of another', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { 'record.list': list } = kept.answers;
    fakeBridge({ ...kept.answers, 'record.list': (of: unknown) => promise.then(() => list(of)) });
    const reading = readRecords({ logIds: [2] });
    const adding = addBookmark(log(), c);
    resolve();
    await Promise.all([reading, adding]);
    expect(bodies()).toEqual([b, c]);
  });

  it('made while a long list is read are still there when it has come', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { 'record.list': list } = kept.answers;
    // Read before the change, as the library answers it, and told after it.
    const asRead = list({});
    fakeBridge({ ...kept.answers, 'record.list': () => promise.then(() => asRead) });
    const reading = readRecords({});
    const adding = addBookmark(log(), c);
    resolve();
    await Promise.all([reading, adding]);
    expect(bodies()).toEqual([b, c]);
  });

  it('that wait are dropped, and said, when another library is shown', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { 'record.put': put } = kept.answers;
    let asked = 0;
    fakeBridge({ ...kept.answers, 'record.put': (input: unknown) => (asked++, promise.then(() => put(input))) });
    const adding = [addBookmark(log(), a), addBookmark(log(), c)];
    await vi.waitFor(() => expect(asked).toBe(1));
    leaveLibrary();
    forgetRecords();
    resolve();
    await Promise.all(adding);
    expect(asked).toBe(1);
    expect(viewer().problems).toMatchObject([
      { message: 'Bookmarks: the library was left before this was kept in it' },
    ]);
  });
});

it('are added in a page that another computer serves over HTTP, too', async () => {
  const { crypto } = globalThis;
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) });
  await addBookmark(log(), c);
  expect(viewer().problems).toEqual([]);
  expect(await inLibrary()).toEqual([b, c]);
});

describe('undo', () => {
  it('takes back an added one, and brings back a removed one', async () => {
    run('undo');
    await vi.waitFor(() => expect(viewer().said?.text).toBe('Undone: Bookmarks of log 1'));
    expect(await inLibrary()).toEqual([]);
    run('redo');
    await vi.waitFor(() => expect(viewer().said?.text).toBe('Redone: Bookmarks of log 1'));
    expect(await inLibrary()).toEqual([b]);
    expect(bodies()).toEqual([b]);
  });

  it('walks back two that were added in quick succession one by one, and a name that was changed twice at once', async () => {
    await addBookmark(log(), c);
    await renameBookmark(shown()[1]!, 'once');
    await renameBookmark(shown()[1]!, 'twice');
    run('undo');
    await vi.waitFor(() => expect(bodies()).toEqual([b]));
    run('undo');
    await vi.waitFor(() => expect(bodies()).toEqual([]));
  });

  it('does not overwrite what somebody else has changed since, and is then over', async () => {
    await elsewhere({ name: 'theirs' });
    await readRecords({});
    run('undo');
    await vi.waitFor(() => expect(viewer().problems).toHaveLength(1));
    expect(viewer().problems[0]!.message).toMatch(/^Bookmarks: somebody else has changed this meanwhile/);
    expect(await inLibrary()).toEqual([{ ...b, name: 'theirs' }]);
    expect([viewer().history.done, viewer().history.undone]).toEqual([[], []]);
  });

  it('of a log whose records are not known reads them first', async () => {
    useViewer.setState({ records: {} });
    run('undo');
    await vi.waitFor(() => expect(viewer().said?.text).toBe('Undone: Bookmarks of log 1'));
    expect(await inLibrary()).toEqual([]);
  });

  it('knows a body however its keys are ordered', async () => {
    await addRecord(1, bookmarks, { depthMax: 1042, depthMin: 1040, name: ' trimmed ' });
    await readRecords({});
    run('undo');
    await vi.waitFor(() => expect(bodies()).toEqual([b]));
    expect(viewer().problems).toEqual([]);
  });
});

describe('going there', () => {
  it('the next and the one before are found whatever their order', () => {
    const at = (depthMin: number) => ({ depthMin, depthMax: depthMin + 5 });
    const all = [c, a, b].map((body) => aBookmark(1, body));
    expect(bookmarkAfter(all, at(1010))).toBe(b);
    expect(bookmarkBefore(all, at(1030))).toBe(b);
    expect(bookmarkAfter(all, at(1030))).toBeUndefined();
    expect(bookmarkBefore(all, at(1010))).toBeUndefined();
    const wide = mark('wide', 1010, 1050);
    expect(
      bookmarkAfter(
        [wide, a].map((body) => aBookmark(1, body)),
        at(1010),
      ),
    ).toBe(wide);
  });

  it('shows one smaller than can be shown in the smallest window about it', () => {
    showBookmark(mark('thin', 1050, 1050.2));
    const view = openView(viewer())!;
    expect(view.depthMin).toBeCloseTo(1049.6, 9);
    expect(view.depthMax).toBeCloseTo(1050.6, 9);
  });
});
