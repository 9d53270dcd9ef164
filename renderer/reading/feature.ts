// The feature of reading values: the read-out, the profiles, the crosshair.
import type { Feature } from '../commands/feature.ts';
import { CrosshairLayer } from './CrosshairLayer.tsx';
import { ColumnProfile, RowProfiles, showsProfiles } from './Profiles.tsx';
import { ReadOut } from './ReadOut.tsx';
import { READING_COMMANDS } from './reading-commands.ts';

export const reading = {
  needs: ['axes', 'colormaps'],
  commands: READING_COMMANDS,
  tracks: [
    { id: 'column-profile', side: 'right', shown: showsProfiles, Track: ColumnProfile },
    { id: 'read-out', side: 'foot', Track: ReadOut },
    { id: 'row-profiles', side: 'below', shown: showsProfiles, Track: RowProfiles },
  ],
  layers: [{ id: 'crosshair', over: 'image', Layer: CrosshairLayer }],
} as const satisfies Feature;
