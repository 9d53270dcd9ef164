// In: an id of shared/menu.ts. Out: what it does and when it can be done; menu, shortcuts and buttons all ask here.
import { panWindow, smallestSpan, zoomWindow } from '../../shared/axes/depth.ts';
import type { MenuCommand } from '../../shared/menu.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { updateApi } from '../settings/api-settings.ts';
import { AXES_COMMANDS } from '../axes/axes-commands.ts';
import { colormapCommands } from '../colormaps/colormap-commands.ts';
import type { Command } from '../commands/registry.ts';
import { DISPLAY_COMMANDS } from '../display/display-commands.ts';
import { NAVIGATION_COMMANDS } from '../navigation/navigation-commands.ts';
import { READING_COMMANDS } from '../reading/reading-commands.ts';
import { SHELL_COMMANDS } from './shell-commands.ts';
import { changeView, openSettings, reportProblem, setWindow, showLog, useViewer, type Viewer } from '../state/store.ts';
import { openLog, openView } from '../state/track-slice.ts';

const STEP_FACTOR = 0.5;
const always = (): boolean => true;
const hasLog = (viewer: Viewer): boolean => openLog(viewer) !== undefined;

export const COMMANDS: Readonly<Record<string, Command>> = {
  import: { possible: always, run: () => start(call('import.choose', {})) },
  sample: { possible: always, run: () => start(call('import.sample', {})) },
  export: { possible: hasLog, run: () => useViewer.setState({ dialog: 'export' }) },
  rename: {
    possible: hasLog,
    run: ({ openId }) => useViewer.setState({ renamingId: openId, drawer: 'logs' }),
  },
  remove: {
    possible: (viewer) => hasLog(viewer) && !viewer.typing,
    run: () => useViewer.setState({ dialog: 'remove' }),
  },
  'zoom-in': { possible: (viewer) => spanOf(viewer) > smallestOf(viewer), run: (viewer) => zoom(viewer, STEP_FACTOR) },
  'zoom-out': { possible: isPart, run: (viewer) => zoom(viewer, 1 / STEP_FACTOR) },
  'zoom-all': { possible: isPart, run: (viewer) => withLog(viewer, (log) => setWindow(log)) },
  'page-up': { possible: canGoUp, run: (viewer) => pan(viewer, -spanOf(viewer)) },
  'page-down': { possible: canGoDown, run: (viewer) => pan(viewer, spanOf(viewer)) },
  'go-top': { possible: canGoUp, run: (viewer) => pan(viewer, -Infinity) },
  'go-base': { possible: canGoDown, run: (viewer) => pan(viewer, Infinity) },
  ...NAVIGATION_COMMANDS,
  'previous-log': {
    possible: (viewer) => neighbour(viewer, -1) !== undefined,
    run: (viewer) => showNeighbour(viewer, -1),
  },
  'next-log': { possible: (viewer) => neighbour(viewer, 1) !== undefined, run: (viewer) => showNeighbour(viewer, 1) },
  invert: {
    possible: hasLog,
    checked: (viewer) => openView(viewer)?.invert ?? false,
    run: (viewer) => changeView({ invert: !openView(viewer)?.invert }),
  },
  smooth: {
    possible: hasLog,
    checked: (viewer) => openView(viewer)?.smooth ?? false,
    run: (viewer) => changeView({ smooth: !openView(viewer)?.smooth }),
  },
  compare: {
    possible: hasLog,
    checked: (viewer) => openView(viewer)?.compare ?? false,
    run: (viewer) => changeView({ compare: !openView(viewer)?.compare }),
  },
  'reset-range': {
    possible: (viewer) => openView(viewer)?.range !== undefined || openView(viewer)?.percentile !== undefined,
    run: () => changeView({ range: undefined, percentile: undefined }),
  },
  ...AXES_COMMANDS,
  ...DISPLAY_COMMANDS,
  ...READING_COMMANDS,
  ...SHELL_COMMANDS,
  ...colormapCommands,
  settings: { possible: always, run: () => openSettings('general') },
  'api-settings': {
    possible: (viewer) => viewer.api !== undefined,
    run: () => openSettings('api'),
  },
  'library-settings': {
    possible: (viewer) => viewer.place !== undefined,
    run: () => openSettings('library'),
  },
  api: {
    possible: (viewer) => viewer.api !== undefined,
    checked: (viewer) => viewer.api?.enabled ?? false,
    run: (viewer) => start(switchApi(!viewer.api?.enabled)),
  },
  'copy-to-server': {
    possible: (viewer) => hasLog(viewer) && viewer.place?.kind === 'local',
    // Without a server to copy to, one is named first.
    run: (viewer) => (viewer.place?.server ? copyOpenLog(viewer) : openSettings('library')),
  },
  'copy-to-local': {
    possible: (viewer) => hasLog(viewer) && viewer.place?.kind === 'server',
    run: copyOpenLog,
  },
  logs: { possible: always, run: () => start(call('logs.show', {})) },
  shortcuts: { possible: always, run: () => useViewer.setState({ dialog: 'shortcuts' }) },
  about: { possible: always, run: () => useViewer.setState({ dialog: 'about' }) },
};

