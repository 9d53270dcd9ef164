// Chooses what is imported of a file: every part, or the one that is asked for, with the curves beside it.
import { StratascopeError } from '../../../shared/errors.ts';
import type { HeldTable } from './readers/log-reader.ts';
import type { PlannedPart } from './tables/table-plan.ts';

/** Parts of one table, images first; the others are companions of the first image, where there is one. */
export interface ChosenParts {
  readonly table: HeldTable;
  readonly parts: readonly PlannedPart[];
}

/**
 * `toReplace`: whether they take the place of a log, so that one alone may come of them, with its companions.
 * @throws StratascopeError `unreadable_file` where the file holds nothing of the kind.
 */
export function chosenParts(
  fileName: string,
  tables: readonly HeldTable[],
  wanted: string | undefined,
  toReplace = false,
): readonly ChosenParts[] {
  const chosen = partsHeld(fileName, tables, wanted);
  const alone = standAlone(chosen);
  if (!toReplace || alone.size === 1) return chosen;
  const names = [...alone.values()].join(', ');
  const message = `${fileName}: expected one log to read again but received ${names}; --part chooses one of them`;
  throw new StratascopeError('unreadable_file', message);
}

/** The parts that become logs of the library's list, by what `--part` calls them; the others are companions. */
export function standAlone(chosen: readonly ChosenParts[]): ReadonlyMap<PlannedPart, string> {
  const names = partNames(chosen);
  const all = chosen.flatMap(({ parts }) =>
    parts.map((part) => ({ part, isCompanion: part.kind !== 'image' && parts[0]!.kind === 'image' })),
  );
  return new Map(all.flatMap(({ part, isCompanion }, i) => (isCompanion ? [] : [[part, names[i]!]])));
}

function partsHeld(fileName: string, tables: readonly HeldTable[], wanted: string | undefined): readonly ChosenParts[] {
  const refused = tables.find(({ refusal, parts }) => refusal !== undefined && parts.length > 0);
  if (refused) throw new StratascopeError('unreadable_file', `${fileName}: ${refused.refusal}`);
  const all = tables
    .filter(({ depth, parts }) => depth && parts.length > 0)
    .map((table) => ({ table, parts: table.parts }));
  if (all.length === 0) throw nothingHeld(fileName, tables);
  if (wanted === undefined) return all;
  const found = all.flatMap(({ table, parts }) =>
    parts.filter(({ name }) => isCalled(wanted, name, table.name)).map((part) => ({ table, part })),
  );
  const names = partNames(all).join(', ');
  if (found.length === 0)
    throw new StratascopeError(
      'unreadable_file',
      `${fileName}: expected a part called ${wanted} but received ${names}`,
    );
  if (found.length > 1)
    throw new StratascopeError(
      'unreadable_file',
      `${fileName}: expected one part called ${wanted} but received ${names}`,
    );
  const { table, part } = found[0]!;
  const companions = part.kind === 'image' ? table.parts.filter(({ kind }) => kind !== 'image') : [];
  return [{ table, parts: [part, ...companions] }];
}

/** What `--part` calls the parts: by their names, with that of the table before it where several tables have one. */
export function partNames(tables: readonly ChosenParts[]): string[] {
  const names = tables.flatMap(({ parts }) => parts.map(({ name }) => name.toLowerCase()));
  return tables.flatMap(({ table, parts }) =>
    parts.map(({ name }) => {
      const isShared = names.filter((other) => other === name.toLowerCase()).length > 1;
      return isShared ? `${table.name}/${name}` : name;
    }),
  );
}

function isCalled(wanted: string, part: string, table: string): boolean {
  const asked = wanted.toLowerCase();
  return asked === part.toLowerCase() || asked === `${table}/${part}`.toLowerCase();
}

/** Says what is in the way of an import, which the steps that looked have found, and what to do. */
function nothingHeld(fileName: string, tables: readonly HeldTable[]): StratascopeError {
  const [refusal] = tables.flatMap((table) => table.refusal ?? []);
  if (refusal !== undefined) return new StratascopeError('unreadable_file', `${fileName}: ${refusal}`);
  const [finding] = tables.flatMap(({ findings }) => findings.filter(({ code }) => IN_THE_WAY.has(code)));
  if (!finding) {
    const columns = tables[0]?.columns.length ?? 0;
    const received =
      columns === 0 ? 'none' : columns === 1 ? 'a table of 1 column' : `a table of ${columns} columns without them`;
    const message = `${fileName}: expected a depth and an image or curves but received ${received}; see inspect`;
    return new StratascopeError('unreadable_file', message);
  }
  const reason = `${finding.message.charAt(0).toLowerCase()}${finding.message.slice(1)}`;
  const advice = finding.option === null ? '' : `; ${finding.option} says otherwise`;
  const message = `${fileName}: expected a depth and an image or curves, but ${reason}${advice}`;
  return new StratascopeError('unreadable_file', message);
}

/** Codes of findings after which nothing can be imported. */
const IN_THE_WAY = new Set(['depth-unit-unknown', 'no-depth', 'time-index', 'nothing-to-import']);
