// The sheet of keyboard shortcuts: those of the menu, and keys and gestures that are not in a menu.
import { acceleratorOf, keyOf, MENU } from '../../shared/menu.ts';
import { isDesktop } from '../bridge/bridge.ts';
import { acceleratorText, isMac } from '../commands/accelerator.ts';
import type { ShortcutGroup } from '../commands/feature.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { closeDialog } from '../state/store.ts';
import { FEATURES } from './features.ts';
import { shortcutTexts } from './texts.ts';
import dialogs from '../controls/dialog.module.css';
import styles from './ShortcutsDialog.module.css';

const NOT_IN_A_MENU: readonly ShortcutGroup[] = [
  ...FEATURES.flatMap(({ shortcuts = [] }) => shortcuts),
  { where: 'elsewhere', rows: shortcutTexts.ofTheWindow },
];

export function ShortcutsDialog() {
  const host = isDesktop() ? 'desktop' : 'browser';
  const ofMenus = MENU.map(({ label, entries }) => ({
    label,
    rows: entries.flatMap((entry): [string, string][] => {
      if (entry === 'separator' || (entry.host ?? host) !== host) return [];
      const keys = [acceleratorOf(entry, isMac()), keyOf(entry, isMac())].filter((text) => text !== undefined);
      if (keys.length === 0) return [];
      return [[entry.label.replace('…', ''), keys.map((text) => acceleratorText(text, isMac())).join(', ')]];
    }),
  }));
  const others = (['picture', 'elsewhere'] as const).map((where) => ({
    label: shortcutTexts.where[where],
    rows: NOT_IN_A_MENU.filter((group) => group.where === where).flatMap(({ rows }) => rows),
  }));
  return (
    <DialogFrame title={shortcutTexts.title} size="wide" closesOutside onClose={closeDialog}>
      <div className={[dialogs.body, styles.shortcuts].join(' ')}>
        {[...ofMenus, ...others].map(
          ({ label, rows }) =>
            rows.length > 0 && (
              <section key={label} className={styles.group}>
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
