// The desktop's window and menu over their lifetime: opened, focused, opened again, kept up to date.
import { Menu, type BrowserWindow } from 'electron';
import { MENU_COMMANDS } from '../../shared/menu.ts';
import type { Engine } from '../engine/engine.ts';
import { EventRelay } from './ipc.ts';
import { applyMenuState, fieldHasFocus, menuTemplate, type MenuActions, type MenuState } from './menu.ts';
import { VIEWER_URL } from './protocol.ts';
import { createWindow } from './window.ts';

const AT_START: MenuState = {
  enabled: MENU_COMMANDS.filter(({ atStart }) => atStart).map(({ id }) => id),
  checked: [],
  editing: false,
};

interface ViewerWindowOptions {
  readonly engine: Engine;
  readonly preload: string;
  readonly actions: MenuActions;
  /** Called when the page's process has crashed. */
  readonly pageGone: (reason: string) => void;
  /** Called when the viewer could not be loaded. */
  readonly failed: (error: unknown) => void;
}

export class ViewerWindow {
  readonly #options: ViewerWindowOptions;
  readonly #relay = new EventRelay();
  #window: BrowserWindow | undefined;
  #menuState = AT_START;

  constructor(options: ViewerWindowOptions) {
    this.#options = options;
  }

  /** undefined while the window is closed: on a Mac the application goes on without one. */
  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  /** Takes the engine's events for the page. */
  get relay(): Pick<EventRelay, 'send' | 'flush'> {
    return this.#relay;
  }

  open(): void {
    const { engine, preload, pageGone, failed } = this.#options;
    const window = createWindow({
      preload,
      state: engine.preferences.windowState,
      saveState: (state) => engine.preferences.setWindowState(state),
      pageGone,
    });
    this.#window = window;
    // The focus goes to a dialog of the OS and comes back, which decides whose Undo is.
    window.on('blur', () => this.updateMenu(this.#menuState));
    window.on('focus', () => this.updateMenu(this.#menuState));
    window.on('closed', () => {
      this.#window = undefined;
      this.updateMenu(AT_START);
    });
    this.#relay.attach(window.webContents);
    window.loadURL(VIEWER_URL).catch(failed);
  }

  focus(): void {
    if (!this.#window) this.open();
    if (this.#window?.isMinimized()) this.#window.restore();
    this.#window?.focus();
  }

  /** Takes the menu's state from the page. */
  updateMenu(state: MenuState): void {
    this.#menuState = state;
    applyMenuState((id) => Menu.getApplicationMenu()?.getMenuItemById(id) ?? null, state, this.#fieldHasFocus());
  }

  /** Builds the menu again, after the recent files have changed. */
  showMenu(): void {
    const { engine } = this.#options;
    const actions = {
      ...this.#options.actions,
      // The same action as that of Electron's roles `undo` and `redo`.
      editField: (action: 'undo' | 'redo') => Menu.sendActionToFirstResponder(`${action}:`),
      fieldHasFocus: () => this.#fieldHasFocus(),
    };
    const template = menuTemplate(this.#menuState, engine.intake.recentFiles(), actions, process.platform);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  #fieldHasFocus(): boolean {
    return fieldHasFocus(process.platform, this.#menuState, this.#window?.isDestroyed() ? undefined : this.#window);
  }
}
