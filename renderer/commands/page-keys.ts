// Runs commands by their single keys and second shortcuts, wherever in the page they are pressed.
// The native menu cannot have them, because it would take single letters away from text fields.
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
    // In an open menu letters select its items.
    if (event.target instanceof Element && event.target.closest('[role=menu]')) return;
    const pressed = shortcuts.find(({ keys }) => matchesAccelerator(keys, event, isMac()));
    if (!pressed) return;
    const { typing, editing } = useViewer.getState();
    if (pressed.id === 'redo' ? editing : typing) return;
    // With text selected, the user means to copy that text.
    if (pressed.keys === 'CmdOrCtrl+C' && selectsText()) return;
    event.preventDefault();
    runCommand(commands, pressed.id);
  });
}

function selectsText(): boolean {
  return !(document.getSelection()?.isCollapsed ?? true);
}
