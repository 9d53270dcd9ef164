// In: keys pressed anywhere in the page. Out: commands by a key alone, and by their second shortcut.
// Here and not in the native menu: that would take the letters out of text fields.
import { keyOf, MENU_COMMANDS } from '../../shared/menu.ts';
import { useViewer } from '../state/store.ts';
import { isMac, matchesAccelerator } from './accelerator.ts';
import { runCommand, type Commands } from './registry.ts';

export function followPageKeys(commands: Commands): void {
  const shortcuts = MENU_COMMANDS.flatMap((command) => {
    const keys = keyOf(command, isMac());
    return keys === undefined ? [] : [{ id: command.id, keys }];
  });
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat) return;
    // An open menu looks for its own items by their letters.
    if (event.target instanceof Element && event.target.closest('[role=menu]')) return;
    const pressed = shortcuts.find(({ keys }) => matchesAccelerator(keys, event, isMac()));
    if (!pressed) return;
    const { typing, editing } = useViewer.getState();
    if (pressed.id === 'redo' ? editing : typing) return;
    // Text that is selected is what is meant to be copied.
    if (pressed.keys === 'CmdOrCtrl+C' && selectsText()) return;
    event.preventDefault();
    runCommand(commands, pressed.id);
  });
}

function selectsText(): boolean {
  return !(document.getSelection()?.isCollapsed ?? true);
}
