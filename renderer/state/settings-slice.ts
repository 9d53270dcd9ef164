// State of the settings: the viewer's preferences, the localhost API, and the library's place.
import { viewerState, type ViewerPreferences } from '../../shared/model/viewer-state.ts';
import type { ApiStatus, LibraryStatus } from '../../shared/model/status.ts';
import type { SetFields } from './slice.ts';

export type SettingsTab = 'general' | 'api' | 'library';

export interface SettingsFields {
  readonly preferences: ViewerPreferences;
  /** False while `preferences` are still the defaults. */
  readonly preferencesRead: boolean;
  readonly settingsTab: SettingsTab;
  /** undefined if this page may not see the API's status. */
  readonly api: ApiStatus | undefined;
  /** Where the library is; undefined if it cannot be chosen here. */
  readonly place: LibraryStatus | undefined;
}

export const settingsFields: SettingsFields = {
  preferences: viewerState.parse({}).preferences,
  preferencesRead: false,
  settingsTab: 'general',
  api: undefined,
  place: undefined,
};

export function settingsChanges(set: SetFields<SettingsFields>) {
  return {
    takePreferences: (preferences: ViewerPreferences): void => set({ preferences, preferencesRead: true }),
    /** Called when preferences could not be read; the defaults stay. */
    missPreferences: (): void => set({ preferencesRead: true }),
    changePreferences: (change: Partial<ViewerPreferences>): void =>
      set(({ preferences }) => ({ preferences: { ...preferences, ...change } })),
    chooseSettingsTab: (settingsTab: SettingsTab): void => set({ settingsTab }),
    takeApi: (api: ApiStatus | undefined): void => set({ api }),
    setPlace: (place: LibraryStatus | undefined): void => set({ place }),
  };
}
