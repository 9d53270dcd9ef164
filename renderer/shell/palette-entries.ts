// The entries of the command palette in groups: the menu's commands, and each feature's choices.
import { defaultFilter } from 'cmdk';
import { acceleratorOf, isCommand, keyOf, MENU, type MenuCommand } from '../../shared/menu.ts';
import { isMac } from '../commands/accelerator.ts';
import type { PaletteEntry, PaletteGroup } from '../commands/palette-group.ts';
import { isChecked, labelOf, runCommand } from '../commands/registry.ts';
import type { Viewer } from '../state/store.ts';
import { COMMANDS } from './all-commands.ts';
import { FEATURES } from './features.ts';
import { paletteTexts } from './texts.ts';

/** Least score of cmdk's filter. Below it the letters are found, but scattered over the words. */
const LEAST_SCORE = 0.01;

const FEATURE_GROUPS = FEATURES.flatMap(({ paletteGroups = [] }) => paletteGroups);

/** The entries that are possible once the palette has closed. Groups without an entry are left out. */
export function paletteGroups(state: Viewer, host: 'desktop' | 'browser'): PaletteGroup[] {
  const viewer: Viewer = { ...state, dialog: undefined, typing: false, editing: false };
  const commands = MENU.map(({ label, entries }) => ({
    label,
    entries: entries.flatMap((entry) => {
      const here = isCommand(entry) && entry.id !== 'palette' && (entry.host ?? host) === host;
      return here && COMMANDS[entry.id].possible(viewer) ? [commandEntry(entry, viewer)] : [];
    }),
  }));
  const things = (['logs', 'places', 'choices'] as const).flatMap((kind) =>
    FEATURE_GROUPS.filter(({ of }) => of === kind).map(({ group }) => group(viewer, host)),
  );
  return [...commands, ...things].filter(({ entries }) => entries.length > 0);
}

/** Adds a group of recently chosen entries, the latest first, and takes these out of their own groups. */
export function withRecent(groups: readonly PaletteGroup[], recent: readonly string[]): PaletteGroup[] {
  const all = groups.flatMap(({ entries }) => entries);
  const chosen = recent.flatMap((id) => all.find((entry) => entry.id === id) ?? []);
  const rest = groups.map(({ label, entries }) => ({
    label,
    entries: entries.filter((entry) => !chosen.includes(entry)),
  }));
  return [{ label: paletteTexts.recent, entries: chosen }, ...rest].filter(({ entries }) => entries.length > 0);
}

/** The entries that a search may mean, the likeliest first; a match in the label counts more than one in the detail. */
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
  const keys = [acceleratorOf(command, isMac()), keyOf(command, isMac())];
  return {
    id,
    label: labelOf(COMMANDS, command, viewer),
    accelerators: keys.filter((each) => each !== undefined),
    checked: isChecked(COMMANDS, id, viewer),
    run: () => runCommand(COMMANDS, id),
  };
}
