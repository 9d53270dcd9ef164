// Plans where the depths of a LAS table come from, or says why it has none that can be imported.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Finding } from '../../../../shared/model/inspection.ts';
import type { ColumnKind } from '../tables/column-kinds.ts';
import { columnNamed } from '../tables/depth-column.ts';
import { askedUnit, footFindings } from '../tables/depth-unit.ts';
import { depthNamed } from '../tables/depth-names.ts';
import type { PlannedDepth, TableOptions } from '../tables/table-plan.ts';
import { depthUnitNamed, isEitherFoot, isSurveyFoot, type DepthUnit } from '../tables/units.ts';
import { indexOf, isDepthName, isSameUnit, isTime, type LasIndex } from './index-curve.ts';
import type { LasCurve } from './las-header.ts';

export interface LasColumns {
  readonly fileName: string;
  /** Those that the data have a column for. */
  readonly curves: readonly LasCurve[];
  readonly kinds: readonly ColumnKind[];
  readonly leftOut: ReadonlySet<number>;
  /** Fields of the first record. */
  readonly first: readonly string[] | undefined;
  readonly indexUnits: readonly string[];
  /** Whether the first field is the depth that the file says its data begin with. */
  readonly beginsAsSaid: boolean;
}

export interface LasDepth {
  readonly column?: { readonly column: number; readonly why: string };
  readonly planned?: PlannedDepth;
  readonly refusal?: string;
  readonly findings: readonly Finding[];
}

/** @throws StratascopeError where what the user says is not in the file, or contradicts it. */
export function planDepth(table: LasColumns, { depth, depthUnit }: TableOptions): LasDepth {
  const { curves, fileName, kinds, leftOut, first, indexUnits, beginsAsSaid } = table;
  if (typeof depth === 'object') return { planned: stepped(depth, askedUnit(depthUnit)), findings: [] };
  const names = curves.map(({ name }) => name);
  const column =
    depth === undefined ? indexColumn(curves, beginsAsSaid) : columnNamed({ fileName, names }, depth, '--depth');
  const curve = curves[column];
  if (!curve)
    return without('no-depth', 'It has no curves, so that nothing can be imported', 'received a file without curves');
  const isAsked = depth !== undefined;
  if (isAsked && kinds[column]!.kind === 'text') {
    throw new StratascopeError(
      'unreadable_file',
      `${fileName}: expected numbers for --depth but received words in ${curve.name}`,
    );
  }
  const isIndex = column === 0;
  const index = indexOf(curve, {
    indexUnits: isIndex ? indexUnits : [],
    firstField: first?.[column],
    isStart: isIndex && beginsAsSaid,
    isAsked: isAsked || depthUnit !== undefined,
  });
  const why = isAsked ? 'it is asked for' : isIndex ? 'it is the first curve' : `its name is ${curve.name}`;
  if (index.kind === 'time')
    return without(
      'time-index',
      `Its index is a time, ${index.named}, so that nothing can be imported`,
      `received an index of time, ${index.named}`,
      '--depth',
    );
  if (index.kind === 'none' || (!isAsked && leftOut.has(column) && !isDepthName(curve.name))) {
    const name = curve.name || 'a curve without a name';
    return without(
      'no-depth',
      `Its index ${name} has no unit and is not called a depth, so that nothing can be imported`,
      `received the index ${name} without a unit`,
      '--depth',
    );
  }
  const unit = unitOf(index, depthUnit, curve.name, fileName);
  if (!unit.unit) return { column: { column, why }, ...unit };
  const reference = depthNamed(curve.name)?.reference;
  const { unit: stored, times, over } = unit.unit;
  const planned = { unit: stored, column, times, over, feetAndInches: false, ...(reference ? { reference } : {}) };
  const { refusal } = unit;
  const findings = [...(isIndex || isAsked ? [] : [notFirst(curve.name, curves[0]!.name)]), ...unit.findings];
  return { column: { column, why }, planned, findings, ...(refusal === undefined ? {} : { refusal }) };
}

/**
 * The first curve, as the standard has it, unless one of the others is a depth by name and unit, and the first one is neither that nor
 * a time, nor a length that begins as the file says.
 */
function indexColumn(curves: readonly LasCurve[], beginsAsSaid: boolean): number {
  const [first] = curves;
  if (!first || isTime(first) || isDepthName(first.name)) return 0;
  const mayBeLength = first.unit === '' || depthUnitNamed(first.unit) !== undefined;
  if (mayBeLength && (beginsAsSaid || depthNamed(first.name))) return 0;
  const isDepth = ({ name, unit }: LasCurve): boolean => isDepthName(name) && depthUnitNamed(unit) !== undefined;
  return Math.max(0, curves.findIndex(isDepth));
}

function notFirst(name: string, first: string): Finding {
  return {
    code: 'depth-chosen',
    message: `${name} is taken for the depth, and not the first curve, ${first}`,
    option: '--depth',
  };
}

function stepped({ first, step }: { first: number; step: number }, { unit, times, over }: DepthUnit): PlannedDepth {
  if (Number.isFinite(first) && Number.isFinite(step) && step !== 0)
    return { unit, first: (first * times) / over, step: (step * times) / over };
  throw new StratascopeError(
    'bad_input',
    `Expected a first depth and a step other than 0 but received ${first},${step}`,
  );
}

function without(code: string, message: string, received: string, option: string | null = null): LasDepth {
  const advice = option === null ? '' : `; if it has a column of depths, name it with ${option}`;
  return { findings: [{ code, message, option }], refusal: `expected depths but ${received}${advice}` };
}

interface FoundUnit {
  readonly unit?: DepthUnit;
  readonly refusal?: string;
  readonly findings: readonly Finding[];
}

function unitOf(
  index: Extract<LasIndex, { kind: 'depth' | 'unknown unit' }>,
  asked: string | undefined,
  name: string,
  fileName: string,
): FoundUnit {
  const option = '--depth-unit';
  if (asked !== undefined) {
    const unit = askedUnit(asked);
    const isOtherFoot = index.named !== null && isSurveyFoot(unit) && isEitherFoot(index.named);
    const isOther = index.kind === 'depth' && index.named !== null && !isSameUnit(index.unit, unit) && !isOtherFoot;
    if (isOther && index.otherwise === null) {
      const message = `${fileName}: expected depths in ${asked} for ${option} but received ${index.named} for ${name}`;
      throw new StratascopeError('unreadable_file', message);
    }
    return { unit, findings: footFindings(asked, unit) };
  }
  if (index.kind === 'unknown unit') {
    const message = `The unit ${JSON.stringify(index.named)} of ${name} is no known unit of length`;
    const refusal = `expected depths in a known unit of length but received ${JSON.stringify(index.named)} for ${name}; say what it is with ${option}`;
    return { findings: [{ code: 'depth-unit-unknown', message, option }], refusal };
  }
  const { unit, named, otherwise } = index;
  if (named === null) {
    const message = 'Depths have no unit and are taken for metres';
    return { unit, findings: [{ code: 'depth-unit-assumed', message, option }] };
  }
  if (otherwise === null) return { unit, findings: footFindings(named, unit) };
  const message = `Depths are in ${named} by the curve ${name} and in ${otherwise} by STRT, STOP and STEP`;
  const refusal = `expected depths in one unit but received ${named} for the curve ${name} and ${otherwise} for STRT, STOP and STEP; say which it is with ${option}`;
  return { unit, findings: [{ code: 'depth-unit-contradicted', message, option }], refusal };
}
