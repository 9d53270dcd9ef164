// The stand-in for Electron's `Menu` and `MenuItem`: not drawn, but code can click items and press accelerators.
import { app, windows } from './app.mjs';

let applicationMenu = null;

export class MenuItem {
  constructor(options) {
    const defaults = { type: options.submenu ? 'submenu' : 'normal', enabled: true, visible: true, checked: false };
    Object.assign(this, defaults, { label: options.role ?? '' }, options);
    if (options.submenu) this.submenu = Menu.buildFromTemplate(options.submenu);
    const [focused] = windows.values();
    this.click = (_event, window = focused) => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (this.role === 'quit') app.quit();
      else if (this.role === 'close') window?.close();
      else options.click?.(this, window, {});
    };
  }
}

export class Menu {
  items = [];

  static buildFromTemplate(template) {
    const menu = new Menu();
    menu.items = template.map((options) => new MenuItem(options));
    makeRadios(menu.items.filter(({ type }) => type === 'radio'));
    return menu;
  }
  static setApplicationMenu(menu) {
    applicationMenu = menu;
  }
  static getApplicationMenu() {
    return applicationMenu;
  }

  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

/** As Electron does it: whatever is assigned to one checks it and unchecks the others. */
function makeRadios(items) {
  let on = items.find(({ checked }) => checked) ?? items[0];
  for (const item of items) Object.defineProperty(item, 'checked', { get: () => item === on, set: () => (on = item) });
}

/** A key pressed in a page, as { key, control, meta, alt, shift }: clicks the enabled item it belongs to. */
export function pressAccelerator(pressed, menu = applicationMenu) {
  for (const item of menu?.items ?? []) {
    if (item.submenu) pressAccelerator(pressed, item.submenu);
    if (item.accelerator && item.enabled && matches(item.accelerator, pressed)) item.click();
  }
}

function matches(accelerator, { key, control, meta, alt, shift }) {
  const parts = accelerator.toLowerCase().split('+');
  const wanted = parts.pop();
  const mac = process.platform === 'darwin';
  const main = parts.some((part) => part === 'cmdorctrl' || part === 'commandorcontrol');
  const names = { up: 'arrowup', down: 'arrowdown', left: 'arrowleft', right: 'arrowright', plus: '+' };
  return (
    key.toLowerCase() === (names[wanted] ?? wanted) &&
    control === (parts.includes('ctrl') || (main && !mac)) &&
    meta === (parts.includes('cmd') || (main && mac)) &&
    alt === parts.includes('alt') &&
    shift === parts.includes('shift')
  );
}
