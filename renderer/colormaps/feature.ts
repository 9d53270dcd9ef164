// The feature of colormaps: choosing and editing them, and the colour-vision preview.
import type { Feature } from '../commands/feature.ts';
import { COLORMAPS_COMMANDS, colormapChoices } from './colormap-commands.ts';
import { ColormapEditorSection } from './ColormapEditor.tsx';
import { VisionFilters, VisionNotice } from './Vision.tsx';

export const colormaps = {
  needs: [],
  commands: COLORMAPS_COMMANDS,
  sections: [{ Section: ColormapEditorSection, alone: (viewer) => viewer.colormapEdit !== undefined }],
  paletteGroups: [{ of: 'choices', group: colormapChoices }],
  layers: [{ id: 'vision-notice', over: 'image', leadOnly: true, Layer: VisionNotice }],
  overlays: [VisionFilters],
} as const satisfies Feature;
