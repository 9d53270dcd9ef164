// In: keys pressed anywhere in the page. Out: commands by their second shortcut, which no menu shows; the sheet does.
import { isMac, matchesAccelerator } from './accelerator.ts';
import { runCommand } from './commands.ts';
import { useViewer } from './store.ts';

/** By command, in Electron's notation. On a Mac redoing has one shortcut only. */
export function secondShortcuts(mac: boolean): Readonly<Record<string, string>> {
  return { shortcuts: '?', 'copy-picture': 'CmdOrCtrl+C', ...(mac ? {} : { redo: 'CmdOrCtrl+Y' }) };
}

export function followPageKeys(): void {
  const shortcuts = Object.entries(secondShortcuts(isMac()));
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || useViewer.getState().typing) return;
    const [id] = shortcuts.find(([, keys]) => matchesAccelerator(keys, event, isMac())) ?? [];
    // Text that is selected is what is meant to be copied.
    if (id === undefined || (id === 'copy-picture' && selectsText())) return;
    event.preventDefault();
    runCommand(id);
  });
}

function selectsText(): boolean {
  return !(document.getSelection()?.isCollapsed ?? true);
}
