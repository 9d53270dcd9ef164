// Makes the template of the native menu from shared/menu.ts, the viewer's state and the recent files.
import type { MenuItem, MenuItemConstructorOptions } from 'electron';
import { acceleratorOf, divided, MENU, MENU_COMMANDS } from '../../shared/menu.ts';
import type { MenuItem as Entry } from '../../shared/menu/menu-item.ts';

/** What the page says of the menu: ids of shared/menu.ts. */
export interface MenuState {
  readonly enabled: readonly string[];
  readonly checked: readonly string[];
  /** A text field of the page has the focus, so Undo and Redo are the field's. */
  readonly editing: boolean;
}

export interface MenuActions {
  /** Runs a command of shared/menu.ts that has no role. */
  command(id: string): void;
  openRecent(index: number): void;
  clearRecent(): void;
}

type FieldAction = NonNullable<Entry['inField']>;

interface FieldActions {
  /** Sends Undo or Redo to the focused field, of the page or of a dialog of the OS. */
  editField(action: FieldAction): void;
  /** Called at the click, because the state that the template was made of may be outdated by then. */
  fieldHasFocus(): boolean;
}

/** Items have the ids of their commands. The OS carries out entries with a role and knows when they are possible. */
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
    // shared/ does not know Electron's types, hence the cast. Electron refuses an unknown role at the start.
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
    // On a Mac the application's own menu, the first in the bar, holds Settings and Quit.
    const shown = entries.filter((e) => e === 'separator' || (e.host !== 'browser' && !(mac && e.macAppMenu)));
    return { label, submenu: divided(shown).map((e) => (e === 'separator' ? { type: 'separator' } : item(e))) };
  });
  if (!mac) return groups;
  const own = MENU_COMMANDS.filter(({ macAppMenu }) => macAppMenu);
  return [{ role: 'appMenu', submenu: appMenu(own.map(item)) }, ...groups];
}

/** The application's own menu on a Mac: the usual entries with ours among them. */
function appMenu(ours: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const divider = { type: 'separator' } as const;
  return [
    ...[{ role: 'about' } as const, divider, ...ours, divider, { role: 'services' } as const, divider],
    ...[{ role: 'hide' } as const, { role: 'hideOthers' } as const, { role: 'unhide' } as const, divider],
    { role: 'quit' },
  ];
}

/**
 * Whether Undo is for a text field. Only on a Mac, where the menu gets the keys first and hands them on to the field;
 * elsewhere the field has taken them already. The field may be in a dialog of the OS, which takes the focus from our window.
 * `window` is undefined while our window is closed.
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

/** Changes the items in place, because on Linux a menu that is built again at each change flickers. */
export function applyMenuState(find: (id: string) => MenuItem | null, state: MenuState, inAField: boolean): void {
  for (const command of MENU_COMMANDS) {
    const { id, checkable } = command;
    const item = find(id);
    if (!item) continue;
    item.enabled = isEnabled(command, state, inAField);
    // Any assignment checks a radio item, even `false`; only checking another one unchecks it.
    const isChecked = state.checked.includes(id);
    if (checkable === true || (checkable && isChecked)) item.checked = isChecked;
  }
}

/** Items of a group are radio items, because a checkbox would uncheck itself when clicked a second time. */
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
      // Except on a Mac, a single & would underline the letter after it.
      label: mac ? fileName : fileName.replaceAll('&', '&&'),
      click: () => actions.openRecent(index),
    })),
    { type: 'separator' },
    { id: 'recent-clear', label: 'Clear Recent Files', click: () => actions.clearRecent() },
  ];
}
