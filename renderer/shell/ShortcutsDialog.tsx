// In: shared/menu.ts. Out: the sheet of keyboard shortcuts, with the keys and gestures that no menu shows.
import { acceleratorOf, MENU } from '../../shared/menu.ts';
import { acceleratorText, isMac } from '../commands/accelerator.ts';
import { isDesktop } from '../bridge/bridge.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { secondShortcuts } from '../commands/page-keys.ts';
import { useViewer } from '../state/store.ts';
import { shortcutTexts } from './texts.ts';
import './ShortcutsDialog.css';

export function ShortcutsDialog() {
  const host = isDesktop() ? 'desktop' : 'browser';
  const more = secondShortcuts(isMac());
  const groups = MENU.map(({ label, entries }) => ({
    label,
    rows: entries.flatMap((entry): [string, string][] => {
      if (entry === 'separator' || (entry.host ?? host) !== host) return [];
      const keys = [acceleratorOf(entry, isMac()), more[entry.id]].filter((text) => text !== undefined);
      if (keys.length === 0) return [];
      return [[entry.label.replace('…', ''), keys.map((text) => acceleratorText(text, isMac())).join(', ')]];
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
        {[...groups, ...shortcutTexts.gestures].map(
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
