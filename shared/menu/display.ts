// The menu's entries for the display: normalization, range, smoothing, aggregation, and comparison.
import type { MenuItem } from './menu-item.ts';

export const DISPLAY_MENU = [
  { id: 'smooth', label: 'Smooth When Enlarged', place: 'colors', checkable: true },
  { id: 'reset-range', label: 'Automatic Range', place: 'colors' },
  { id: 'reset-display', label: 'Reset Range and Tone', place: 'colors' },
  { id: 'normalization-static', label: 'Static Normalization', place: 'normalization', checkable: 'one-of' },
  { id: 'normalization-dynamic', label: 'Dynamic Normalization', place: 'normalization', checkable: 'one-of' },
  { id: 'compare', label: 'Static and Dynamic Side by Side', place: 'compare', checkable: true },
  { id: 'aggregation-mean', label: 'Pixels Show the Mean', place: 'aggregation', checkable: 'one-of' },
  { id: 'aggregation-min', label: 'Pixels Show the Minimum', place: 'aggregation', checkable: 'one-of' },
  { id: 'aggregation-max', label: 'Pixels Show the Maximum', place: 'aggregation', checkable: 'one-of' },
] as const satisfies readonly MenuItem[];
