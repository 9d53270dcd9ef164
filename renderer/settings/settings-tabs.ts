// In: the viewer's state and its host. Out: the tabs of the settings there are.
import type { SettingsTab } from '../state/settings-slice.ts';
import type { Viewer } from '../state/store.ts';

/** The library of a server is chosen when the server is started. */
export function settingsTabs({ place }: Pick<Viewer, 'place'>, host: 'desktop' | 'browser'): readonly SettingsTab[] {
  return host === 'desktop' && place ? ['general', 'api', 'library'] : ['general', 'api'];
}
