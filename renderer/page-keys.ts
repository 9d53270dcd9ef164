// In: keys pressed anywhere in the page. Out: commands that have a second shortcut, which no menu shows.
import { isMac, matchesAccelerator } from './accelerator.ts';
import { runCommand } from './commands.ts';
import { useViewer } from './store.ts';

export function followPageKeys(): void {
  window.addEventListener('keydown', (event) => {
    const id = event.defaultPrevented || useViewer.getState().typing ? undefined : commandOf(event);
    if (id === undefined) return;
    event.preventDefault();
    runCommand(id);
  });
}

function commandOf(event: KeyboardEvent): string | undefined {
  // Which key it is on depends on the keyboard, so Shift is not looked at.
  if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey) return 'shortcuts';
  if (!isMac() && matchesAccelerator('CmdOrCtrl+Y', event, false)) return 'redo';
  if (matchesAccelerator('CmdOrCtrl+C', event, isMac()) && !selectsText()) return 'copy-picture';
  return undefined;
}

function selectsText(): boolean {
  return !(document.getSelection()?.isCollapsed ?? true);
}
