// What is said of image logs: as lines and tables for a terminal, as JSON for programs.
import { formatDepth, logDecimals } from '../../shared/axes/depth.ts';
import type { Finding } from '../../shared/model/inspection.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { megabytes } from '../../shared/model/trash.ts';
import { visibleText } from '../../shared/visible-text.ts';

/**
 * `Sample (id 1): 5460 scanlines, 9000.1 to 9546.0 m, 150 samples wide`, and how many empty records were skipped; of curves
 * `Core (id 2): 1283 rows, 0.03154 to 1.31354 m, 43 curves`.
 */
export function logLine(log: ImageLog): string {
  const [rows, samples] = {
    image: ['scanlines', 'samples wide'],
    curves: ['rows', log.width === 1 ? 'curve' : 'curves'],
    survey: ['stations', 'columns of a survey'],
  }[log.kind] as [string, string];
  const skipped = log.skippedRecords > 0 ? `, ${log.skippedRecords} empty records skipped` : '';
  const nulls = log.nulls > 0 ? `, ${log.nulls} null samples` : '';
  return `${log.name} (id ${log.id}): ${log.rows} ${rows}, ${span(log)}, ${log.width} ${samples}${nulls}${skipped}`;
}

/** Its lines. */
export function logTable(logs: readonly ImageLog[]): string[] {
  return alignedLines([
    ['ID', 'NAME', 'KIND', 'DEPTH', 'ROWS', 'WIDTH', 'SIZE', 'IMPORTED', ...(logs.some(isLinked) ? ['PLACE'] : [])],
    ...logs.map((log) => [
      String(log.id),
      log.name,
      log.kind,
      span(log),
      String(log.rows),
      String(log.width),
      megabytes(log.storedBytes),
      log.importedAt.slice(0, 16).replace('T', ' '),
      ...(log.place ? [placeText(log.place)] : []),
    ]),
  ]);
}

/** The lines of a table, its head first. */
export function alignedLines(table: readonly (readonly string[])[]): string[] {
  // As it is shown, which may be longer.
  const rows = table.map((cells) => cells.map(visibleText));
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

function isLinked({ place }: ImageLog): boolean {
  return place !== undefined;
}

/** Where a linked log lies. */
function placeText({ path, isAway, isReadOnly }: NonNullable<ImageLog['place']>): string {
  return `${path}${isAway ? ' (away)' : isReadOnly ? ' (read-only)' : ''}`;
}

function span(log: ImageLog): string {
  const decimals = Math.max(1, logDecimals(log));
  return `${formatDepth(log.depthMin, decimals)} to ${formatDepth(log.depthMax, decimals)} ${log.depthUnit}`;
}

/** A remark on an import: `  2 samples of 1e30 are taken as missing (--null-values decides otherwise)`. */
export function remark({ message, option }: Finding): string {
  return `  ${message}${option === null ? '' : ` (${option} decides otherwise)`}`;
}

/** The JSON about a log that has just been imported or copied. */
export function summaryOf(log: ImageLog): object {
  const { id, kind, name, rows, sourceWidth, width, depthMin, depthMax, depthUnit } = log;
  const { valueMin, valueMax, nulls, skippedRecords, findings } = log;
  const shape = { rows, sourceWidth, width, depthMin, depthMax, depthUnit };
  return { id, name, kind, ...shape, valueMin, valueMax, nulls, skippedRecords, findings };
}
