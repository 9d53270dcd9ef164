// What was found in a file, as lines for a terminal.
import type { InspectedColumn, InspectedPart, Inspection, TableDialect } from '../../shared/model/inspection.ts';
import { remark } from './tables.ts';

/** Columns that are listed; of more only the number is told. */
const MOST_COLUMNS = 24;
const DELIMITERS: Readonly<Record<string, string>> = {
  ...{ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'blanks' },
};

export function inspectionLines({ file, format, encoding, dialect, parts, columns, findings }: Inspection): string[] {
  return [
    `${file}: ${[format, encoding].filter((text) => text !== null).join(', ')}`,
    ...(dialect ? [`  ${dialectText(dialect)}`] : []),
    ...parts.map((part) => `  ${partText(part)}`),
    ...columnLines(columns),
    ...findings.map(remark),
  ];
}

function dialectText({ delimiter, quote, decimal, skippedLines, headerLine, unitLine }: TableDialect): string {
  return [
    delimiter === null ? 'one column' : `fields between ${DELIMITERS[delimiter] ?? JSON.stringify(delimiter)}`,
    ...(quote === null ? [] : [`quotes ${quote}`]),
    `decimal ${decimal === ',' ? 'comma' : 'point'}`,
    `${skippedLines} ${skippedLines === 1 ? 'line' : 'lines'} before the table`,
    headerLine === null ? 'no header' : `header on line ${headerLine}`,
    ...(unitLine === null ? [] : [`units on line ${unitLine}`]),
  ].join(', ');
}

function partText({ name, kind, rows, width, valueUnit, ...depths }: InspectedPart): string {
  const values = valueUnit === null ? [] : [`values in ${valueUnit}`];
  return [`${kind} ${name}: ${rows} rows of ${width}`, ...depthTexts(depths), ...values].join(', ');
}

function depthTexts({
  depthMin,
  depthMax,
  depthUnit,
  depthStep,
  gaps,
  direction,
}: Pick<InspectedPart, 'depthMin' | 'depthMax' | 'depthUnit' | 'depthStep' | 'gaps' | 'direction'>): string[] {
  if (depthMin === null || depthMax === null) return [];
  const span = `${depthMin} to ${depthMax} ${depthUnit}`;
  if (depthStep === null) return [span];
  const gapsText = gaps === 0 ? 'no gaps' : gaps === 1 ? '1 gap' : `${gaps} gaps`;
  return [direction === 'up' ? `${span} from the bottom up` : span, `step ${depthStep} ${depthUnit}`, gapsText];
}

/** A line a column; neighbours of one role and reason share one. */
function columnLines(columns: readonly InspectedColumn[]): string[] {
  const runs: { first: InspectedColumn; last: InspectedColumn; count: number }[] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    if (run && run.first.role === column.role && reasonOf(run.first) === reasonOf(column)) {
      run.last = column;
      run.count++;
    } else runs.push({ first: column, last: column, count: 1 });
  }
  const lines = runs.map(({ first, last, count }) => {
    const names = count === 1 ? nameOf(first) : `${nameOf(first)} … ${nameOf(last)} (${count})`;
    return `  ${first.role}: ${names}, ${count === 1 ? first.why : reasonOf(first)}`;
  });
  if (lines.length <= MOST_COLUMNS) return lines;
  return [...lines.slice(0, MOST_COLUMNS), `  … and ${lines.length - MOST_COLUMNS} more`];
}

/** Why a column is taken for what it is, without its number among others. */
function reasonOf({ why }: InspectedColumn): string {
  return why.replace(/: sample \d+ of \d+$/, '');
}

function nameOf({ name, unit }: InspectedColumn): string {
  // Many names have their unit in them.
  const unitText = unit === null || name.includes(unit) ? '' : ` (${unit})`;
  return `${name === '' ? 'nameless' : name}${unitText}`;
}
