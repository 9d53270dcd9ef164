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

/**
 * A count with its noun: `1 scanline`, `5,460 scanlines`. Intl would load what it knows of languages for that, which stops the
 * main thread for 20 ms.
 */
function count(number: number, thing: string): string {
  const digits = String(number);
  const first = digits.length % 3 || 3;
  const grouped = [digits.slice(0, first), ...(digits.slice(first).match(/\d{3}/g) ?? [])].join(',');
  return `${grouped} ${thing}${number === 1 ? '' : 's'}`;
}
