// Starts what runs as long as the page lives: events of the engine, reading and saving the viewer's state.
import { commandNamed } from '../shared/menu.ts';
import { call, errorSentence, subscribe } from './bridge/api.ts';
import { isDesktop } from './bridge/bridge.ts';
import { followMenuState, type MenuState } from './commands/menu-state.ts';
import { followRecords, recordsChanged } from './state/change-records.ts';
import { withChangesUnderWay } from './state/describe-log.ts';
import { followGestures } from './state/gesture.ts';
import { takePlace } from './state/library-place.ts';
import { followPageKeys } from './commands/page-keys.ts';
import { runCommand } from './commands/registry.ts';
import { COMMANDS } from './shell/all-commands.ts';
import { FEATURES } from './shell/features.ts';
import { rememberedState } from './state/open-log.ts';
import {
  libraryFailed,
  libraryLoading,
  libraryReady,
  missPreferences,
  moveFocus,
  offer,
  reportError,
  reportProblem,
  setLibrary,
  setPlace,
  showLog,
  takeApi,
  takeColormaps,
  takeDamaged,
  takeImportOptions,
  takeReadings,
  takeJobs,
  takePreferences,
  takeHost,
  takeViews,
  useViewer,
} from './state/store.ts';
import { openLog } from './state/track-slice.ts';
import { appTexts } from './shell/texts.ts';

const SAVE_DELAY_MS = 400;

/** Events that came while the page was reading the same data itself. The answer it gets is older and is not used. */
const told = new Set<'jobs' | 'library' | 'damaged' | 'colormaps'>();

/** Starts everything that goes on for as long as the page lives. */
export function startSession(): void {
  subscribe({
    jobs: (jobs) => {
      told.add('jobs');
      takeJobs(jobs);
    },
    library: (logs) => {
      told.add('library');
      setLibrary(withChangesUnderWay(logs));
    },
    damaged: (damaged) => {
      told.add('damaged');
      takeDamaged(damaged);
    },
    records: recordsChanged,
    colormaps: (colormaps) => {
      told.add('colormaps');
      takeColormaps(colormaps);
    },
    offered: offer,
    show: ({ id }) => void show(id),
    command: ({ id }) => {
      const command = commandNamed(id);
      if (command) runCommand(COMMANDS, command.id);
    },
    problem: ({ message, code }) => reportProblem(message, code),
    api: takeApi,
    store: takePlace,
  });
  followGestures();
  followRecords();
  followPageKeys(COMMANDS);
  followTitle();
  followTyping();
  for (const follow of FEATURES.flatMap(({ follow = [] }) => follow)) follow(COMMANDS);
  if (isDesktop()) followMenuState(COMMANDS, tellMenu);
  void load();
}

/** Reads the library and what was open; also the "Try again" of a library that could not be read. */
export async function load(): Promise<void> {
  libraryLoading();
  told.clear();
  try {
    const remembered = call('state.get', {});
    // Preferences are taken before the rest, because a library on a server may take its time.
    remembered.then(({ preferences }) => takePreferences(preferences)).catch(() => undefined);
    const [info, logs, state, jobs, colormaps] = await Promise.all([
      call('host.info', {}),
      call('library.list', {}),
      remembered,
      call('job.list', {}),
      call('colormap.list', {}),
    ]);
    takeHost(info);
    takeViews(state.views);
    takeImportOptions(state.importOptions);
    takeReadings(state.readings);
    // Colormaps come before any view that names one.
    if (!told.has('colormaps')) takeColormaps(colormaps);
    if (!told.has('jobs')) takeJobs(jobs);
    if (!told.has('library')) setLibrary(logs);
    // A log that a `show` event has opened meanwhile, for a file named at the start, stays open.
    if (!openLog(useViewer.getState())) {
      const [first] = state.tracks;
      if (first && logs.some(({ id }) => id === first.logId)) showLog(first.logId, state.tracks);
      else if (logs[0]) showLog(logs[0].id);
    }
    libraryReady();
    // After `libraryReady`, so that the picture does not wait for the settings.
    await loadSettings();
    followState();
  } catch (error) {
    libraryFailed(errorSentence(error));
    missPreferences();
  }
}

/** Loads the settings' state; parts that this host does not have or does not show to this page stay undefined. */
async function loadSettings(): Promise<void> {
  const [api, place, damaged] = await Promise.allSettled([
    call('api.status', {}),
    call('store.status', {}),
    call('library.damaged', {}),
  ]);
  if (damaged.status === 'fulfilled' && !told.has('damaged')) takeDamaged(damaged.value);
  takeApi(api.status === 'fulfilled' ? api.value : undefined);
  setPlace(place.status === 'fulfilled' ? place.value : undefined);
}

/** Shows a log. The event may come before the list that contains the log, which is then read first. */
async function show(id: number): Promise<void> {
  try {
    const { logs } = useViewer.getState();
    if (!logs.some((log) => log.id === id)) setLibrary(withChangesUnderWay(await call('library.list', {})));
    showLog(id);
  } catch (error) {
    reportError(error);
  }
}

/** Saves the state a moment after the last change, and at once when the page closes. */
function followState(): void {
  let saved = JSON.stringify(rememberedState(useViewer.getState()));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const state = rememberedState(useViewer.getState());
    const text = JSON.stringify(state);
    if (text === saved) return;
    saved = text;
    call('state.set', state).catch(reportError);
  };
  useViewer.subscribe((now, before) => {
    const keys = ['tracks', 'views', 'importOptions', 'readings', 'preferences'] as const;
    if (keys.every((key) => now[key] === before[key])) return;
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY_MS);
  });
  window.addEventListener('pagehide', save);
}

function followTitle(): void {
  const update = (): void => {
    const log = openLog(useViewer.getState());
    const title = log ? appTexts.windowTitle(log.name) : appTexts.product;
    if (document.title !== title) document.title = title;
  };
  useViewer.subscribe(update);
  update();
}

/** Keeps `typing` and `editing` up to date: whether a field needs the keys that move in text, and those that undo. */
function followTyping(): void {
  const update = (): void => {
    const field = document.activeElement;
    const typing = field?.matches('input:not([type=range], [type=checkbox], [type=radio]), select') ?? false;
    const editing = typing && !field?.matches('select, [type=color], [data-unedited]');
    const { typing: wasTyping, editing: wasEditing } = useViewer.getState();
    if (typing !== wasTyping || editing !== wasEditing) moveFocus({ typing, editing });
  };
  document.addEventListener('focusin', update);
  // Deferred, because the focus leaves and the field is drawn again only after these events.
  const afterwards = (): void => queueMicrotask(update);
  for (const name of ['focusout', 'input', 'keydown']) document.addEventListener(name, afterwards);
}

function tellMenu({ enabled, checked, editing }: MenuState): void {
  call('menu.update', { enabled: [...enabled], checked: [...checked], editing }).catch(reportError);
}
