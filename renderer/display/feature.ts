// The feature of the display: how values become colours.
import type { Feature } from '../commands/feature.ts';
import { DISPLAY_COMMANDS } from './display-commands.ts';
import { AggregationSection, ColormapSection, NormalizationSection, RangeSection } from './DisplaySections.tsx';
import { rangeChoices } from './percentile-cuts.ts';

export const display = {
  needs: ['axes', 'colormaps', 'reading'],
  commands: DISPLAY_COMMANDS,
  sections: [
    { Section: ColormapSection },
    { Section: RangeSection },
    { Section: NormalizationSection },
    { Section: AggregationSection },
  ],
  paletteGroups: [{ of: 'choices', group: rangeChoices }],
} as const satisfies Feature;
