// In: the viewer's state. Out: the commands of reading: profiles, the crosshair by keyboard, the display as it was at first.
import { look, type Look } from '../../shared/model/display.ts';
import type { Command } from '../commands/registry.ts';
import { changePreferences, changeView, useViewer, type Viewer } from '../state/store.ts';
import { openLog, openView } from '../state/track-slice.ts';

const hasLog = (viewer: Viewer): boolean => openLog(viewer) !== undefined;

/** How values become places in the colormap, as every log begins. */
const AT_FIRST: Pick<Look, 'range' | 'percentile' | 'gamma' | 'curve' | 'invert'> = (() => {
  const { gamma, curve, invert } = look.parse({});
  return { range: undefined, percentile: undefined, gamma, curve, invert };
})();

function isAtFirst(viewer: Viewer): boolean {
  const view = openView(viewer);
  const keys = Object.keys(AT_FIRST) as (keyof typeof AT_FIRST)[];
  return view === undefined || keys.every((key) => view[key] === AT_FIRST[key]);
}

export const READING_COMMANDS: Readonly<Record<string, Command>> = {
  profiles: {
    possible: hasLog,
    checked: (viewer) => viewer.preferences.profiles,
    run: (viewer) => changePreferences({ profiles: !viewer.preferences.profiles }),
  },
  'cursor-keys': {
    possible: hasLog,
    checked: (viewer) => viewer.cursorKeys,
    run: (viewer) => useViewer.setState({ cursorKeys: !viewer.cursorKeys }),
  },
  'reset-display': { possible: (viewer) => !isAtFirst(viewer), run: () => changeView(AT_FIRST) },
};
