// Tests which commands are possible in each state of the viewer, and what they do.
import { display } from '../../../shared/model/display.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeView, initialViewer, setLibrary, setWindow, showLog, useViewer } from '../../../renderer/state/store.ts';
import { openView, openLog } from '../../../renderer/state/track-slice.ts';
import { commandNamed, MENU, MENU_COMMANDS } from '../../../shared/menu.ts';
import { COMMANDS } from '../../../renderer/shell/all-commands.ts';
import { aLog as log } from '../a-log.ts';
import { checked, enabled, run } from '../run-commands.ts';

const view = () => openView(useViewer.getState());

beforeEach(() => useViewer.setState(initialViewer, true));

describe('what is possible', () => {
  it('knows every command of the menu that is not the system’s', () => {
    const ids = MENU.flatMap((group) => group.entries).flatMap((e) =>
      e === 'separator' || e.role || e.recent ? [] : [e.id],
    );
    expect([...ids].sort()).toEqual(Object.keys(COMMANDS).sort());
    expect(new Set(ids).size, 'an id stands once').toBe(ids.length);
  });

  it('is little without a log', () => {
    const atStart = MENU_COMMANDS.filter((command) => command.atStart).map(({ id }) => id);
    expect(enabled()).toEqual(atStart);
    expect(atStart).toEqual([
      'import',
      'open-file',
      'sample',
      'trash',
      'settings',
      'palette',
      'shortcuts',
      'logs',
      'check-library',
      'about',
    ]);
  });

  it('is zooming in, but neither out nor moving, while the whole log is shown', () => {
    setLibrary([log(1)]);
    showLog(1);
    expect(enabled()).toEqual(expect.arrayContaining(['export', 'rename', 'remove', 'zoom-in', 'invert', 'smooth']));
    for (const id of ['zoom-out', 'zoom-all', 'page-up', 'page-down', 'go-top', 'go-base', 'reset-range', 'next-log']) {
      expect(enabled()).not.toContain(id);
    }
  });

  it('is moving to where there is more of the log', () => {
    setLibrary([log(1)]);
    showLog(1);
    setWindow({ depthMin: 1000, depthMax: 1010 });
    expect(enabled()).toEqual(expect.arrayContaining(['zoom-out', 'zoom-all', 'page-down', 'go-base']));
    expect(enabled()).not.toContain('page-up');
    run('go-base');
    expect(enabled()).toContain('go-top');
    expect(enabled()).not.toContain('page-down');
  });

  it('is no more zooming in at ten scanlines', () => {
    setLibrary([log(1)]);
    showLog(1);
    for (let i = 0; i < 20; i++) run('zoom-in');
    expect(enabled()).not.toContain('zoom-in');
    expect(view()!.depthMax - view()!.depthMin).toBeCloseTo(1, 9);
  });

  it('is nothing behind a dialog', () => {
    setLibrary([log(1)]);
    showLog(1);
    run('export');
    expect(enabled()).toEqual([]);
    useViewer.setState({ dialog: undefined, offered: [{ offerId: 'a', fileName: 'a.csv', bytes: 1 }] });
    expect(enabled()).toEqual([]);
  });

  it('leaves the keys that edit text to a field', () => {
    setLibrary([log(1), log(2)]);
    showLog(1);
    setWindow({ depthMin: 1040, depthMax: 1050 });
    useViewer.setState({ typing: true });
    for (const id of ['remove', 'page-up', 'page-down', 'go-top', 'go-base', 'next-log'])
      expect(enabled()).not.toContain(id);
    expect(enabled()).toContain('zoom-in');
  });

  it('is turning back only where something all around is turned', () => {
    setLibrary([log(1, { geometry: 'north' })]);
    showLog(1);
    changeView({ azimuthOffset: 90 });
    expect(enabled()).toEqual(expect.arrayContaining(['reset-turn', 'azimuth-compass']));
    run('reset-turn');
    expect(view()).toMatchObject({ azimuthOffset: 0 });
    expect(enabled()).not.toContain('reset-turn');
    setLibrary([log(1)]);
    changeView({ azimuthOffset: 90 });
    expect(enabled()).not.toContain('reset-turn');
    expect(enabled()).not.toContain('azimuth-compass');
  });

  it('is one unit of three', () => {
    setLibrary([log(1)]);
    showLog(1);
    const units = (): string[] => checked().filter((id) => id.startsWith('unit-'));
    expect(units()).toEqual(['unit-log']);
    run('unit-ft');
    expect(units()).toEqual(['unit-ft']);
  });

  it('is stepping through the list up to its ends', () => {
    setLibrary([log(3), log(2), log(1)]);
    showLog(3);
    expect(enabled()).toContain('next-log');
    expect(enabled()).not.toContain('previous-log');
    run('next-log');
    run('next-log');
    expect(openLog(useViewer.getState())?.id).toBe(1);
    expect(enabled()).not.toContain('next-log');
  });
});

