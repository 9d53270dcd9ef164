// In: the viewer's state. Out: the commands of the axes: the unit of depths, how azimuths are written, a log turned back.
import { isCircumference } from '../../shared/axes/azimuth.ts';
import type { ViewerPreferences } from '../../shared/model/viewer-state.ts';
import type { Command } from '../commands/registry.ts';
import { changePreferences, changeView, type Viewer } from '../state/store.ts';
import { openLog, openView } from '../state/track-slice.ts';

export const AXES_COMMANDS: Readonly<Record<string, Command>> = {
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
};

function unitCommand(depthUnit: ViewerPreferences['depthUnit']): Command {
  return {
    possible: (viewer) => openLog(viewer) !== undefined,
    checked: ({ preferences }) => preferences.depthUnit === depthUnit,
    run: () => changePreferences({ depthUnit }),
  };
}

function isOpenAllAround(viewer: Viewer): boolean {
  const log = openLog(viewer);
  return log !== undefined && isCircumference(log);
}
