// In: what can be set here. Out: the Settings dialog: depths and the screen, the localhost API and, on the desktop, where the library is.
import { Tabs } from 'radix-ui';
import { ApiSettings } from './ApiSettings.tsx';
import { isDesktop } from './bridge.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { LibrarySettings } from './LibrarySettings.tsx';
import { ScaleCalibration } from './ScaleCalibration.tsx';
import { useViewer, type SettingsTab } from './store.ts';
import { axesTexts } from './texts/axes.ts';
import { settingsTexts } from './texts/settings.ts';
import { UnitSettings } from './UnitSettings.tsx';
import './SettingsDialog.css';

export function SettingsDialog() {
  const api = useViewer((viewer) => viewer.api);
  const known = useViewer((viewer) => viewer.place);
  // The library of a server is chosen when the server is started.
  const place = isDesktop() ? known : undefined;
  const wanted = useViewer((viewer) => viewer.settingsTab);
  const tab: SettingsTab = wanted === 'library' && !place ? 'general' : wanted;
  return (
    <DialogFrame title={settingsTexts.settings} wide onClose={() => useViewer.setState({ dialog: undefined })}>
      <Tabs.Root
        className="settings"
        value={tab}
        onValueChange={(value) => useViewer.setState({ settingsTab: value as SettingsTab })}
      >
        <Tabs.List className="settings-tabs" aria-label={settingsTexts.settings}>
          <Tabs.Trigger className="settings-tab" value="general">
            {axesTexts.generalTab}
          </Tabs.Trigger>
          <Tabs.Trigger className="settings-tab" value="api">
            {settingsTexts.tabs.api}
          </Tabs.Trigger>
          {place && (
            <Tabs.Trigger className="settings-tab" value="library">
              {settingsTexts.tabs.library}
            </Tabs.Trigger>
          )}
        </Tabs.List>
        <Tabs.Content className="dialog-body settings-body" value="general" tabIndex={-1}>
          <UnitSettings />
          <ScaleCalibration />
        </Tabs.Content>
        <Tabs.Content className="dialog-body settings-body" value="api" tabIndex={-1}>
          {api ? <ApiSettings api={api} /> : <p className="form-hint">{settingsTexts.ownerOnly}</p>}
        </Tabs.Content>
        {place && (
          <Tabs.Content className="settings-library" value="library" tabIndex={-1}>
            <LibrarySettings place={place} />
          </Tabs.Content>
        )}
      </Tabs.Root>
    </DialogFrame>
  );
}
