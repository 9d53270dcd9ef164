// The words of the gestures on the picture for the sheet of shortcuts: what each does, and how it is made.
export const gestureTexts = {
  span: (span: string) => `span ${span}`,
  shortcuts: [
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
} as const;
