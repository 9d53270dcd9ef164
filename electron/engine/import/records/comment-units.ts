// Compares what comments among and behind the records tell of the unit of depth with what it was taken for.
import type { Finding } from '../../../../shared/model/inspection.ts';
import { readNotes } from '../tables/notes.ts';
import type { TablePlan } from '../tables/table-plan.ts';
import { depthUnitNamed } from '../tables/units.ts';

/** Comments that are looked at, and characters of each. */
export const MOST_COMMENTS = 200;
export const MOST_COMMENT_CHARACTERS = 1000;

export interface Comment {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** The beginning of a table alone decides; what comes behind it and tells of another unit is said. */
export function otherUnitIn(comments: readonly Comment[], { depth, findings }: TablePlan): readonly Finding[] {
  if (!depth || !('column' in depth)) return [];
  const isAssumed = findings.some(({ code }) => code === 'depth-unit-assumed');
  for (const { line, text } of comments) {
    const { depthUnit, unit, namedUnits, spokenUnits } = readNotes([text]);
    // A column with a unit of its own may stand beside lines that speak of other lengths.
    const told = [depthUnit, ...namedUnits, ...(isAssumed ? [unit, ...spokenUnits] : [])];
    const other = told.find((name) => {
      const found = name === undefined ? undefined : depthUnitNamed(name);
      return found && (found.unit !== depth.unit || found.times * depth.over !== depth.times * found.over);
    });
    if (other === undefined) continue;
    const message = `A comment on line ${line} tells of depths in ${other}, which they are not taken for`;
    return [{ code: 'depth-unit-contradicted', message, option: '--depth-unit' }];
  }
  return [];
}
