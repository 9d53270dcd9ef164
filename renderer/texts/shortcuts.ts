// In: nothing. Out: the words of the sheet of shortcuts, with the keys and gestures that no menu shows.

export const shortcutTexts = {
  title: 'Keyboard shortcuts',
  elsewhere: 'On the picture and the list',
  gestures: [
    ['Zoom about the cursor', 'Wheel, pinch'],
    ['Pan', 'Drag, Shift+Wheel'],
    ['Pan by a tenth', '↑ ↓'],
    ['Pan by a window', 'Page Up, Page Down'],
    ['Top or base of the log', 'Home, End'],
    ['Take or leave a typed depth', 'Enter, Esc'],
    ['Rename, delete in the list', 'F2, Delete'],
  ],
} as const;
