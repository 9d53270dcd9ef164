// In: the viewer's state. Out: the commands that choose one of several ways to draw: static or dynamic, what a pixel shows.
import type { Look } from '../../shared/model/display.ts';
import { AGGREGATIONS, NORMALIZATIONS } from '../../shared/model/look.ts';
import type { Command } from '../commands/registry.ts';
import { changeView, openView, type Viewer } from '../state/store.ts';

export const DISPLAY_COMMANDS: Readonly<Record<string, Command>> = {
  // Side by side both are shown.
  ...choices('normalization', NORMALIZATIONS, (viewer) => openView(viewer)?.compare === false),
  ...choices('aggregation', AGGREGATIONS, (viewer) => openView(viewer) !== undefined),
};

function choices<K extends 'normalization' | 'aggregation'>(
  key: K,
  values: readonly Look[K][],
  possible: Command['possible'],
): Record<string, Command> {
  return Object.fromEntries(
    values.map((value): [string, Command] => [
      `${key}-${value}`,
      {
        possible,
        checked: (viewer: Viewer) => openView(viewer)?.[key] === value,
        run: () => changeView({ [key]: value }),
      },
    ]),
  );
}
