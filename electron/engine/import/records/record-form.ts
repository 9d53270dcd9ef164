// How the records of a table become rows: which field goes where, in plain data, so that other threads can be told.
import type { PlannedPart, TablePlan } from '../tables/table-plan.ts';

/** In `places`: the field is the depth's. */
export const DEPTH_PLACE = -2;
/** In `places`: the field is not read. */
export const NOT_READ = -1;

/** The depth of a record: from its field, or counted on from the first record's. */
type RecordDepth =
  | { readonly times: number; readonly over: number; readonly feetAndInches: boolean }
  | { readonly first: number; readonly step: number };

/** A row has the samples of all chosen parts one after another. */
export interface RecordForm extends Pick<TablePlan, 'thousands' | 'comments' | 'nullValues' | 'sentinels'> {
  /** A blank stands for runs of blanks and tabs; null: a record is one field. */
  readonly delimiter: string | null;
  readonly quote: '"' | "'" | null;
  readonly decimal: '.' | ',';
  /** [fields] where in its row each field of a record goes, or one of the constants above. */
  readonly places: readonly number[];
  /** Samples in a row. Places that no field goes to are null throughout. */
  readonly width: number;
  readonly depth: RecordDepth;
  /**
   * [width] number of the group that decides whether a sentinel there means missing: an image is one group, each column of
   * curves another.
   */
  readonly groups: readonly number[];
  /** [groups] sentinels that turned out to be values. */
  readonly kept: Kept;
}

/** For each group the sentinels that are values there; empty where that is not known yet. */
export type Kept = readonly (readonly number[])[];

/** `parts`: those of the plan that are read, all with the plan's depth. */
export function recordFormOf(plan: TablePlan, parts: readonly PlannedPart[], kept: Kept = []): RecordForm {
  const { columns, depth, dialect, thousands, comments, nullValues, sentinels } = plan;
  if (!depth) throw new Error('Expected a plan with a depth');
  const { delimiter, quote, decimal } = dialect;
  const fields = columns.reduce((count, { field }) => Math.max(count, (field ?? -1) + 1), 0);
  const places = Array<number>(fields).fill(NOT_READ);
  const groups: number[] = [];
  let group = 0;
  for (const part of parts) {
    for (const column of part.columns) {
      const { field } = columns[column]!;
      if (field !== null) places[field] = groups.length;
      groups.push(group);
      if (part.kind !== 'image') group++;
    }
    if (part.kind === 'image') group++;
  }
  if ('column' in depth) places[columns[depth.column]!.field!] = DEPTH_PLACE;
  return {
    ...{ delimiter, quote, decimal, thousands, comments, nullValues, sentinels, places, groups, kept },
    width: groups.length,
    depth:
      'column' in depth
        ? { times: depth.times, over: depth.over, feetAndInches: depth.feetAndInches }
        : { first: depth.first, step: depth.step },
  };
}
