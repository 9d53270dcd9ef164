// Finds the unit of a depth column: as its name says, the row of units, or a line above the table; else what the user says.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Finding } from '../../../../shared/model/inspection.ts';
import { bareUnit, splitBracketed } from './column-names.ts';
import type { ColumnKind } from './column-kinds.ts';
import { unitBehind, type NamedDepth } from './depth-names.ts';
import { depthUnitNamed, type DepthUnit } from './units.ts';

/** Where the unit of a depth may stand. */
export interface NotedUnits {
  readonly fileName: string;
  /** Empty where there is none. */
  readonly names: readonly string[];
  /** Of the row of units; null where it has none. */
  readonly units: readonly (string | null)[];
  readonly kinds: readonly ColumnKind[];
  /** The unit of depth that a line above the table tells. */
  readonly notedUnit?: string | undefined;
  /** A length that such a line calls the unit, and not of what. */
  readonly looseUnit?: string | undefined;
}

const METRES: DepthUnit = { unit: 'm', times: 1, over: 1 };

/** The unit of depths that the file does not have. @throws StratascopeError `bad_input` */
export function askedUnit(text: string | undefined): DepthUnit {
  if (text === undefined) return METRES;
  const unit = depthUnitNamed(text);
  if (unit) return unit;
  throw new StratascopeError(
    'bad_input',
    `Expected a unit of depth such as m, ft, cm or in but received ${JSON.stringify(text)}`,
  );
}

/** @throws StratascopeError where `asked` contradicts the file. */
export function unitOf(
  { fileName, names, units, kinds, notedUnit, looseUnit }: NotedUnits,
  column: number,
  named: NamedDepth | undefined,
  asked: string | undefined,
): { readonly unit?: DepthUnit; readonly findings: readonly Finding[] } {
  // A name of depth has told what its brackets mean, which may be a datum: `Depth (MD)`.
  const inName = named ? named.unit : (splitBracketed(names[column]!).unit ?? unitBehind(names[column]!));
  const said = inName ?? units[column] ?? notedUnit ?? null;
  const isFeetAndInches = kinds[column]!.kind === 'feet and inches';
  const own = isFeetAndInches ? depthUnitNamed('ft') : said === null ? undefined : depthUnitNamed(said);
  const below = units[column] ?? null;
  const second = below === null ? undefined : depthUnitNamed(below);
  if (asked !== undefined) {
    const unit = askedUnit(asked);
    if (own && !isSame(own, unit)) {
      const has = isFeetAndInches ? 'feet and inches' : JSON.stringify(said);
      throw new StratascopeError(
        'unreadable_file',
        `${fileName}: expected depths in ${asked} for --depth-unit but received ${has} for ${nameOf(names, column)}`,
      );
    }
    return { unit, findings: [] };
  }
  const written = said === null ? undefined : depthUnitNamed(said);
  if (isFeetAndInches && written && own && !isSame(own, written)) {
    return {
      findings: [unknownUnit(`${nameOf(names, column)} is in ${said} by its unit and written in feet and inches`)],
    };
  }
  if (own && second && !isSame(own, second)) {
    return {
      findings: [unknownUnit(`${nameOf(names, column)} is in ${said} by its name and in ${below} by the row of units`)],
    };
  }
  if (own) return { unit: own, findings: [] };
  if (said !== null && bareUnit(said) !== null) {
    return {
      findings: [
        unknownUnit(`The unit ${JSON.stringify(said)} of ${nameOf(names, column)} is no known unit of length`),
      ],
    };
  }
  const loose = looseUnit === undefined ? undefined : depthUnitNamed(looseUnit);
  if (loose) {
    const message = `Depths have no unit and are taken for ${looseUnit}, which a line above the table calls the unit`;
    return { unit: loose, findings: [{ code: 'depth-unit-assumed', message, option: '--depth-unit' }] };
  }
  return {
    unit: METRES,
    findings: [
      { code: 'depth-unit-assumed', message: 'Depths have no unit and are taken for metres', option: '--depth-unit' },
    ],
  };
}

function unknownUnit(message: string): Finding {
  return { code: 'depth-unit-unknown', message, option: '--depth-unit' };
}

function nameOf(names: readonly string[], column: number): string {
  return names[column] || `column ${column + 1}`;
}

function isSame(a: DepthUnit, b: DepthUnit): boolean {
  return a.unit === b.unit && a.times === b.times && a.over === b.over;
}