/** Nothing is possible behind an open dialog. An unknown id never is. */
export function isPossible(id: string, viewer: Viewer): boolean {
  if (viewer.dialog !== undefined || viewer.offered.length > 0) return false;
  return COMMANDS[id]?.possible(viewer) ?? false;
}

/** What a menu calls it: what is shown elsewhere says the same. */
export function labelOf({ id, label }: MenuCommand, viewer: Viewer): string {
  return COMMANDS[id]?.label?.(viewer) ?? label;
}

export function enabledCommands(viewer: Viewer): string[] {
  return Object.keys(COMMANDS).filter((id) => isPossible(id, viewer));
}

export function checkedCommands(viewer: Viewer): string[] {
  return Object.keys(COMMANDS).filter((id) => COMMANDS[id]?.checked?.(viewer));
}

/** Does nothing when it is not possible now: a native menu may be a moment behind. */
export function runCommand(id: string): void {
  const viewer = useViewer.getState();
  if (isPossible(id, viewer)) COMMANDS[id]?.run(viewer);
}

/** A call whose outcome arrives as an event; only its failure is told here. */
export function start(running: Promise<unknown>): void {
  running.catch((error: unknown) => reportProblem(errorSentence(error)));
}

/** Where it could not be switched on, the settings say why. */
async function switchApi(enabled: boolean): Promise<void> {
  const api = await updateApi({ enabled });
  if (api.enabled !== enabled) openSettings('api');
}

function copyOpenLog(viewer: Viewer): void {
  withLog(viewer, ({ id }) => start(call('store.copy', { id })));
}

function withLog(viewer: Viewer, run: (log: NonNullable<ReturnType<typeof openLog>>) => void): void {
  const log = openLog(viewer);
  if (log) run(log);
}

function spanOf(viewer: Viewer): number {
  const view = openView(viewer);
  return view ? view.depthMax - view.depthMin : 0;
}

/** Zooming reaches the smallest span only up to rounding. */
function smallestOf(viewer: Viewer): number {
  const log = openLog(viewer);
  return log ? smallestSpan(log) * (1 + 1e-9) : 0;
}

function isPart(viewer: Viewer): boolean {
  const log = openLog(viewer);
  return log !== undefined && spanOf(viewer) < log.depthMax - log.depthMin;
}

function canGoUp(viewer: Viewer): boolean {
  const [log, view] = [openLog(viewer), openView(viewer)];
  return !viewer.typing && log !== undefined && view !== undefined && view.depthMin > log.depthMin;
}

function canGoDown(viewer: Viewer): boolean {
  const [log, view] = [openLog(viewer), openView(viewer)];
  return !viewer.typing && log !== undefined && view !== undefined && view.depthMax < log.depthMax;
}

function zoom(viewer: Viewer, factor: number): void {
  const [log, view] = [openLog(viewer), openView(viewer)];
  if (log && view) setWindow(zoomWindow(view, factor, (view.depthMin + view.depthMax) / 2, log, smallestSpan(log)));
}

function pan(viewer: Viewer, delta: number): void {
  const [log, view] = [openLog(viewer), openView(viewer)];
  if (log && view) setWindow(panWindow(view, delta, log));
}

function neighbour(viewer: Viewer, offset: number): number | undefined {
  const at = viewer.logs.findIndex((log) => log.id === viewer.openId);
  return viewer.typing || at < 0 ? undefined : viewer.logs[at + offset]?.id;
}

function showNeighbour(viewer: Viewer, offset: number): void {
  const id = neighbour(viewer, offset);
  if (id !== undefined) showLog(id);
}
