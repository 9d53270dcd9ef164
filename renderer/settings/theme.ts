// In: the theme chosen, now and at the last visit. Out: the page in its colours from its first picture on.
import { useViewer } from '../state/store.ts';

/** Kept beside the other preferences: those come only after the page has been painted. */
const KEY = 'theme';

export function followTheme(): void {
  show(localStorage.getItem(KEY) ?? 'system');
  useViewer.subscribe(({ preferences, preferencesRead }) => {
    // Until they have been read they say nothing.
    if (!preferencesRead || document.documentElement.dataset['theme'] === preferences.theme) return;
    show(preferences.theme);
    localStorage.setItem(KEY, preferences.theme);
  });
}

/** `system` leaves it to `prefers-color-scheme`. */
function show(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
}
