// How a file is read: what the user has said of it, the questions that are open, and what is remembered of it.
import type { FilePreview } from '../../shared/model/file-preview.ts';
import type { Finding } from '../../shared/model/inspection.ts';
import { READING, type ReadingOption } from '../../shared/model/reading.ts';
import { MOST_READINGS, type RememberedReading, type ViewerState } from '../../shared/model/viewer-state.ts';
import { columnByName } from './column-roles.ts';
import type { FieldName } from './texts.ts';

/** What was said of a file, by the user or by guess; what is absent is found out. */
export type Reading = RememberedReading;

/** Units to choose from, the best guess first. */
export const DEPTH_UNITS = ['m', 'ft', 'cm', 'mm', 'in', '0.1in', 'km'] as const;

/** Longest remembered reading, as JSON: lists of thousands of columns are not worth it. */
const MOST_CHARACTERS = 10_000;

/** Findings that are asked about, and not only said. */
const ASKED: Readonly<Record<string, Question['about']>> = {
  'depth-unit-unknown': 'depthUnit',
  'depth-chosen': 'depth',
  'depth-assumed': 'depth',
};

export interface Question {
  readonly about: 'depth' | 'depthUnit';
  /** A sentence without a full stop. */
  readonly message: string;
}

/** What is not sure in a file that has been read as `reading` says. */
export function questionsOf({ inspection }: FilePreview, reading: Reading): Question[] {
  return inspection.findings.flatMap(({ code, message }) => {
    const about = ASKED[code];
    return about && reading[about] === undefined ? [{ about, message }] : [];
  });
}

export function isAsked({ code }: Finding): boolean {
  return code in ASKED;
}

/** The reading with the best guesses in place of what is not known. */
export function guessed(preview: FilePreview, reading: Reading): Reading {
  const isOpen = questionsOf(preview, reading).some(({ about }) => about === 'depthUnit');
  return isOpen ? { ...reading, depthUnit: likelyUnit(preview) } : reading;
}

/** What the name and the unit of the depth column, or else what was found of them, speak of. */
export function likelyUnit({ columns, inspection: { findings } }: FilePreview): string {
  const column = columns.find(({ role }) => role === 'depth');
  const said = findings.find(({ code }) => code === 'depth-unit-unknown')?.message ?? '';
  const text = `${column?.name ?? ''} ${column?.unit ?? ''} ${said}`.toLowerCase();
  return LIKELY_UNITS.find(([pattern]) => pattern.test(text))?.[1] ?? DEPTH_UNITS[0];
}

const LIKELY_UNITS: readonly (readonly [RegExp, (typeof DEPTH_UNITS)[number]])[] = [
  [/ft|feet|foot/, 'ft'],
  [/cm/, 'cm'],
  [/mm/, 'mm'],
  [/km/, 'km'],
];

/** The reading with what was asked and left at the guess, so that it is not asked again. */
export function answered(preview: FilePreview | undefined, reading: Reading, questions: readonly Question[]): Reading {
  const isOpen = questions.some(({ about }) => about === 'depth') && reading.depth === undefined;
  const column = preview?.columns.findIndex(({ role }) => role === 'depth') ?? -1;
  const name = isOpen && preview && column >= 0 ? columnByName(preview.columns, column) : undefined;
  return name === undefined ? reading : { ...reading, depth: name };
}

/** The reading without one that is no choice: undefined is as good as absent. */
export function withField<K extends FieldName>(reading: Reading, key: K, value: Reading[K] | undefined): Reading {
  const { [key]: _before, ...rest } = reading;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** The field that decides otherwise than a finding. */
export function fieldOf({ option }: Finding): FieldName | undefined {
  if (option === '--null-values') return 'nullValues';
  const keys = Object.keys(READING) as ReadingOption[];
  return keys.find((key) => READING[key].flag.split(' ')[0] === option);
}

type Readings = ViewerState['readings'];

/** Puts a reading first, but for its lines, which the next file may have elsewhere; an empty one takes away what was remembered. */
export function rememberReading(readings: Readings, shape: string, options: Reading): Readings {
  const others = readings.filter((each) => each.shape !== shape);
  const { skipLines: _skipLines, headerLine: _headerLine, unitLine: _unitLine, ...kept } = options;
  const text = JSON.stringify(kept);
  if (text === '{}' || text.length > MOST_CHARACTERS) return others;
  return [{ shape, options: kept }, ...others].slice(0, MOST_READINGS);
}
