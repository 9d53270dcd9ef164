// Shortcuts in Electron's notation (`CmdOrCtrl+Shift+Up`): their keys as text, and matching of key presses.

export type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const NAMED: Readonly<Record<string, string>> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
};
const MAC_SYMBOLS: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  Backspace: '⌫',
};

export function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}

/** A shortcut as people read it: `Ctrl+Shift+Up`, on a Mac `⌘⇧↑`. */
export function acceleratorText(accelerator: string, mac: boolean): string {
  const parts = accelerator.split('+');
  if (mac) return parts.map((part) => MAC_SYMBOLS[part] ?? part).join('');
  return parts.map((part) => (part === 'CmdOrCtrl' ? 'Ctrl' : part)).join('+');
}

export function matchesAccelerator(accelerator: string, keys: Keys, mac: boolean): boolean {
  const parts = accelerator.split('+');
  const key = parts.at(-1) ?? '';
  const wanted = NAMED[key] ?? key;
  const command = mac ? keys.metaKey : keys.ctrlKey;
  const other = mac ? keys.ctrlKey : keys.metaKey;
  if (command !== parts.includes('CmdOrCtrl') || other || keys.altKey !== parts.includes('Alt')) return false;
  // Shift is ignored for signs, because keyboards differ: `/` is Shift+7 on a German one.
  if (/^[^a-z0-9]$/i.test(wanted)) return keys.key === wanted || (wanted === '=' && keys.key === '+');
  return keys.shiftKey === parts.includes('Shift') && keys.key.toLowerCase() === wanted.toLowerCase();
}
