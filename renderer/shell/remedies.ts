// What the features offer against errors, by code.
import type { Remedies } from '../commands/ProblemText.tsx';
import { FEATURES } from './features.ts';

export const REMEDIES = Object.assign({}, ...FEATURES.map(({ remedies }) => remedies)) as Remedies;
