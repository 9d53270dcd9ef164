// In: shared/menu.ts. Out: the sheet of keyboard shortcuts, with the keys and gestures that no menu shows.
import { acceleratorOf, MENU } from '../shared/menu.ts';
import { acceleratorText, isMac } from './accelerator.ts';
import { isDesktop } from './bridge.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { useViewer } from './store.ts';
import { axesTexts } from './texts/axes.ts';
import { navigationTexts } from './texts/navigation.ts';
import { shortcutTexts } from './texts/shortcuts.ts';
import './ShortcutsDialog.css';

const GESTURES = [...navigationTexts.gestures, [axesTexts.turnGesture, axesTexts.turnKeys]] as const;

export function ShortcutsDialog() {
  const host = isDesktop() ? 'desktop' : 'browser';
  const groups = MENU.map(({ label, entries }) => ({
    label,
    rows: entries.flatMap((entry): [string, string][] => {
      if (entry === 'separator' || (entry.host ?? host) !== host) return [];
      const accelerator = acceleratorOf(entry, isMac());
      const keys = [accelerator && acceleratorText(accelerator, isMac()), entry.key].filter(Boolean);
      return keys.length > 0 ? [[entry.label.replace('…', ''), keys.join(', ')]] : [];
    }),
  }));
  return (
    <DialogFrame
      title={shortcutTexts.title}
      wide
      closesOutside
      onClose={() => useViewer.setState({ dialog: undefined })}
    >
      <div className="dialog-body shortcuts">
        {[...groups, { label: shortcutTexts.elsewhere, rows: GESTURES }].map(
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
