// Everything the palette can do now, in groups: the menu's commands, and what each feature has to choose from.
import { defaultFilter } from 'cmdk';
import { acceleratorOf, isCommand, keyOf, MENU, type MenuCommand } from '../../shared/menu.ts';
import { isMac } from '../commands/accelerator.ts';
import type { PaletteEntry, PaletteGroup } from '../commands/palette-group.ts';
import { isChecked, labelOf, runCommand } from '../commands/registry.ts';
import type { Viewer } from '../state/store.ts';
import { COMMANDS } from './all-commands.ts';
import { FEATURES } from './features.ts';
import { paletteTexts } from './texts.ts';

/** Below it the letters are there, but strewn over the words. */
const LEAST_SCORE = 0.01;

const FEATURE_GROUPS = FEATURES.flatMap(({ paletteGroups = [] }) => paletteGroups);

/** What is possible when the palette has closed again. Groups without an entry are left out. */
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
  const keys = [acceleratorOf(command, isMac()), keyOf(command, isMac())];
  return {
    id,
    label: labelOf(COMMANDS, command, viewer),
    accelerators: keys.filter((each) => each !== undefined),
    checked: isChecked(COMMANDS, id, viewer),
    run: () => runCommand(COMMANDS, id),
  };
}
