// The Settings dialog: the viewer's own settings, the localhost API and, on the desktop, the library's place.
import { Tabs } from 'radix-ui';
import { ApiSettings } from './ApiSettings.tsx';
import { isDesktop } from '../bridge/bridge.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { LibrarySettings } from './LibrarySettings.tsx';
import { settingsTabs } from './settings-tabs.ts';
import { useViewer, chooseSettingsTab, closeDialog } from '../state/store.ts';
import type { SettingsTab } from '../state/settings-slice.ts';
import { settingsTexts } from './texts.ts';
import forms from '../controls/form.module.css';
import dialogs from '../controls/dialog.module.css';
import styles from './SettingsDialog.module.css';

export function SettingsDialog() {
  const api = useViewer((viewer) => viewer.api);
  const known = useViewer((viewer) => viewer.place);
  // Only the desktop chooses a library here; `stratascope serve` is started with one.
  const place = isDesktop() ? known : undefined;
  const wanted = useViewer((viewer) => viewer.settingsTab);
  const tabs = settingsTabs({ place }, isDesktop() ? 'desktop' : 'browser');
  const tab = tabs.includes(wanted) ? wanted : 'general';
  return (
    <DialogFrame title={settingsTexts.settings} size="wide" onClose={closeDialog}>
      <Tabs.Root
        className={styles.settings}
        value={tab}
        onValueChange={(value) => chooseSettingsTab(value as SettingsTab)}
      >
        <Tabs.List className={styles.tabs} aria-label={settingsTexts.settings}>
          {tabs.map((id) => (
            <Tabs.Trigger key={id} className={styles.tab} value={id}>
              {settingsTexts.tabs[id]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content className={[dialogs.body, styles.body].join(' ')} value="general" tabIndex={-1}>
          <GeneralSettings />
        </Tabs.Content>
        <Tabs.Content className={[dialogs.body, styles.body].join(' ')} value="api" tabIndex={-1}>
          {api ? <ApiSettings api={api} /> : <p className={forms.hint}>{settingsTexts.ownerOnly}</p>}
        </Tabs.Content>
        {place && (
          <Tabs.Content className={styles.library} value="library" tabIndex={-1}>
            <LibrarySettings place={place} />
          </Tabs.Content>
        )}
      </Tabs.Root>
    </DialogFrame>
  );
}
