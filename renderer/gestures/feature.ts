// The gestures on the picture as a feature.
import type { Feature } from '../commands/feature.ts';
import { gestureTexts } from './texts.ts';

export const gestures = {
  needs: ['axes'],
  shortcuts: [{ where: 'picture', rows: gestureTexts.shortcuts }],
} as const satisfies Feature;
