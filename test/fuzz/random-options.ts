// Random options of reading: such as say what the table says itself, and change nothing, or such as it contradicts.
import type { ImportOptions } from '../../shared/model/image-log.ts';
import type { TableDialect } from '../../shared/model/inspection.ts';
import type { Random } from './random.ts';

interface Known {
  readonly dialect: Partial<TableDialect>;
  readonly encoding: string;
  readonly depthName: string;
  /** From 1. */
  readonly depthNumber: number;
}

const WORDS: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'blank', ',': 'comma', ';': 'semicolon' };

/** What the table has, said once more. */
export function redundantOptions(
  { dialect, encoding, depthName, depthNumber }: Known,
  random: Random,
): Partial<ImportOptions> {
  const { delimiter, decimal, headerLine, unitLine, skippedLines } = dialect;
  const all: Partial<ImportOptions>[] = [
    { encoding },
    { delimiter: random.chance(0.5) ? delimiter! : (WORDS[delimiter!] ?? delimiter!) },
    { depth: depthName === '' ? String(depthNumber) : depthName },
    ...(decimal === undefined ? [] : [{ decimal }]),
    ...(headerLine == null ? [] : [{ headerLine }]),
    ...(unitLine == null ? [] : [{ unitLine }]),
    ...(skippedLines === undefined ? [] : [{ skipLines: skippedLines }]),
  ];
  return Object.assign({}, ...random.some(all, random.between(1, 2))) as Partial<ImportOptions>;
}

/** One that the table contradicts, and what the refusal has to name. */
export function contradictingOption(
  { encoding, depthName }: Known,
  random: Random,
): {
  readonly options: Partial<ImportOptions>;
  readonly names: readonly string[];
} {
  return random.pick([
    { options: { delimiter: '^' }, names: ['--delimiter'] },
    { options: { depth: 'Nowhere' }, names: ['--depth', 'Nowhere'] },
    { options: { image: 'Nowhere,Nothing' }, names: ['--image', 'Nowhere'] },
    { options: { headerLine: 99_999 }, names: ['--header-line', '99999'] },
    { options: { skipLines: 99_999 }, names: ['table'] },
    ...(encoding.startsWith('utf-16') ? [] : [{ options: { encoding: 'utf-16le' }, names: ['utf-16le'] }]),
    ...(/depth|md/i.test(depthName) ? [{ options: { depth: '100,0.5' }, names: ['--depth', depthName] }] : []),
    { options: { part: 'nothing' }, names: ['nothing'] },
  ]);
}
