// Tests what the native menu is told, and that commands are asked again only when that may have changed.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followMenuState, menuStateOf } from '../../../renderer/commands/menu-state.ts';
import type { Command, Commands } from '../../../renderer/commands/registry.ts';
import { COMMANDS } from '../../../renderer/shell/all-commands.ts';
import { changeView, initialViewer, setLibrary, showLog, useViewer } from '../../../renderer/state/store.ts';
import { aLog } from '../a-log.ts';

/** How often each of them is asked whether it is possible. */
let asked: Record<string, number>;
let end: () => void = () => undefined;

function counted(): Commands {
  const counting = Object.entries(COMMANDS).map(([id, command]): [string, Command] => [
    id,
    {
      ...command,
      possible: (viewer) => {
        asked[id] = (asked[id] ?? 0) + 1;
        return command.possible(viewer);
      },
    },
  ]);
  return Object.fromEntries(counting) as Commands;
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = {};
  useViewer.setState(initialViewer, true);
  setLibrary([aLog(1), aLog(2)]);
  showLog(1);
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

test('a command is asked anew when a field that it looked at has changed, and not for another', () => {
  const stateOf = menuStateOf(counted());
  const first = stateOf(useViewer.getState());
  expect(first.enabled).toContain('next-log');
  expect(asked['next-log']).toBe(1);

  useViewer.setState({ version: '2', drawer: 'logs', jobs: [] });
  changeView({ invert: true });
  const second = stateOf(useViewer.getState());
  expect(second.checked, 'what was changed is seen').toContain('invert');
  expect(asked['next-log'], 'neither the version nor the view is its concern').toBe(1);
  expect(asked['invert']).toBe(2);

  showLog(2);
  expect(stateOf(useViewer.getState()).enabled).not.toContain('next-log');
  expect(asked['next-log']).toBe(2);
});

test('where an answer did not come to look at a field, that field cannot have changed it', () => {
  const stateOf = menuStateOf(counted());
  useViewer.setState({ dialog: 'about' });
  expect(stateOf(useViewer.getState()).enabled).toEqual([]);
  // Behind the dialog nothing was asked: what it does ask is found out when it is gone.
  expect(asked['next-log']).toBeUndefined();
  useViewer.setState({ typing: true, dialog: undefined });
  expect(stateOf(useViewer.getState()).enabled).not.toContain('next-log');
  useViewer.setState({ typing: false });
  expect(stateOf(useViewer.getState()).enabled).toContain('next-log');
});

test('many changes are told once, and what comes to the same is not told at all', () => {
  const told = vi.fn();
  end = followMenuState(counted(), told);
  expect(told).toHaveBeenCalledTimes(1);
  const before = asked['zoom-in'];

  for (let i = 1; i <= 20; i++) changeView({ depthMin: 1000 + i, depthMax: 1050 + i });
  expect(asked['zoom-in'], 'not at every change').toBe(before);
  vi.runAllTimers();
  expect(asked['zoom-in']).toBe(before! + 1);
  expect(told).toHaveBeenCalledTimes(2);
  const state = told.mock.lastCall?.[0] as { readonly enabled: readonly string[] };
  expect(state.enabled).toEqual(expect.arrayContaining(['page-up', 'page-down']));

  changeView({ depthMin: 1020.5, depthMax: 1070.5 });
  vi.runAllTimers();
  expect(told).toHaveBeenCalledTimes(2);
});

test('whether a field is edited is told, when the focus comes and when it goes', () => {
  const told = vi.fn();
  end = followMenuState(COMMANDS, told);
  expect(told).toHaveBeenLastCalledWith(expect.objectContaining({ editing: false }));
  // Two fields of a kind in turn come to the same.
  for (const editing of [true, true, false]) {
    useViewer.setState({ typing: true, editing });
    vi.runAllTimers();
    expect(told).toHaveBeenLastCalledWith(expect.objectContaining({ editing }));
  }
  expect(told).toHaveBeenCalledTimes(3);
});

test('it ends when it is asked to', () => {
  const told = vi.fn();
  const stop = followMenuState(counted(), told);
  changeView({ invert: true });
  stop();
  changeView({ smooth: true });
  vi.runAllTimers();
  expect(told).toHaveBeenCalledTimes(1);
});
