// Tells what a file holds without importing it: reads it to its end for exact numbers of rows and spans of depth.
import { setImmediate } from 'node:timers/promises';
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import type { ImportOptions } from '../../../shared/model/image-log.ts';
import type { Finding, InspectedPart, Inspection } from '../../../shared/model/inspection.ts';
import { DepthOrder } from './build/depth-order.ts';
import { chosenParts, partNames } from './chosen-parts.ts';
import type { ImportFollow } from './import-log.ts';
import { LogFile } from './log-file.ts';
import { openLog } from './open-log.ts';
import type { HeldTable } from './readers/log-reader.ts';
import type { RowBlock } from './records/row-blocks.ts';
import { findingsOf, judge, Tally } from './records/tally.ts';
import type { PlannedPart } from './tables/table-plan.ts';

/** Longest time without a turn of the event loop, which lets a cancel arrive. */
const TURN_MS = 15;

interface Span {
  rows: number;
  min: number;
  max: number;
}

/** @throws StratascopeError `unreadable_file`, `bad_input` for options that contradict the file, `cancelled`. */
export async function inspectLog(
  path: string,
  options: ImportOptions,
  follow: Pick<ImportFollow, 'onProgress' | 'signal'> = {},
): Promise<Inspection> {
  const file = await LogFile.open(path);
  try {
    const { reader, tables } = await openLog(file, options);
    const all = tables.map((table) => ({ table, parts: table.parts }));
    const names = new Map(partNames(all).map((name, i) => [all.flatMap((held) => held.parts)[i]!, name]));
    const chosen = options.part === undefined ? all : chosenParts(file.name, tables, options.part);
    const parts: InspectedPart[] = [];
    const findings: Finding[] = [];
    for (const { table, parts: held } of chosen) {
      const tally = new Tally();
      const span = table.depth && held.length > 0 ? await spanOf(table, held, tally, file, follow) : undefined;
      findings.push(...table.findings, ...judge(tally).findings, ...findingsOf(tally));
      for (const part of held) {
        const own = part.columns.map((column) => table.columns[column]!);
        parts.push({
          ...{ name: names.get(part)!, kind: part.kind, rows: span?.rows ?? 0, width: own.length },
          ...{ depthMin: span?.rows ? span.min : null, depthMax: span?.rows ? span.max : null },
          ...{ depthUnit: table.depth?.unit ?? 'm', valueUnit: part.valueUnit ?? null },
          columns: own.map(({ name }) => name),
        });
      }
    }
    const [first] = chosen.map(({ table }) => table);
    return {
      ...{ file: file.name, format: reader.id, encoding: first?.encoding ?? null, dialect: first?.dialect ?? null },
      ...{ parts, findings },
      // As the dialect is, they are those of the first table; the parts name their own.
      columns: (first?.columns ?? []).map(({ name, unit, role, why }) => ({ name, unit, role, why })),
    };
  } finally {
    await file.close();
  }
}

/** The rows of a table and the span of their depths, in the unit they are stored in. */
async function spanOf(
  table: HeldTable,
  parts: readonly PlannedPart[],
  tally: Tally,
  file: LogFile,
  { onProgress, signal }: Pick<ImportFollow, 'onProgress' | 'signal'>,
): Promise<Span> {
  const order = new DepthOrder(file.name);
  const span: Span = { rows: 0, min: Infinity, max: -Infinity };
  // As the file has them: what cannot be imported is told of, too.
  const written: Span = { ...span };
  const take = (blocks: Iterable<RowBlock>, into: Span): void => {
    for (const { count, depths } of blocks) {
      into.rows += count;
      for (const depth of depths.subarray(0, count)) {
        into.min = Math.min(into.min, depth);
        into.max = Math.max(into.max, depth);
      }
    }
  };
  let fault: string | undefined;
  let turnedAt = performance.now();
  for await (const read of table.read({ parts, tally, signal })) {
    if ('count' in read) {
      take([read], written);
      fault ??= faultOf(() => take(order.add(read), span));
    }
    if (performance.now() - turnedAt <= TURN_MS) continue;
    onProgress?.({
      ...{ rows: written.rows, bytesRead: file.bytesRead, bytesTotal: file.bytesTotal },
      isSecondReading: false,
    });
    await setImmediate();
    if (signal?.aborted) throw cancelled();
    turnedAt = performance.now();
  }
  fault ??= faultOf(() => take(order.finish(), span));
  if (fault !== undefined) tally.remarks.push({ code: 'depth-order', message: fault, option: '--depth' });
  tally.spreadDepths = order.spread;
  return fault === undefined ? span : written;
}

/** Why depths do not go one way; undefined where they do. */
function faultOf(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof StratascopeError && error.code === 'unreadable_file') return error.message;
    throw error;
  }
}
