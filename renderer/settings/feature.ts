// The feature of the settings: the viewer's own, the localhost API, the library's place.
import type { Feature } from '../commands/feature.ts';
import { SETTINGS_COMMANDS } from './settings-commands.ts';
import { tabChoices, themeChoices } from './settings-tabs.ts';
import { SettingsDialog } from './SettingsDialog.tsx';
import { followTheme } from './theme.ts';

export const settings = {
  needs: ['axes'],
  commands: SETTINGS_COMMANDS,
  dialogs: [{ name: 'settings', kind: 'viewer', Dialog: SettingsDialog }],
  paletteGroups: [
    { of: 'choices', group: themeChoices },
    { of: 'choices', group: tabChoices },
  ],
  follow: [followTheme],
} as const satisfies Feature;
