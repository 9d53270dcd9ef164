// The feature of the picture: the track that draws an image log.
import type { Feature } from '../commands/feature.ts';
import { FrameNotice } from './FrameNotice.tsx';
import { ImageTrack } from './ImageTrack.tsx';

export const picture = {
  needs: ['axes', 'colormaps', 'gestures'],
  tracks: [{ kind: 'image', Track: ImageTrack }],
  layers: [{ id: 'frame-notice', over: 'image', leadOnly: true, Layer: FrameNotice }],
} as const satisfies Feature;
