// In: nothing. Out: the words of the sheet of shortcuts, with the keys and gestures that no menu shows.

export const shortcutTexts = {
  title: 'Keyboard shortcuts',
  /** By place: what, and how. */
  gestures: [
    {
      label: 'On the picture',
      rows: [
        ['Zoom about the cursor', 'Wheel, pinch'],
        ['Zoom in', 'Double-click'],
        ['Zoom out', 'Shift+Double-click'],
        ['Zoom to a selection', 'Shift+Drag'],
        ['Zoom in, zoom out, whole log', '+ - 0'],
        ['Pan', 'Drag, Shift+Wheel'],
        ['Pan by a tenth', '↑ ↓'],
        ['Pan by a window', 'Page Up, Page Down'],
        ['Top or base of the log', 'Home, End'],
        ['Back, forward', 'Mouse buttons 4 and 5'],
        ['Turn all-around logs', 'Drag sideways, Shift+← →'],
      ],
    },
    {
      label: 'Elsewhere',
      rows: [
        ['Pan over the overview', 'Wheel'],
        ['Zoom over the overview', 'Ctrl+Wheel, pinch'],
        ['Move an end of the window', '↑ ↓ on its thumb'],
        ['Take or leave what is typed', 'Enter, Esc'],
        ['Choose, rename, delete a log', '↑ ↓, F2, Delete'],
        ['Width of a panel', '← → on its border'],
      ],
    },
  ],
} as const;
