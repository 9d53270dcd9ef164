// The command palette: a field that finds what can be done by a few letters, and a list to choose from.
import { Command } from 'cmdk';
import { Check } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useMemo, useState } from 'react';
import { acceleratorText, isMac } from '../commands/accelerator.ts';
import { isDesktop } from '../bridge/bridge.ts';
import { useReturnFocus } from '../controls/DialogFrame.tsx';
import { focusWentOn } from './focus-went-on.ts';
import type { PaletteEntry } from '../commands/palette-group.ts';
import { foundEntries, paletteGroups, withRecent } from './palette-entries.ts';
import { changePreferences, useViewer, closeDialog, moveFocus } from '../state/store.ts';
import { paletteTexts } from './texts.ts';
import visually from '../controls/visually-hidden.module.css';
import dialogs from '../controls/dialog.module.css';
import styles from './Palette.module.css';

const MOST_RECENT = 5;

export function Palette() {
  const [search, setSearch] = useState('');
  // The viewer does not change behind the palette, except for jobs, and for records, which are read when it opens.
  const records = useViewer((viewer) => viewer.records);
  const groups = useMemo(
    () => paletteGroups({ ...useViewer.getState(), records }, isDesktop() ? 'desktop' : 'browser'),
    [records],
  );
  const recent = useViewer((viewer) => viewer.preferences.recentCommands);
  const returnFocus = useReturnFocus();
  const found = search === '' ? undefined : foundEntries(groups, search);

  function choose(entry: PaletteEntry): void {
    changePreferences({ recentCommands: [entry.id, ...recent.filter((id) => id !== entry.id)].slice(0, MOST_RECENT) });
    // Closed first, because commands are not possible behind a dialog.
    closeDialog();
    moveFocus({ typing: false, editing: false });
    entry.run();
  }

  function giveFocusBack(event: Event): void {
    if (focusWentOn()) event.preventDefault();
    else returnFocus(event);
  }

  return (
    <Dialog.Root open onOpenChange={closeDialog}>
      <Dialog.Portal>
        <div className={dialogs.backdrop} />
        <Dialog.Content
          className={[dialogs.dialog, styles.palette].join(' ')}
          aria-describedby={undefined}
          onCloseAutoFocus={giveFocusBack}
        >
          <Dialog.Title className={visually.hidden}>{paletteTexts.title}</Dialog.Title>
          {/* cmdk's own search is off, because it does not keep the order of groups. */}
          <Command label={paletteTexts.title} loop shouldFilter={false}>
            <Command.Input
              className={styles.search}
              placeholder={paletteTexts.placeholder}
              maxLength={100}
              value={search}
              onValueChange={setSearch}
            />
            <Command.List className={styles.list} label={paletteTexts.results}>
              <Command.Empty className={styles.none}>{paletteTexts.none}</Command.Empty>
              {found?.map((entry) => (
                <Item key={entry.id} entry={entry} choose={choose} />
              ))}
              {!found &&
                withRecent(groups, recent).map(({ label, entries }) => (
                  <Command.Group key={label} heading={label}>
                    {entries.map((entry) => (
                      <Item key={entry.id} entry={entry} choose={choose} />
                    ))}
                  </Command.Group>
                ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ItemProps {
  readonly entry: PaletteEntry;
  readonly choose: (entry: PaletteEntry) => void;
}

function Item({ entry, choose }: ItemProps) {
  const { id, label, detail, accelerators = [], checked = false } = entry;
  return (
    <Command.Item className={styles.item} value={id} onSelect={() => choose(entry)}>
      <span className={styles.check}>{checked && <Check aria-hidden="true" />}</span>
      <span className={styles.label}>{label}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
      {accelerators.length > 0 && <kbd>{accelerators.map((keys) => acceleratorText(keys, isMac())).join(', ')}</kbd>}
    </Command.Item>
  );
}
