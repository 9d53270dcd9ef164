// The menu of shared/menu.ts as a template for the native one: what is possible, the recent files, whose a click is.
import type { MenuItem, MenuItemConstructorOptions } from 'electron';
import { acceleratorOf, divided, MENU, MENU_COMMANDS } from '../../shared/menu.ts';
import type { MenuItem as Entry } from '../../shared/menu/menu-item.ts';

/** Ids of shared/menu.ts. */
export interface MenuState {
  readonly enabled: readonly string[];
  readonly checked: readonly string[];
  /** A field of the page has the focus, and what is undone there is what was typed. */
  readonly editing: boolean;
}

export interface MenuActions {
  /** A command of shared/menu.ts that has no role. */
  command(id: string): void;
  openRecent(index: number): void;
  clearRecent(): void;
}

type FieldAction = NonNullable<Entry['inField']>;

interface FieldActions {
  /** Tells the field that has the focus, of the page or of a dialog of the OS. */
  editField(action: FieldAction): void;
  /** Asked at the click: a template is older. */
  fieldHasFocus(): boolean;
}

/** Items carry the ids of their commands. Entries with a role are the OS's: it does them and knows when they are possible. */
export function menuTemplate(
  state: MenuState,
  recent: readonly { readonly index: number; readonly fileName: string }[],
  actions: MenuActions & FieldActions,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const item = (command: Entry): MenuItemConstructorOptions => {
    const { id, label } = command;
    const accelerator = acceleratorOf(command, mac);
    // shared/ does not know Electron's types; a role that does not exist is refused by Electron at start.
    if (command.role) return { id, label, role: command.role as MenuItemConstructorOptions['role'] };
    if (command.recent) return { id, label, enabled: recent.length > 0, submenu: recentItems(recent, actions, mac) };
    return {
      id,
      label,
      ...(accelerator ? { accelerator } : {}),
      type: typeOf(command),
      enabled: isEnabled(command, state, actions.fieldHasFocus()),
      checked: state.checked.includes(id),
      click: () => {
        if (command.inField && actions.fieldHasFocus()) actions.editField(command.inField);
        else actions.command(id);
      },
    };
  };
  const groups = MENU.map(({ label, entries }): MenuItemConstructorOptions => {
    // On a Mac the application's own menu, first in the bar, holds Settings and Quit.
    const shown = entries.filter((e) => e === 'separator' || (e.host !== 'browser' && !(mac && e.macAppMenu)));
    return { label, submenu: divided(shown).map((e) => (e === 'separator' ? { type: 'separator' } : item(e))) };
  });
  if (!mac) return groups;
  const own = MENU_COMMANDS.filter(({ macAppMenu }) => macAppMenu);
  return [{ role: 'appMenu', submenu: appMenu(own.map(item)) }, ...groups];
}

/** What a Mac has in the application's own menu, with what is ours where it belongs. */
function appMenu(ours: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const divider = { type: 'separator' } as const;
  return [
    ...[{ role: 'about' } as const, divider, ...ours, divider, { role: 'services' } as const, divider],
    ...[{ role: 'hide' } as const, { role: 'hideOthers' } as const, { role: 'unhide' } as const, divider],
    { role: 'quit' },
  ];
}

/**
 * Whether undoing is for the field that has the focus. Only on a Mac: there the menu gets its keys, and a field what the
 * menu hands on; elsewhere the field has taken them before. A dialog of the OS takes the focus from our window; `window`
 * is undefined where there is none.
 */
export function fieldHasFocus(
  platform: NodeJS.Platform,
  state: MenuState,
  window: { isFocused(): boolean } | undefined,
): boolean {
  return platform === 'darwin' && window !== undefined && (state.editing || !window.isFocused());
}

function isEnabled({ id, inField }: Entry, state: MenuState, inAField: boolean): boolean {
  return state.enabled.includes(id) || (inField !== undefined && inAField);
}

/** Changes the items in place: building the menu anew at each change would make it flicker on Linux. */
export function applyMenuState(find: (id: string) => MenuItem | null, state: MenuState, inAField: boolean): void {
  for (const command of MENU_COMMANDS) {
    const { id, checkable } = command;
    const item = find(id);
    if (!item) continue;
    item.enabled = isEnabled(command, state, inAField);
    // A radio item is checked by whatever is assigned, and unchecked by another.
    const isChecked = state.checked.includes(id);
    if (checkable === true || (checkable && isChecked)) item.checked = isChecked;
  }
}

/** A checkbox changes by itself when it is clicked, also where that is to change nothing: one of several is a radio item. */
function typeOf({ checkable }: Entry): 'normal' | 'checkbox' | 'radio' {
  if (!checkable) return 'normal';
  return checkable === 'one-of' ? 'radio' : 'checkbox';
}

function recentItems(
  recent: readonly { readonly index: number; readonly fileName: string }[],
  actions: MenuActions,
  mac: boolean,
): MenuItemConstructorOptions[] {
  return [
    ...recent.map(({ index, fileName }) => ({
      id: `recent-${index}`,
      // Elsewhere than on a Mac a single & underlines the letter after it.
      label: mac ? fileName : fileName.replaceAll('&', '&&'),
      click: () => actions.openRecent(index),
    })),
    { type: 'separator' },
    { id: 'recent-clear', label: 'Clear Recent Files', click: () => actions.clearRecent() },
  ];
}
