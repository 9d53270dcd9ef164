// Tests the native menu's template: ids, what is enabled and checked, clicks, recent files, Undo in fields.
import type { MenuItem, MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { applyMenuState, fieldHasFocus, menuTemplate, type MenuState } from '../../electron/desktop/menu.ts';
import { divided, MENU, type MenuEntry } from '../../shared/menu.ts';

const state = { enabled: ['export', 'invert'], checked: ['invert'], editing: false };
const recent = [{ index: 0, fileName: 'a & b.csv' }];

function build(platform: NodeJS.Platform = 'linux', files = recent, inField = false) {
  const done: unknown[] = [];
  const actions = {
    command: (id: string) => done.push(id),
    editField: (action: string) => done.push(`field: ${action}`),
    fieldHasFocus: () => inField,
    openRecent: (index: number) => done.push(index),
    clearRecent: () => done.push('clear'),
  };
  const template = menuTemplate(state, files, actions, platform);
  const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...flat((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])]);
  const items = flat(template);
  return { template, done, item: (id: string) => items.find((item) => item.id === id) };
}
const click = (item: MenuItemConstructorOptions | undefined): void => (item?.click as () => void)();

test('every command of the desktop is in the menu under its id, with its keys', () => {
  const { item } = build();
  for (const entry of MENU.flatMap((group) => group.entries)) {
    if (entry === 'separator' || entry.host === 'browser') continue;
    expect(item(entry.id), entry.id).toMatchObject({ label: entry.label });
    if (entry.accelerator) expect(item(entry.id)?.accelerator).toBe(entry.accelerator);
  }
});

test('what is possible is enabled, what is on is checked', () => {
  const { item } = build();
  for (const id of ['export', 'invert']) expect(item(id)?.enabled, id).toBe(true);
  for (const id of ['import', 'rename', 'zoom-in']) expect(item(id)?.enabled, id).toBe(false);
  expect(item('invert')).toMatchObject({ type: 'checkbox', checked: true });
  expect(item('smooth')).toMatchObject({ type: 'checkbox', checked: false });
});

test('one of several is a radio item; only the one that is on is assigned to, for assigning checks it', () => {
  expect(build().item('unit-m')).toMatchObject({ type: 'radio', checked: false });
  const assigned: string[] = [];
  const radio = (id: string): MenuItem =>
    Object.defineProperty({}, 'checked', { set: () => assigned.push(id) }) as MenuItem;
  applyMenuState((id) => (id.startsWith('unit-') ? radio(id) : null), { ...state, checked: ['unit-ft'] }, false);
  expect(assigned).toEqual(['unit-ft']);
});

test('a click runs the command; what the OS does has a role and no click', () => {
  const { item, done } = build();
  click(item('export'));
  expect(done).toEqual(['export']);
  expect(item('copy')).toMatchObject({ role: 'copy' });
  expect(item('copy')?.click).toBeUndefined();
});

test('undoing is the viewer’s, or the field’s that has the focus: then it is possible, and the viewer undoes nothing', () => {
  const viewer = build('darwin');
  expect(viewer.item('undo')).toMatchObject({ label: 'Undo', accelerator: 'CmdOrCtrl+Z', enabled: false });
  for (const id of ['undo', 'redo', 'export']) click(viewer.item(id));
  expect(viewer.done).toEqual(['undo', 'redo', 'export']);
  const field = build('darwin', recent, true);
  expect(field.item('undo')?.enabled).toBe(true);
  expect(field.item('redo')).toMatchObject({ accelerator: 'CmdOrCtrl+Shift+Z', enabled: true });
  expect(field.item('rename')?.enabled).toBe(false);
  for (const id of ['undo', 'redo', 'export']) click(field.item(id));
  expect(field.done).toEqual(['field: undo', 'field: redo', 'export']);
  // What these do reaches a field by their roles.
  for (const id of ['cut', 'copy', 'paste', 'select-all']) expect(field.item(id)?.role, id).toBeDefined();
});

test('a menu that is there says the same when the focus comes to a field, and when it goes', () => {
  const items: Record<string, { enabled: boolean }> = { undo: { enabled: false }, rename: { enabled: false } };
  const find = (id: string): MenuItem | null => (items[id] as MenuItem | undefined) ?? null;
  applyMenuState(find, state, true);
  expect(items).toEqual({ undo: { enabled: true }, rename: { enabled: false } });
  applyMenuState(find, state, false);
  expect(items['undo']?.enabled).toBe(false);
});

test('on a Mac a field has the focus while the page edits one, and while the focus is not our window’s; elsewhere never', () => {
  const asked = (platform: NodeJS.Platform, editing: boolean, focused: boolean | undefined): boolean => {
    const now: MenuState = { ...state, editing };
    return fieldHasFocus(platform, now, focused === undefined ? undefined : { isFocused: () => focused });
  };
  expect(asked('darwin', false, true)).toBe(false);
  expect(asked('darwin', true, true)).toBe(true);
  // A dialog of the OS has it.
  expect(asked('darwin', false, false)).toBe(true);
  expect(asked('darwin', false, undefined)).toBe(false);
  for (const platform of ['linux', 'win32'] as const) {
    expect(asked(platform, true, true)).toBe(false);
    expect(asked(platform, false, false)).toBe(false);
  }
});

test('recent files are listed by name and can be cleared; none, and the list is disabled', () => {
  const { item, done } = build();
  expect(item('recent')?.enabled).toBe(true);
  expect(item('recent-0')?.label).toBe('a && b.csv');
  click(item('recent-0'));
  click(item('recent-clear'));
  expect(done).toEqual([0, 'clear']);
  expect(build('linux', []).item('recent')?.enabled).toBe(false);
});

test("on a Mac the application's menu comes first and holds Settings and Quit", () => {
  const { template, item, done } = build('darwin');
  const [own, ...others] = template.map(({ role, submenu }) => ({
    role,
    items: submenu as MenuItemConstructorOptions[],
  }));
  expect(own?.role).toBe('appMenu');
  expect(own?.items.map(({ id, role }) => id ?? role)).toEqual(expect.arrayContaining(['about', 'settings', 'quit']));
  expect(others.flatMap(({ items }) => items).filter(({ id }) => id === 'settings' || id === 'quit')).toEqual([]);
  click(item('settings'));
  expect(done).toEqual(['settings']);
  expect(item('recent-0')?.label).toBe('a & b.csv');
});

test('a separator stands between entries only', () => {
  const [a, b]: MenuEntry[] = [
    { id: 'a', label: 'A', place: 'tools' },
    { id: 'b', label: 'B', place: 'tools' },
  ];
  expect(divided(['separator', a!, 'separator', 'separator', b!, 'separator'])).toEqual([a, 'separator', b]);
  expect(divided([a!, 'separator', 'separator']), 'where the blocks after it are empty').toEqual([a]);
});
