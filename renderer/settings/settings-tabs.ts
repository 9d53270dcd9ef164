// The tabs of the settings that this host has, and the palette's entries for tabs and themes.
import { viewerPreferences } from '../../shared/model/viewer-state.ts';
import type { PaletteGroup } from '../commands/palette-group.ts';
import { changePreferences, openSettings, type Viewer } from '../state/store.ts';
import type { SettingsTab } from '../state/settings-slice.ts';
import { settingsTexts as texts } from './texts.ts';

type Host = 'desktop' | 'browser';

/** No Library tab in a browser: `stratascope serve` is started with a library. */
export function settingsTabs({ place }: Pick<Viewer, 'place'>, host: Host): readonly SettingsTab[] {
  return host === 'desktop' && place ? ['general', 'api', 'library'] : ['general', 'api'];
}

export function tabChoices(viewer: Viewer, host: Host): PaletteGroup {
  return {
    label: texts.settings,
    entries: settingsTabs(viewer, host).map((tab) => ({
      id: `settings-${tab}`,
      label: texts.tabs[tab],
      run: () => openSettings(tab),
    })),
  };
}

export function themeChoices({ preferences }: Viewer): PaletteGroup {
  return {
    label: texts.general.theme,
    entries: viewerPreferences.shape.theme.unwrap().options.map((theme) => ({
      id: `theme-${theme}`,
      label: texts.general.themeChoice(texts.general.themes[theme]),
      checked: preferences.theme === theme,
      run: () => changePreferences({ theme }),
    })),
  };
}
