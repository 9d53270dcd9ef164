// The words that mean missing in a field of a table, whoever wrote them.

/**
 * In lower case. `infinity` is none of them on purpose: no program writes it for a sample that it has not, and a column in which it
 * stands is to be looked at.
 */
const MISSING_WORDS = new Set([
  // Not a number, as C, Fortran, Python, R and pandas print it; pandas has its own for times.
  ...['', 'nan', '+nan', '-nan', 'nan(ind)', '-nan(ind)', 'nat'],
  // Beyond the numbers of the program: a division by zero, most often.
  ...['inf', '+inf', '-inf'],
  // Written by people, and by R and pandas: not available, not determined, no data.
  ...['na', '<na>', 'n/a', 'n.a.', 'n.a', 'nd', 'n/d', 'n.d.', 'n.d', 'none', 'missing', '\u2013', '\u2014'],
  // Databases: as they show it, and as MySQL and PostgreSQL dump it.
  ...['null', '(null)', '\\n'],
  // Error cells of spreadsheets, which name them in the language of their user. No value.
  ...['#n/a', '#n/a!', '#na', '#nv', '#n/d', '#n/d!', '#n/b', '#i/t', '#н/д', '#saknas!', '#puuttuu!', '#yok'],
  // A division by zero; in French a blank stands before the mark.
  ...['#div/0!', '#div/0 !', '#¡div/0!', '#division/0!', '#deel/0!', '#dziel/0!', '#jako/0!', '#дел/0!'],
  // Text where a number should be.
  ...['#value!', '#wert!', '#valeur!', '#valeur !', '#valor!', '#¡valor!', '#valore!', '#waarde!', '#arg!', '#arvo!'],
  ...['#värdefel!', '#værdi!', '#verdi!', '#hodnota!', '#değer!', '#знач!'],
  // A cell that is gone.
  ...['#ref!', '#ref !', '#bezug!', '#¡ref!', '#rif!', '#verw!', '#adr!', '#viittaus!', '#referens!', '#reference!'],
  ...['#odkaz!', '#başv!', '#ссылка!'],
  // A function that is not known.
  ...['#name?', '#nom?', '#nom ?', '#nombre?', '#¿nombre?', '#nome?', '#naam?', '#nazwa?', '#namn?', '#navn?'],
  ...['#nimi?', '#název?', '#ad?', '#имя?'],
  // A number beyond those of the program, or that there is none of.
  ...['#num!', '#zahl!', '#nombre!', '#nombre !', '#¡num!', '#núm!', '#getal!', '#liczba!', '#luku!', '#ogiltigt!'],
  ...['#číslo!', '#sayı!', '#число!'],
  // Ranges that have no cell in common.
  ...['#null!', '#nul!', '#nul !', '#¡nulo!', '#nulo!', '#nullo!', '#leeg!', '#zero!', '#tyhjä!', '#skärning!'],
  ...['#boş!', '#пусто!'],
]);
/** What Microsoft's C library prints for numbers that are none, to any number of decimals. */
const MICROSOFT_WORD = /^[+-]?1\.#(?:ind|qnan|snan|nan|inf)0*$/;
const MAX_WORD_CHARACTERS = 40;
const DASHES = /^-+$/;
const STARS = /^\*+$/;

/** Whether a field is blank or a word for missing, in any letter case. A dash alone is one; so are stars of any number. */
export function isMissingWord(text: string): boolean {
  const word = text.trim();
  if (word.length > MAX_WORD_CHARACTERS) return false;
  const lower = word.toLowerCase();
  return MISSING_WORDS.has(lower) || DASHES.test(word) || STARS.test(word) || MICROSOFT_WORD.test(lower);
}
