// The viewer's preferences and what its settings show: the localhost API and where the library is.
import { viewerState, type ViewerPreferences } from '../../shared/model/viewer-state.ts';
import type { ApiStatus, LibraryStatus } from '../../shared/model/status.ts';
import type { SetFields } from './slice.ts';

export type SettingsTab = 'general' | 'api' | 'library';

export interface SettingsFields {
  readonly preferences: ViewerPreferences;
  /** Before that they are the defaults. */
  readonly preferencesRead: boolean;
  readonly settingsTab: SettingsTab;
  /** undefined where this page may not see it. */
  readonly api: ApiStatus | undefined;
  /** Where the library is; undefined where it cannot be chosen. */
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
    /** The defaults stay. */
    missPreferences: (): void => set({ preferencesRead: true }),
    changePreferences: (change: Partial<ViewerPreferences>): void =>
      set(({ preferences }) => ({ preferences: { ...preferences, ...change } })),
    chooseSettingsTab: (settingsTab: SettingsTab): void => set({ settingsTab }),
    takeApi: (api: ApiStatus | undefined): void => set({ api }),
    setPlace: (place: LibraryStatus | undefined): void => set({ place }),
  };
}
