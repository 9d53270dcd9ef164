// The commands of the axes: unit of depths, notation of azimuths, and a turned log set back.
import { isCircumference } from '../../shared/axes/azimuth.ts';
import type { AXES_MENU } from '../../shared/menu/axes.ts';
import type { ViewerPreferences } from '../../shared/model/viewer-state.ts';
import { hasLog, type Command, type CommandsOf } from '../commands/registry.ts';
import { changePreferences, changeView, type Viewer } from '../state/store.ts';
import { openLog, openView } from '../state/track-slice.ts';

export const AXES_COMMANDS = {
  'unit-log': unitCommand('log'),
  'unit-m': unitCommand('m'),
  'unit-ft': unitCommand('ft'),
  'azimuth-compass': {
    possible: isOpenAllAround,
    checked: ({ preferences }) => preferences.azimuthLabels === 'compass',
    run: ({ preferences }) =>
      changePreferences({ azimuthLabels: preferences.azimuthLabels === 'compass' ? 'degrees' : 'compass' }),
  },
  'reset-turn': {
    possible: (viewer) => isOpenAllAround(viewer) && (openView(viewer)?.azimuthOffset ?? 0) !== 0,
    run: () => changeView({ azimuthOffset: 0 }),
  },
} satisfies CommandsOf<typeof AXES_MENU>;

function unitCommand(depthUnit: ViewerPreferences['depthUnit']): Command {
  return {
    possible: hasLog,
    checked: ({ preferences }) => preferences.depthUnit === depthUnit,
    run: () => changePreferences({ depthUnit }),
  };
}

function isOpenAllAround(viewer: Viewer): boolean {
  const log = openLog(viewer);
  return log !== undefined && isCircumference(log);
}
