// In: the menu as data and a state. Out: a template whose items carry their commands' ids and do what they say.
import type { MenuItem, MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { applyMenuState, menuTemplate } from '../../electron/desktop/menu.ts';
import { divided, MENU, type MenuEntry } from '../../shared/menu.ts';

const state = { enabled: ['export', 'invert'], checked: ['invert'] };
const recent = [{ index: 0, fileName: 'a & b.csv' }];

function build(platform: NodeJS.Platform = 'linux', files = recent) {
  const done: unknown[] = [];
  const actions = {
    command: (id: string) => done.push(id),
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
  applyMenuState((id) => (id.startsWith('unit-') ? radio(id) : null), { enabled: [], checked: ['unit-ft'] });
  expect(assigned).toEqual(['unit-ft']);
});

test('a click runs the command; what the OS does has a role and no click', () => {
  const { item, done } = build();
  click(item('export'));
  expect(done).toEqual(['export']);
  expect(item('copy')).toMatchObject({ role: 'copy' });
  expect(item('copy')?.click).toBeUndefined();
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
