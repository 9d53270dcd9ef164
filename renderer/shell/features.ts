// The list of the viewer's features. A feature is added or removed by its line here and its line in shared/menu.ts.
import { axes } from '../axes/feature.ts';
import { colormaps } from '../colormaps/feature.ts';
import type { Feature } from '../commands/feature.ts';
import { display } from '../display/feature.ts';
import { exporting } from '../export/feature.ts';
import { gestures } from '../gestures/feature.ts';
import { intake } from '../intake/feature.ts';
import { library } from '../library/feature.ts';
import { navigation } from '../navigation/feature.ts';
import { picture } from '../picture/feature.ts';
import { reading } from '../reading/feature.ts';
import { settings } from '../settings/feature.ts';

/** Their order is that of their parts in the window: sections from top to bottom, controls from left to right. */
export const EACH_FEATURE = [
  colormaps,
  display,
  axes,
  gestures,
  picture,
  reading,
  navigation,
  library,
  intake,
  settings,
  exporting,
] as const;

/** The same list with the general type, for code that treats all features alike. */
export const FEATURES: readonly Feature[] = [...EACH_FEATURE];
