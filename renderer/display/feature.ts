// The feature of the display: how values become colours.
import type { Feature } from '../commands/feature.ts';
import { DISPLAY_COMMANDS } from './display-commands.ts';
import { AggregationSection, ColormapSection, NormalizationSection, RangeSection } from './DisplaySections.tsx';
import { rangeChoices } from './percentile-cuts.ts';

export const display = {
  needs: ['axes', 'colormaps', 'reading'],
  commands: DISPLAY_COMMANDS,
  sections: [
    { Section: ColormapSection, ofPicture: true },
    { Section: RangeSection, ofPicture: true },
    { Section: NormalizationSection, ofPicture: true },
    { Section: AggregationSection, ofPicture: true },
  ],
  paletteGroups: [{ of: 'choices', group: rangeChoices }],
} as const satisfies Feature;
