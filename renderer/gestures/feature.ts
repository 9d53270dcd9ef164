// The feature of gestures on the picture.
import type { Feature } from '../commands/feature.ts';
import { SelectionLayer } from './SelectionBand.tsx';
import { PAN, SELECT, TURN, ZOOM } from './tools.ts';
import { gestureTexts } from './texts.ts';

export const gestures = {
  needs: ['axes'],
  layers: [{ id: 'selection', over: 'image', Layer: SelectionLayer }],
  tools: [SELECT, TURN, PAN, ZOOM],
  shortcuts: [{ where: 'picture', rows: gestureTexts.shortcuts }],
} as const satisfies Feature;