describe('what commands do', () => {
  beforeEach(() => {
    setLibrary([log(1)]);
    showLog(1);
  });

  it('pages by exactly a window and comes back', () => {
    setWindow({ depthMin: 1040, depthMax: 1050 });
    run('page-down');
    expect(view()).toMatchObject({ depthMin: 1050, depthMax: 1060 });
    run('page-up');
    expect(view()).toMatchObject({ depthMin: 1040, depthMax: 1050 });
  });

  it('zooms about the middle, and out to the whole log again', () => {
    setWindow({ depthMin: 1040, depthMax: 1060 });
    run('zoom-in');
    expect(view()).toMatchObject({ depthMin: 1045, depthMax: 1055 });
    run('zoom-all');
    expect(view()).toMatchObject({ depthMin: 1000, depthMax: 1100 });
  });

  it('checks what is switched on', () => {
    const atFirst = ['unit-log', 'normalization-static', 'aggregation-mean'];
    expect(checked()).toEqual(atFirst);
    run('invert');
    run('smooth');
    expect([...checked()].sort()).toEqual([...atFirst, 'invert', 'smooth'].sort());
    run('invert');
    expect([...checked()].sort()).toEqual([...atFirst, 'smooth'].sort());
  });

  it('resets how values become colours, and nothing else', () => {
    expect(enabled()).not.toContain('reset-display');
    changeView({ range: [1, 2], gamma: 2, curve: 'log', invert: true, colormap: 'gray', smooth: true });
    const before = view()!;
    run('reset-display');
    expect(view()).toEqual({
      ...before,
      range: undefined,
      percentile: undefined,
      gamma: 1,
      curve: 'linear',
      invert: false,
    });
    expect(enabled()).not.toContain('reset-display');
  });

  it('remembers that profiles are shown', () => {
    run('profiles');
    expect(useViewer.getState().preferences.profiles).toBe(true);
    expect(checked()).toContain('profiles');
  });

  it('does nothing that is not possible', () => {
    const before = view();
    run('page-up');
    expect(view()).toBe(before);
    expect(commandNamed('no-such-command'), 'of another version’s menu').toBeUndefined();
    expect(commandNamed('quit'), 'the system does it').toBeUndefined();
  });
});

describe('the library changes', () => {
  it('shows the neighbour of a log that was deleted and forgets its view', () => {
    setLibrary([log(3), log(2), log(1)]);
    showLog(2);
    setLibrary([log(3), log(1)]);
    expect(openLog(useViewer.getState())?.id).toBe(1);
    expect(Object.keys(useViewer.getState().views)).toEqual(['1']);
    setLibrary([log(3)]);
    expect(openLog(useViewer.getState())?.id).toBe(3);
    setLibrary([]);
    expect(openLog(useViewer.getState())?.id).toBeUndefined();
  });

  it('forgets the windows visited in a log that is gone: another library’s log may have its id', () => {
    setLibrary([log(2), log(1)]);
    const visits = { windows: [{ depthMin: 1000, depthMax: 1010 }], at: 0 };
    useViewer.setState({ visits: { 1: visits, 2: visits } });
    setLibrary([log(2)]);
    expect(useViewer.getState().visits).toEqual({ 2: visits });
    setLibrary([]);
    setLibrary([log(2)]);
    expect(useViewer.getState().visits).toEqual({});
  });

  it('keeps a remembered window inside its log, and shows the whole log where it lies outside', () => {
    const remembered = display.parse({ colormap: 'gray', invert: true });
    useViewer.setState({
      views: { 1: { ...remembered, depthMin: 1090, depthMax: 1200 }, 2: { ...remembered, depthMin: 5, depthMax: 6 } },
    });
    setLibrary([log(1), log(2)]);
    showLog(1);
    expect(view()).toEqual({ ...remembered, depthMin: 1090, depthMax: 1100 });
    showLog(2);
    expect(view()).toMatchObject({ depthMin: 1000, depthMax: 1100 });
  });

  it('puts a window that rounding keeps off the log’s end on it', () => {
    setLibrary([log(1, { depthMin: 9000.1, depthMax: 9546 })]);
    showLog(1);
    setWindow({ depthMin: 9100, depthMax: 9546 - 1e-10 });
    expect(view()!.depthMax).toBe(9546);
  });
});
