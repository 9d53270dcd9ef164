// In: the engine's events and the state it remembered. Out: a viewer that follows them, and a state that is remembered again.
import type { ViewerState } from '../shared/model.ts';
import { call, errorSentence, subscribe } from './api.ts';
import { isDesktop } from './bridge.ts';
import { checkedCommands, enabledCommands, runCommand } from './commands.ts';
import { withChangesUnderWay } from './describe-log.ts';
import { followGestures } from './gesture.ts';
import { takePlace } from './library-place.ts';
import { followPageKeys } from './page-keys.ts';
import { openLog, offer, rememberedState, reportProblem, setLibrary, showLog, useViewer } from './store.ts';
import { appTexts } from './texts/app.ts';
import { followTheme } from './theme.ts';
import { followMouseButtons, followVisits } from './window-history.ts';

const SAVE_DELAY_MS = 400;

/** What an event has told since the page began to read for itself: an answer that was under way then is older. */
const told = new Set<'jobs' | 'library' | 'damaged' | 'colormaps'>();

/** Everything that goes on for as long as the page lives. */
export function startSession(): void {
  subscribe({
    jobs: (jobs) => {
      told.add('jobs');
      useViewer.setState({ jobs });
    },
    library: (logs) => {
      told.add('library');
      setLibrary(withChangesUnderWay(logs));
    },
    damaged: (damaged) => {
      told.add('damaged');
      useViewer.setState({ damaged });
    },
    colormaps: (colormaps) => {
      told.add('colormaps');
      useViewer.setState({ colormaps });
    },
    offered: offer,
    show: ({ id }) => void show(id),
    command: ({ id }) => runCommand(id),
    problem: ({ message }) => reportProblem(message),
    api: (api) => useViewer.setState({ api }),
    store: takePlace,
  });
  followGestures();
  followPageKeys();
  followTheme();
  followTitle();
  followTyping();
  followVisits();
  followMouseButtons();
  if (isDesktop()) followMenu();
  void load();
}

/** Reads the library and what was open; also the "Try again" of a library that could not be read. */
export async function load(): Promise<void> {
  useViewer.setState({ phase: { kind: 'loading' } });
  told.clear();
  try {
    const remembered = call('state.get', {});
    // Not waited for by the panels: a library on a server may take its time.
    remembered.then(takePreferences, () => undefined);
    const [info, logs, state, jobs, colormaps] = await Promise.all([
      call('host.info', {}),
      call('library.list', {}),
      remembered,
      call('job.list', {}),
      call('colormap.list', {}),
    ]);
    // What has been shown meanwhile keeps its view.
    const views = { ...state.views, ...useViewer.getState().views };
    useViewer.setState({ version: info.version, views, importOptions: state.importOptions });
    // Before there is a view that names one.
    if (!told.has('colormaps')) useViewer.setState({ colormaps });
    if (!told.has('jobs')) useViewer.setState({ jobs });
    if (!told.has('library')) setLibrary(logs);
    const open = logs.find((log) => log.id === state.openId) ?? logs[0];
    // A `show` that came first, for a file named at the start, wins.
    if (open && !openLog(useViewer.getState())) showLog(open.id);
    useViewer.setState({ phase: { kind: 'ready' } });
    // Not waited for by the picture.
    await loadSettings();
    followState();
  } catch (error) {
    useViewer.setState({ phase: { kind: 'failed', message: errorSentence(error) }, preferencesRead: true });
  }
}

function takePreferences({ preferences }: ViewerState): void {
  useViewer.setState({ preferences, preferencesRead: true });
}

/** What a host does not have, or does not show to this page, stays out of it. */
async function loadSettings(): Promise<void> {
  const [api, place, damaged] = await Promise.allSettled([
    call('api.status', {}),
    call('store.status', {}),
    call('library.damaged', {}),
  ]);
  if (damaged.status === 'fulfilled' && !told.has('damaged')) useViewer.setState({ damaged: damaged.value });
  useViewer.setState({
    api: api.status === 'fulfilled' ? api.value : undefined,
    place: place.status === 'fulfilled' ? place.value : undefined,
  });
}

/** The event may come before the library that holds the log. */
async function show(id: number): Promise<void> {
  try {
    const { logs } = useViewer.getState();
    if (!logs.some((log) => log.id === id)) setLibrary(withChangesUnderWay(await call('library.list', {})));
    showLog(id);
  } catch (error) {
    reportProblem(errorSentence(error));
  }
}

/** Saves a moment after the last change, and at once when the page goes. */
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
    call('state.set', state).catch((error: unknown) => reportProblem(errorSentence(error)));
  };
  useViewer.subscribe((now, before) => {
    const keys = ['openId', 'views', 'importOptions', 'preferences'] as const;
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

/** Whether keys that move in a field, and those that undo in it, are its own. */
function followTyping(): void {
  const update = (): void => {
    const field = document.activeElement;
    const typing = field?.matches('input:not([type=range], [type=checkbox], [type=radio]), select') ?? false;
    const editing = typing && !field?.matches('select, [type=color], [data-unedited]');
    const { typing: wasTyping, editing: wasEditing } = useViewer.getState();
    if (typing !== wasTyping || editing !== wasEditing) useViewer.setState({ typing, editing });
  };
  document.addEventListener('focusin', update);
  // When the focus leaves for nothing, it has left only after this event; what is typed or taken is drawn after it, too.
  const afterwards = (): void => queueMicrotask(update);
  for (const name of ['focusout', 'input', 'keydown']) document.addEventListener(name, afterwards);
}

/** Tells the native menu what is possible now. */
function followMenu(): void {
  let sent = '';
  const update = (): void => {
    const state = { enabled: enabledCommands(useViewer.getState()), checked: checkedCommands(useViewer.getState()) };
    const text = JSON.stringify(state);
    if (text === sent) return;
    sent = text;
    call('menu.update', state).catch((error: unknown) => reportProblem(errorSentence(error)));
  };
  useViewer.subscribe(update);
  update();
}
