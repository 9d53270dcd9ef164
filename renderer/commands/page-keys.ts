// In: keys pressed anywhere in the page. Out: commands by a key alone, and by their second shortcut.
// Here and not in the native menu: that would take the letters out of text fields.
import { MENU } from '../../shared/menu.ts';
import { isMac, matchesAccelerator } from './accelerator.ts';
import { runCommand } from '../shell/all-commands.ts';
import { useViewer } from '../state/store.ts';

const ALONE = Object.fromEntries(
  MENU.flatMap(({ entries }) => entries).flatMap((entry) =>
    entry !== 'separator' && entry.key !== undefined ? [[entry.id, entry.key]] : [],
  ),
);

/** By command, in Electron's notation. On a Mac redoing has one shortcut only. */
export function secondShortcuts(mac: boolean): Readonly<Record<string, string>> {
  return { ...ALONE, shortcuts: '?', 'copy-picture': 'CmdOrCtrl+C', ...(mac ? {} : { redo: 'CmdOrCtrl+Y' }) };
}

export function followPageKeys(): void {
  const shortcuts = Object.entries(secondShortcuts(isMac()));
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat) return;
    // An open menu looks for its own items by their letters.
    if (event.target instanceof Element && event.target.closest('[role=menu]')) return;
    const [id] = shortcuts.find(([, keys]) => matchesAccelerator(keys, event, isMac())) ?? [];
    const { typing, editing } = useViewer.getState();
    if (id === 'redo' ? editing : typing) return;
    // Text that is selected is what is meant to be copied.
    if (id === undefined || (id === 'copy-picture' && selectsText())) return;
    event.preventDefault();
    runCommand(id);
  });
}

function selectsText(): boolean {
  return !(document.getSelection()?.isCollapsed ?? true);
}
