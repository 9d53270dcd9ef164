// Tests bookmarks on the page over a real library: shown at once, in order of depth, undone as any change.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addBookmark,
  bookmarkAfter,
  bookmarkBefore,
  renameBookmark,
  showBookmark,
} from '../../../renderer/navigation/bookmarks.ts';
import { readRecords, removeRecord } from '../../../renderer/state/change-records.ts';
import { recordsOfLog } from '../../../renderer/state/record-slice.ts';
import { initialViewer, setLibrary, showLog, useViewer } from '../../../renderer/state/store.ts';
import { openLog, openView } from '../../../renderer/state/track-slice.ts';
import { bookmarks, type Bookmark } from '../../../shared/records/bookmark.ts';
import type { RecordList } from '../../../shared/records/records.ts';
import { fakeBridge } from '../../fixtures/fake-bridge.ts';
import { recordLibrary, type RecordLibrary } from '../../fixtures/record-library.ts';
import { aLog } from '../a-log.ts';
import { run } from '../run-commands.ts';

const mark = (name: string, depthMin: number, depthMax = depthMin + 5): Bookmark => ({ name, depthMin, depthMax });
const [a, b, c] = [mark('a', 1010), mark('b', 1020), mark('c', 1030)];
const viewer = () => useViewer.getState();
const log = () => openLog(viewer())!;
const shown = () => recordsOfLog(viewer(), bookmarks, 1);
const bodies = () => shown().map(({ body }) => body);

let kept: RecordLibrary;
let calls: readonly { readonly name: string }[];
const inLibrary = async () => ((await kept.answers['record.list']({})) as RecordList).records.map(({ body }) => body);
/** As another person with the same library does it. */
const elsewhere = async (change: Partial<Bookmark>) => {
  const [record] = ((await kept.answers['record.list']({})) as RecordList).records;
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
    expect(viewer().problems).toEqual(['The disk is full']);
    expect(bodies()).toEqual([b]);
    expect(viewer().history.done).toEqual(done);
  });

  it('made from what somebody else has changed meanwhile are refused, and the newest is shown', async () => {
    await elsewhere({ name: 'theirs' });
    await renameBookmark(shown()[0]!, 'ours');
    expect(viewer().problems).toEqual([expect.stringContaining('somebody else has changed this meanwhile')]);
    expect(bodies()).toEqual([{ ...b, name: 'theirs' }]);
    expect(await inLibrary()).toEqual(bodies());
  });

  it('under way are not taken back by a list that was read before them', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { 'record.put': put, ...others } = kept.answers;
    fakeBridge({ ...others, 'record.put': (input: unknown) => promise.then(() => put(input)) });
    const adding = addBookmark(log(), c);
    await readRecords({});
    expect(bodies()).toEqual([b, c]);
    resolve();
    await adding;
    await readRecords({ logId: 1 });
    expect(bodies()).toEqual([b, c]);
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
    expect(viewer().problems[0]).toMatch(/^Bookmarks: somebody else has changed this meanwhile/);
    expect(await inLibrary()).toEqual([{ ...b, name: 'theirs' }]);
    expect(viewer().history.done).toEqual([]);
  });
});

describe('going there', () => {
  it('the next and the one before are found whatever their order', () => {
    const at = (depthMin: number) => ({ depthMin, depthMax: depthMin + 5 });
    expect(bookmarkAfter([c, a, b], at(1010))).toBe(b);
    expect(bookmarkBefore([c, a, b], at(1030))).toBe(b);
    expect(bookmarkAfter([c, a, b], at(1030))).toBeUndefined();
    expect(bookmarkBefore([c, a, b], at(1010))).toBeUndefined();
    expect(bookmarkAfter([mark('wide', 1010, 1050), a], at(1010))!.name).toBe('wide');
  });

  it('shows one smaller than can be shown in the smallest window about it', () => {
    showBookmark(mark('thin', 1050, 1050.2));
    const view = openView(viewer())!;
    expect(view.depthMin).toBeCloseTo(1049.6, 9);
    expect(view.depthMax).toBeCloseTo(1050.6, 9);
  });
});
