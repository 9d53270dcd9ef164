// What is said of an import that is done, in one sentence.
import type { ImageLog } from '../../shared/model/image-log.ts';

/**
 * `Imported beds: 1,001 scanlines; skipped 2 empty records; 3 remarks, see the log’s facts`. `isAgain`: it has taken the
 * place of what was there.
 */
export function importedText(logs: readonly ImageLog[], isAgain: boolean): string {
  const of = ({ name, kind, rows }: ImageLog): string =>
    `${name}${isAgain ? ' again' : ''}: ${count(rows, kind === 'image' ? 'scanline' : 'row')}`;
  const [{ skippedRecords, findings }] = logs as readonly [ImageLog];
  return [
    `${isAgain ? 'Read' : 'Imported'} ${logs.map(of).join(', ')}`,
    skippedRecords > 0 ? `skipped ${count(skippedRecords, 'empty record')}` : '',
    findings.length > 0 ? `${count(findings.length, 'remark')}, see the log’s facts` : '',
  ]
    .filter((text) => text !== '')
    .join('; ');
}

/** Made at the start: to load what it knows of languages would stop the main thread for longer than anything may. */
const inGroups = new Intl.NumberFormat('en');

/** A count with its noun: `1 scanline`, `5,460 scanlines`. */
function count(number: number, thing: string): string {
  return `${inGroups.format(number)} ${thing}${number === 1 ? '' : 's'}`;
}
