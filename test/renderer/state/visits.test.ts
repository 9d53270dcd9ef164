// Tests where back and forward lead, and which windows count as visited.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialViewer, setLibrary, setWindow, showLog, useViewer } from '../../../renderer/state/store.ts';
import { openView } from '../../../renderer/state/track-slice.ts';
import { stepBack, stepForward, visit, type Visits } from '../../../renderer/state/visits.ts';
import { followVisits } from '../../../renderer/navigation/window-history.ts';
import { aLog } from '../a-log.ts';
import { enabled, run } from '../run-commands.ts';

const at = (depthMin: number) => ({ depthMin, depthMax: depthMin + 10 });
const visited = (...tops: number[]) =>
  tops.reduce<Visits | undefined>((visits, top) => visit(visits, at(top)), undefined)!;

describe('visits', () => {
  it('lead back and forward', () => {
    const back = stepBack(visited(1, 2, 3), at(3))!;
    expect(back.windows[back.at]).toEqual(at(2));
    const forth = stepForward(back, at(2))!;
    expect(forth.windows[forth.at]).toEqual(at(3));
    expect(stepForward(forth, at(3))).toBeUndefined();
    expect(stepBack(visited(1), at(1))).toBeUndefined();
    expect(stepBack(undefined, at(1))).toBeUndefined();
  });

  it('forget what lay ahead once another window is visited', () => {
    const back = stepBack(visited(1, 2, 3), at(3))!;
    expect(visit(back, at(7)).windows).toEqual([at(1), at(2), at(7)]);
  });

  it('count no window twice in a row', () => {
    const visits = visited(1, 2);
    expect(visit(visits, at(2))).toBe(visits);
  });

  it('come back to a window that was left before it rested', () => {
    const back = stepBack(visited(1, 2), at(9))!;
    expect(back.windows[back.at]).toEqual(at(2));
    expect(stepForward(back, at(2))!.windows.at(-1)).toEqual(at(9));
  });

  it('are fifty at most', () => {
    const visits = visited(...Array.from({ length: 60 }, (_, i) => i));
    expect(visits.windows).toHaveLength(50);
    expect(visits.windows[0]).toEqual(at(10));
  });
});

describe('the viewer', () => {
  let stop: () => void;
  const view = () => openView(useViewer.getState());
  beforeEach(() => {
    vi.useFakeTimers();
    useViewer.setState(initialViewer, true);
    stop = followVisits();
    setLibrary([aLog(1), aLog(2)]);
    showLog(1);
    vi.advanceTimersByTime(0);
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it('goes back to where it rested, not to what it passed', () => {
    setWindow(at(1010));
    vi.advanceTimersByTime(100);
    setWindow(at(1020));
    vi.advanceTimersByTime(600);
    setWindow(at(1030));
    vi.advanceTimersByTime(600);
    run('window-back');
    expect(view()).toMatchObject(at(1020));
    run('window-back');
    expect(view()).toMatchObject({ depthMin: 1000, depthMax: 1100 });
    expect(enabled()).not.toContain('window-back');
    vi.advanceTimersByTime(600);
    run('window-forward');
    run('window-forward');
    expect(view()).toMatchObject(at(1030));
    expect(enabled()).not.toContain('window-forward');
  });

  it('keeps a way for each log, and forgets those that are gone', () => {
    setWindow(at(1010));
    vi.advanceTimersByTime(600);
    showLog(2);
    vi.advanceTimersByTime(0);
    expect(enabled()).not.toContain('window-back');
    showLog(1);
    run('window-back');
    expect(view()).toMatchObject({ depthMin: 1000, depthMax: 1100 });
    setLibrary([aLog(1)]);
    setWindow(at(1050));
    vi.advanceTimersByTime(600);
    expect(Object.keys(useViewer.getState().visits)).toEqual(['1']);
  });

  it('a colour changed is no window visited', () => {
    run('invert');
    vi.advanceTimersByTime(600);
    expect(useViewer.getState().visits['1']!.windows).toHaveLength(1);
  });
});
