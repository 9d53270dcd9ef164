// In: the viewer's state. Out: everything the palette can do now, in groups: commands, image logs, bookmarks, settings.
import { defaultFilter } from 'cmdk';
import { acceleratorOf, MENU, type MenuCommand } from '../../shared/menu.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { isMac } from '../commands/accelerator.ts';
import { bookmarkDepths, showBookmark } from '../navigation/bookmarks.ts';
import { COMMANDS, labelOf, runCommand } from './all-commands.ts';
import { secondShortcuts } from '../commands/page-keys.ts';
import { choiceGroups } from './palette-choices.ts';
import { settingsTabs } from '../settings/settings-tabs.ts';
import { showLog, useViewer, type Viewer } from '../state/store.ts';
import { paletteTexts } from './texts.ts';
import { settingsTexts } from '../settings/texts.ts';

/** Below it the letters are there, but strewn over the words. */
const LEAST_SCORE = 0.01;

export interface PaletteEntry {
  /** Unlike every other's. */
  readonly id: string;
  readonly label: string;
  /** Beside the label, searched as well. */
  readonly detail?: string;
  /** In Electron's notation. */
  readonly accelerators?: readonly string[];
  readonly checked?: boolean;
  run(): void;
}

export interface PaletteGroup {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
}

/** What is possible when the palette has closed again. Groups without an entry are left out. */
export function paletteGroups(state: Viewer, host: 'desktop' | 'browser'): PaletteGroup[] {
  const viewer: Viewer = { ...state, dialog: undefined, typing: false, editing: false };
  const groups = MENU.map(({ label, entries }) => ({
    label,
    entries: entries.flatMap((entry) => {
      const here = entry !== 'separator' && entry.id !== 'palette' && (entry.host ?? host) === host;
      return here && COMMANDS[entry.id]?.possible(viewer) ? [commandEntry(entry, viewer)] : [];
    }),
  }));
  return [...groups, logs(viewer), bookmarks(viewer), ...choiceGroups(viewer), settings(viewer, host)].filter(
    ({ entries }) => entries.length > 0,
  );
}

/** Those chosen before, the last one first; they are left out of their own groups. */
export function withRecent(groups: readonly PaletteGroup[], recent: readonly string[]): PaletteGroup[] {
  const all = groups.flatMap(({ entries }) => entries);
  const chosen = recent.flatMap((id) => all.find((entry) => entry.id === id) ?? []);
  const rest = groups.map(({ label, entries }) => ({
    label,
    entries: entries.filter((entry) => !chosen.includes(entry)),
  }));
  return [{ label: paletteTexts.recent, entries: chosen }, ...rest].filter(({ entries }) => entries.length > 0);
}

/** What a few letters may mean, the likeliest first; an entry's own words count for more than those beside it. */
export function foundEntries(groups: readonly PaletteGroup[], search: string): PaletteEntry[] {
  const scored = groups.flatMap(({ label: group, entries }) =>
    entries.map((entry) => {
      const beside = [group, entry.label, entry.detail ?? ''].join(' ');
      const score = Math.max(defaultFilter(entry.label, search), defaultFilter(beside, search) / 2);
      return { score, entry: { ...entry, detail: entry.detail ?? group } };
    }),
  );
  return scored
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

function commandEntry(command: MenuCommand, viewer: Viewer): PaletteEntry {
  const { id } = command;
  const accelerators = [acceleratorOf(command, isMac()), secondShortcuts(isMac())[id]].filter(
    (keys) => keys !== undefined,
  );
  const checked = COMMANDS[id]?.checked?.(viewer) ?? false;
  return { id, label: labelOf(command, viewer), accelerators, checked, run: () => runCommand(id) };
}

function logs({ logs, openId }: Viewer): PaletteGroup {
  return {
    label: paletteTexts.logs,
    entries: logs.map(({ id, name, sourceName }) => ({
      id: `log-${id}`,
      label: name,
      detail: sourceName,
      checked: id === openId,
      run: () => showLog(id),
    })),
  };
}

function bookmarks({ logs }: Viewer): PaletteGroup {
  const entriesOf = (log: ImageLog): PaletteEntry[] =>
    log.bookmarks.map((bookmark, i) => ({
      id: `bookmark-${log.id}-${i}`,
      label: bookmark.name,
      detail: paletteTexts.bookmarkOf(log.name, bookmarkDepths(bookmark, log)),
      run: () => {
        showLog(log.id);
        showBookmark(bookmark);
      },
    }));
  return { label: paletteTexts.bookmarks, entries: logs.flatMap(entriesOf) };
}

function settings(viewer: Viewer, host: 'desktop' | 'browser'): PaletteGroup {
  return {
    label: paletteTexts.settings,
    entries: settingsTabs(viewer, host).map((settingsTab) => ({
      id: `settings-${settingsTab}`,
      label: settingsTexts.tabs[settingsTab],
      run: () => useViewer.setState({ dialog: 'settings', settingsTab }),
    })),
  };
}
