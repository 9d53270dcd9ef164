// Tests that bookmarks are shown at once, kept in order of depth, and that a failure to keep them is reported.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bookmark } from '../../../shared/model/image-log.ts';
import { initialViewer, setLibrary, showLog, useViewer } from '../../../renderer/state/store.ts';
import { openLog, openView } from '../../../renderer/state/track-slice.ts';
import { aLog } from '../a-log.ts';

const called: { name: string; input: unknown }[] = [];
let answer: (name: string) => unknown = () => ({ ok: true, value: aLog(1) });
vi.stubGlobal('window', {
  stratascope: {
    call: (name: string, input: unknown) => {
      called.push({ name, input });
      return Promise.resolve(answer(name));
    },
  },
});
const { addBookmark, bookmarkAfter, bookmarkBefore, removeBookmark, renameBookmark, showBookmark } =
  await import('../../../renderer/navigation/bookmarks.ts');

const mark = (name: string, depthMin: number, depthMax = depthMin + 5): Bookmark => ({ name, depthMin, depthMax });
const [a, b, c] = [mark('a', 1010), mark('b', 1020), mark('c', 1030)];
const log = () => openLog(useViewer.getState())!;

beforeEach(() => {
  called.length = 0;
  answer = () => ({ ok: true, value: aLog(1) });
  useViewer.setState(initialViewer, true);
  setLibrary([aLog(1, { bookmarks: [b] })]);
  showLog(1);
});

describe('changes', () => {
  it('are shown at once in the order of depths, and kept one after the other', async () => {
    const first = addBookmark(log(), c);
    expect(log().bookmarks).toEqual([b, c]);
    const second = addBookmark(log(), a);
    expect(log().bookmarks).toEqual([a, b, c]);
    await Promise.all([first, second]);
    expect(called).toEqual([
      { name: 'library.describe', input: { id: 1, change: { bookmarks: [b, c] } } },
      { name: 'library.describe', input: { id: 1, change: { bookmarks: [a, b, c] } } },
    ]);
  });

  it('rename and remove the one that is meant, not its like', async () => {
    await addBookmark(log(), { ...b });
    await renameBookmark(log(), log().bookmarks[1]!, 'other');
    expect(log().bookmarks.map(({ name }) => name)).toEqual(['b', 'other']);
    await removeBookmark(log(), log().bookmarks[0]!);
    expect(log().bookmarks.map(({ name }) => name)).toEqual(['other']);
  });

  it('that cannot be kept are told, and what is kept is shown again', async () => {
    answer = (name) =>
      name === 'library.list'
        ? { ok: true, value: [aLog(1, { bookmarks: [b] })] }
        : { ok: false, error: { code: 'internal', message: 'The disk is full' } };
    await addBookmark(log(), c);
    expect(useViewer.getState().problems).toEqual(['The disk is full']);
    expect(log().bookmarks).toEqual([b]);
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
    const view = openView(useViewer.getState())!;
    expect(view.depthMin).toBeCloseTo(1049.6, 9);
    expect(view.depthMax).toBeCloseTo(1050.6, 9);
  });
});
