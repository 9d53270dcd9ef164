// Finds the unit of a depth column: from its name, the row of units, or a line above the table; else as the user says.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Finding } from '../../../../shared/model/inspection.ts';
import { bareUnit, splitBracketed } from './column-names.ts';
import type { ColumnKind } from './column-kinds.ts';
import { unitBehind, type NamedDepth } from './depth-names.ts';
import type { Notes } from './notes.ts';
import { depthUnitNamed, isEitherFoot, isSurveyFoot, type DepthUnit } from './units.ts';

/** Where the unit of a depth may stand. */
export interface NotedUnits {
  readonly fileName: string;
  /** Empty where there is none. */
  readonly names: readonly string[];
  /** Of the row of units; null where it has none. */
  readonly units: readonly (string | null)[];
  readonly kinds: readonly ColumnKind[];
  /** What the lines around the table tell of units. */
  readonly notes: Pick<Notes, 'depthUnit' | 'unit' | 'namedUnits' | 'spokenUnits'>;
}

/** Without a unit where the file has none that is known, or several. */
export interface FoundUnit {
  readonly unit?: DepthUnit;
  readonly findings: readonly Finding[];
}

const METRES: DepthUnit = { unit: 'm', times: 1, over: 1 };

/** The unit of depths that the file does not have. @throws StratascopeError `bad_input` */
export function askedUnit(text: string | undefined): DepthUnit {
  if (text === undefined) return METRES;
  const unit = depthUnitNamed(text);
  if (unit) return unit;
  throw new StratascopeError(
    'bad_input',
    `Expected a unit of depth such as m, ft, cm or in for --depth-unit but received ${JSON.stringify(text)}`,
  );
}

/** @throws StratascopeError where `asked` contradicts the file. */
export function unitOf(
  { fileName, names, units, kinds, notes }: NotedUnits,
  column: number,
  named: NamedDepth | undefined,
  asked: string | undefined,
): FoundUnit {
  // A name of depth has told what its brackets mean, which may be a datum: `Depth (MD)`.
  const inName = named ? named.unit : (splitBracketed(names[column]!).unit ?? unitBehind(names[column]!));
  const said = inName ?? units[column] ?? notes.depthUnit ?? null;
  const isFeetAndInches = kinds[column]!.kind === 'feet and inches';
  const own = isFeetAndInches ? depthUnitNamed('ft') : said === null ? undefined : depthUnitNamed(said);
  const below = units[column] ?? null;
  const second = below === null ? undefined : depthUnitNamed(below);
  if (asked !== undefined) {
    const unit = askedUnit(asked);
    if (own && !isSame(own, unit) && !(isSurveyFoot(unit) && isEitherFoot(said ?? ''))) {
      const has = isFeetAndInches ? 'feet and inches' : JSON.stringify(said);
      throw new StratascopeError(
        'unreadable_file',
        `${fileName}: expected depths in ${asked} for --depth-unit but received ${has} for ${nameOf(names, column)}`,
      );
    }
    return { unit, findings: footFindings(asked, unit) };
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
  const above = [...(notes.depthUnit ? [notes.depthUnit] : []), ...notes.namedUnits].filter(depthUnitNamed);
  if (own && above.length > 0 && !above.some((text) => isUnit(text, own))) {
    const by = inName === null ? 'the row of units' : 'its name';
    const has = isFeetAndInches ? 'feet and inches' : `${said} by ${by}`;
    return {
      findings: [unknownUnit(`${nameOf(names, column)} is in ${has} and in ${above[0]} by a line around the table`)],
    };
  }
  if (own) return { unit: own, findings: footFindings(said ?? '', own) };
  if (said !== null && bareUnit(said) !== null) {
    return {
      findings: [
        unknownUnit(`The unit ${JSON.stringify(said)} of ${nameOf(names, column)} is no known unit of length`),
      ],
    };
  }
  return unitOfNotes(notes);
}

/** Which foot depths are stored in, where the file's may be another. */
export function footFindings(said: string, unit: DepthUnit): readonly Finding[] {
  const find = (message: string): Finding => ({ code: 'depth-unit-foot', message, option: '--depth-unit' });
  if (isSurveyFoot(unit)) return [find('Depths in US survey feet are stored in feet of 0.3048 m, 2 ppm more of them')];
  if (!isEitherFoot(said)) return [];
  return [find(`${said} is taken for feet of 0.3048 m, and not for US survey feet, which are 2 ppm longer`)];
}

/** The unit of a column that has none by itself: of the lines above it where these agree, metres where they tell none. */
function unitOfNotes({ namedUnits, unit, spokenUnits }: NotedUnits['notes']): FoundUnit {
  const told = namedUnits[0] ?? unit;
  const taken = (told === undefined ? undefined : depthUnitNamed(told)) ?? METRES;
  const other = [...namedUnits, ...spokenUnits].find((text) => !isUnit(text, taken));
  if (other !== undefined) {
    const and = told === undefined ? '' : `${told} and `;
    return {
      findings: [unknownUnit(`Depths have no unit, and lines around the table tell of ${and}${other}`)],
    };
  }
  const what = told === undefined ? 'metres' : `${told}, which a line around the table calls the unit`;
  const message = `Depths have no unit and are taken for ${what}`;
  return { unit: taken, findings: [{ code: 'depth-unit-assumed', message, option: '--depth-unit' }] };
}

function isUnit(text: string, unit: DepthUnit): boolean {
  const named = depthUnitNamed(text);
  return named !== undefined && isSame(named, unit);
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
