// Says what a section of a LAS file holds by its title, the line that begins with ~.

export type SectionKind = 'version' | 'well' | 'curves' | 'parameters' | 'data' | 'other';

export interface SectionTitle {
  readonly kind: SectionKind;
  /** The title without ~ and without what follows it: `Log_Data[1]`, `Curve`. */
  readonly title: string;
  /** What the section is about, for data and definitions of LAS 3.0: `Log`, `Log[1]`, `Drilling`. */
  readonly stem: string;
  /** The title of the section with the definition of these data, as far as the file says it. */
  readonly definition: string | null;
  /** Words behind a title of data, which programs make the names of its columns. */
  readonly words: readonly string[];
}

const KINDS: Readonly<Record<string, SectionKind>> = {
  V: 'version',
  W: 'well',
  C: 'curves',
  P: 'parameters',
  A: 'data',
};

/** Without the blanks of `~ VERSION`, whose first word is a name of a section; those before other words make it data. */
function spaced(text: string): string {
  const trimmed = text.trimStart();
  return /^(?:VERSION|WELL|CURVE|PARAMETER|OTHER|ASCII)/i.test(trimmed) ? trimmed : text;
}

/** Of a line that begins with ~, blanks before it apart. A title without a name is of data, as some programs write it. */
export function readSectionTitle(line: string): SectionTitle {
  const text = spaced(line.trim().slice(1));
  const bar = text.indexOf('|');
  const title = (bar === -1 ? text : text.slice(0, bar)).trim();
  const definition = bar === -1 ? null : text.slice(bar + 1).trim();
  const upper = title.toUpperCase();
  const made = (kind: SectionKind, stem: string, words: readonly string[] = []): SectionTitle => ({
    ...{ kind, title, stem, definition, words },
  });
  // Sections of LAS 3.0 are named after what they hold; a few programs put another word behind that.
  for (const [word, kind] of [
    ['_DATA', 'data'],
    ['_DEFINITION', 'curves'],
    ['_PARAMETER', 'parameters'],
  ] as const) {
    const at = upper.indexOf(word);
    if (at !== -1) return made(kind, title.slice(0, at) + title.slice(at + word.length).trim());
  }
  const words = title.split(/\s+/).filter((found) => found !== '');
  const begins = text.charAt(0).toUpperCase();
  if (begins.trim() === '') return made('data', 'Log', words);
  const kind = KINDS[begins] ?? 'other';
  if (kind === 'data') return made('data', 'Log', words.slice(1));
  // Data name their definition, as in `~Drilling | Drilling_Definition`.
  if (bar !== -1 && kind !== 'parameters') return made('data', title);
  return made(kind, kind === 'curves' ? 'Log' : title);
}
