// The picture as a feature.
import type { Feature } from '../commands/feature.ts';

export const picture = {
  needs: ['axes', 'colormaps', 'reading', 'gestures', 'navigation'],
} as const satisfies Feature;
