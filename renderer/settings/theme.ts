// Applies the chosen theme; the last one is kept in the browser, so that the first paint already has it.
import { keep, kept } from '../bridge/kept.ts';
import { useViewer } from '../state/store.ts';

/** As the browser keeps it: the theme is kept there, too, because preferences arrive only after the first paint. */
const KEY = 'theme';

export function followTheme(): void {
  show(kept(KEY) ?? 'system');
  useViewer.subscribe(({ preferences, preferencesRead }) => {
    // Preferences are the defaults until they have been read, and must not replace the remembered theme.
    if (!preferencesRead || document.documentElement.dataset['theme'] === preferences.theme) return;
    show(preferences.theme);
    keep(KEY, preferences.theme);
  });
}

/** With `system` the style sheet follows `prefers-color-scheme`. */
function show(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
}
