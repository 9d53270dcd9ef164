// Reading as a feature: values under the cursor, profiles, the crosshair.
import type { Feature } from '../commands/feature.ts';
import { READING_COMMANDS } from './reading-commands.ts';

export const reading = {
  needs: ['axes'],
  commands: READING_COMMANDS,
} as const satisfies Feature;
