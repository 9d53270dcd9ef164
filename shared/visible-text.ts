// Characters that nobody sees, but that change what a terminal or a page shows of a text: found, shown or replaced.

/**
 * Control characters, line and paragraph separators, halves of pairs, and what stands for nothing: marks of direction,
 * zero-width blanks, fillers. Joiners are letters' and emoji's own, after a letter that is not of ASCII.
 */
const HIDDEN =
  /(?:[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|[\p{Default_Ignorable_Code_Point}--[\p{M}\u200c\u200d]]|(?<![[\p{L}\p{M}\p{Extended_Pictographic}]--\p{ASCII}])[\u200c\u200d])/gv;

/** The text with its hidden characters as `\u{1b}`. Applied again it stays the same. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (hidden) => `\\u{${hidden.codePointAt(0)!.toString(16)}}`);
}

/** A name with each hidden character replaced by the sign for one that cannot be shown. */
export function visibleName(name: string): string {
  return name.replace(HIDDEN, '\ufffd');
}

export function isVisible(text: string): boolean {
  return text === visibleName(text);
}

/** JSON in one line of which a parser reads the same value, without hidden characters. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(HIDDEN, (hidden) =>
    Array.from({ length: hidden.length }, (_, i) => `\\u${hidden.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
}
