// The feature of taking in files: the import dialog, and what it remembers.
import type { Feature } from '../commands/feature.ts';
import { OfferedFiles } from './ImportDialog.tsx';
import { INTAKE_COMMANDS } from './intake-commands.ts';
import { followOwnImports } from '../state/own-imports.ts';

export const intake = {
  needs: ['axes', 'library'],
  commands: INTAKE_COMMANDS,
  overlays: [OfferedFiles],
  follow: [followOwnImports],
} as const satisfies Feature;
