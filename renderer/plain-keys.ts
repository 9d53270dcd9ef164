// In: key presses. Out: the commands whose key needs no modifier. Here and not in the native menu: that would take the letter out of text fields.
import { MENU, type MenuCommand } from '../shared/menu.ts';
import { runCommand } from './commands.ts';
import { useViewer } from './store.ts';

const WITH_KEY = MENU.flatMap((group) => group.entries).filter(
  (entry): entry is MenuCommand & { key: string } => entry !== 'separator' && entry.key !== undefined,
);

export function followPlainKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || useViewer.getState().typing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    // An open menu looks for its own items by their letters.
    if (event.target instanceof Element && event.target.closest('[role=menu]')) return;
    const entry = WITH_KEY.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    if (!entry) return;
    event.preventDefault();
    runCommand(entry.id);
  });
}
