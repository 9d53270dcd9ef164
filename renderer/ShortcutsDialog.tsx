// In: shared/menu.ts. Out: the sheet of keyboard shortcuts, with the keys and gestures that no menu shows.
import { MENU } from '../shared/menu.ts';
import { acceleratorText, isMac } from './accelerator.ts';
import { isDesktop } from './bridge.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { useViewer } from './store.ts';
import './ShortcutsDialog.css';

const GESTURES: readonly (readonly [string, string])[] = [
  ['Zoom about the cursor', 'Wheel, pinch'],
  ['Pan', 'Drag, Shift+Wheel'],
  ['Pan by a tenth', '↑ ↓'],
  ['Pan by a window', 'Page Up, Page Down'],
  ['Top or base of the log', 'Home, End'],
  ['Take or leave a typed depth', 'Enter, Esc'],
  ['Rename, delete in the list', 'F2, Delete'],
];

export function ShortcutsDialog() {
  const host = isDesktop() ? 'desktop' : 'browser';
  const groups = MENU.map(({ label, entries }) => ({
    label,
    rows: entries.flatMap((entry): [string, string][] => {
      if (entry === 'separator' || (entry.host ?? host) !== host) return [];
      const keys = [entry.accelerator && acceleratorText(entry.accelerator, isMac()), entry.key].filter(Boolean);
      return keys.length > 0 ? [[entry.label.replace('…', ''), keys.join(', ')]] : [];
    }),
  }));
  return (
    <DialogFrame
      title="Keyboard shortcuts"
      wide
      closesOutside
      onClose={() => useViewer.setState({ dialog: undefined })}
    >
      <div className="dialog-body shortcuts">
        {[...groups, { label: 'On the picture and the list', rows: GESTURES }].map(
          ({ label, rows }) =>
            rows.length > 0 && (
              <section key={label} className="shortcut-group">
                <h3>{label}</h3>
                <dl>
                  {rows.map(([what, keys]) => (
                    <div key={what}>
                      <dt>{what}</dt>
                      <dd>
                        <kbd>{keys}</kbd>
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ),
        )}
      </div>
    </DialogFrame>
  );
}
