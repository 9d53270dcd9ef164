// The feature of navigation: moving the depth window, going to a depth, bookmarks, and back and forward.
import type { Feature } from '../commands/feature.ts';
import { BookmarkMarks } from './BookmarkMarks.tsx';
import { Overview } from './Overview.tsx';
import { BookmarkSection } from './BookmarkList.tsx';
import { BookmarkPrompt } from './BookmarkPrompt.tsx';
import { bookmarkChoices, followPalette } from './bookmarks.ts';
import { GoToDepth } from './GoToDepth.tsx';
import { NAVIGATION_COMMANDS } from './navigation-commands.ts';
import { navigationTexts } from './texts.ts';
import { followMouseButtons, followVisits } from './window-history.ts';
import { WindowButtons } from './WindowButtons.tsx';

export const navigation = {
  needs: ['axes', 'colormaps', 'gestures'],
  commands: NAVIGATION_COMMANDS,
  tracks: [{ id: 'overview', side: 'edge', Track: Overview }],
  layers: [{ id: 'bookmarks', over: 'overview', Layer: BookmarkMarks }],
  sections: [{ Section: BookmarkSection }],
  dialogs: [
    { name: 'go-to-depth', kind: 'prompt', Dialog: GoToDepth },
    { name: 'bookmark', kind: 'prompt', Dialog: BookmarkPrompt },
  ],
  header: [WindowButtons],
  paletteGroups: [{ of: 'places', group: bookmarkChoices }],
  shortcuts: [{ where: 'elsewhere', rows: navigationTexts.shortcuts }],
  follow: [followVisits, followMouseButtons, followPalette],
} as const satisfies Feature;
