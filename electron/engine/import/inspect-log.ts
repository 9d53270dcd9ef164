// Tells what a file holds without importing it: reads it to its end for exact numbers of rows and spans of depth.
import { setImmediate } from 'node:timers/promises';
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import type { ImportOptions } from '../../../shared/model/image-log.ts';
import type { Finding, InspectedPart, Inspection } from '../../../shared/model/inspection.ts';
import { DepthOrder } from './build/depth-order.ts';
import { DepthSteps } from './build/depth-steps.ts';
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
  /** Absent where depths do not go one way. */
  readonly steps?: DepthSteps;
}

const NO_ROWS: Span = { rows: 0, min: Infinity, max: -Infinity };

/** @throws StratascopeError `unreadable_file`, `bad_input` for options that contradict the file, `cancelled`. */
export async function inspectLog(
  path: string,
  options: ImportOptions,
  follow: Pick<ImportFollow, 'onProgress' | 'signal'> = {},
): Promise<Inspection> {
  const file = await LogFile.open(path);
  try {
    const { reader, tables, part: wanted } = await openLog(file, options);
    const all = tables.map((table) => ({ table, parts: table.parts }));
    const calledAs = partNames(all);
    const names = new Map(all.flatMap(({ parts }) => parts).map((part, i) => [part, calledAs[i]!]));
    const chosen = wanted === undefined ? all : chosenParts(file.name, tables, wanted);
    const parts: InspectedPart[] = [];
    const findings: Finding[] = [];
    for (const { table, parts: held } of chosen) {
      const tally = new Tally();
      const span = table.depth && held.length > 0 ? await spanOf(table, held, tally, file, follow) : NO_ROWS;
      findings.push(...table.findings, ...judge(tally).findings, ...findingsOf(tally));
      for (const part of held) {
        const own = part.columns.map((column) => table.columns[column]!);
        parts.push({
          ...{ name: names.get(part)!, kind: part.kind, width: own.length },
          ...told(span),
          ...{ depthUnit: table.depth?.unit ?? 'm', valueUnit: part.valueUnit ?? null },
          columns: own.map(({ name }) => name),
        });
      }
    }
    const first = chosen[0]?.table;
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
  const span: Span = { rows: 0, min: Infinity, max: -Infinity, steps: new DepthSteps() };
  // As the file has them: what cannot be imported is told of, too.
  const written: Span = { rows: 0, min: Infinity, max: -Infinity };
  const take = (blocks: Iterable<RowBlock>, into: Span): void => {
    for (const { count, depths } of blocks) {
      into.rows += count;
      for (const depth of depths.subarray(0, count)) {
        into.min = Math.min(into.min, depth);
        into.max = Math.max(into.max, depth);
        into.steps?.add(depth);
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

function told({
  rows,
  min,
  max,
  steps,
}: Span): Pick<InspectedPart, 'rows' | 'depthMin' | 'depthMax' | 'depthStep' | 'gaps' | 'direction'> {
  const hasSteps = steps !== undefined && rows > 1;
  return {
    rows,
    depthMin: rows > 0 ? min : null,
    depthMax: rows > 0 ? max : null,
    depthStep: hasSteps ? steps.step : null,
    gaps: hasSteps ? steps.gaps : 0,
    direction: !hasSteps ? null : steps.isFalling ? 'up' : 'down',
  };
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
