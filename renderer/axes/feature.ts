// The feature of the axes: depths and azimuths, their units, and the printed scale.
import type { Feature } from '../commands/feature.ts';
import { AXES_COMMANDS } from './axes-commands.ts';
import { DepthWindowFields } from './DepthWindowFields.tsx';
import { RulerTrack } from './Ruler.tsx';
import { OrientationSection } from './OrientationControl.tsx';
import { scaleChoices } from './screen-scale.ts';
import { ScaleSelect } from './ScaleSelect.tsx';

export const axes = {
  needs: [],
  commands: AXES_COMMANDS,
  tracks: [{ id: 'ruler', side: 'left', Track: RulerTrack }],
  sections: [{ Section: OrientationSection, ofPicture: true }],
  header: [DepthWindowFields, ScaleSelect],
  paletteGroups: [{ of: 'choices', group: scaleChoices }],
} as const satisfies Feature;
