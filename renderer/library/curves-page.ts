// Reads one page of a log's values for a table: the rows from a depth on, as many as a page has.
import type { ImageLog } from '../../shared/model/image-log.ts';
import { call } from '../bridge/api.ts';

/** Rows of a page. */
const PAGE_ROWS = 200;
/** More are not worth fetching for one page. */
const MOST_ROWS = 4 * PAGE_ROWS;
const MOST_TRIES = 60;

type PagedLog = Pick<ImageLog, 'id' | 'depthStep'>;

export interface CurvesPage {
  /** Of the columns after the depth, with their units. */
  readonly names: readonly string[];
  /** Each a depth in the log's own unit, and then its values as text; a null is empty. */
  readonly rows: readonly (readonly [number, ...string[]])[];
  /** Where the page after this one begins; undefined after the last one. */
  readonly next: number | undefined;
}

/** The page that begins at `from`, of a window that ends at `to`. Throws StratascopeError. */
export async function readCurvesPage(log: PagedLog, from: number, to: number): Promise<CurvesPage> {
  const { rows, text } = await call('window.values', {
    id: log.id,
    depthMin: from,
    depthMax: await endOfPage(log, from, to),
  });
  const lines = text.split('\n').slice(0, -1);
  // A name may hold line breaks, and so take several lines; numbers do not.
  const header = lines.slice(0, lines.length - rows).join('\n');
  const [, ...names] = fieldsOf(header);
  const all = lines.slice(lines.length - rows).map((line): [number, ...string[]] => {
    const [depth, ...values] = line.split('\t');
    return [Number(depth), ...values];
  });
  return { names, rows: all.slice(0, PAGE_ROWS), next: all[PAGE_ROWS]?.[0] };
}

/** A depth up to which there is more than a page, but not much more, or the window's end. */
async function endOfPage(log: PagedLog, from: number, to: number): Promise<number> {
  let [tooNear, tooFar, end] = [from, Infinity, from + PAGE_ROWS * (log.depthStep || 1)];
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (end >= to) end = to;
    const { rows } = await call('window.rows', { id: log.id, depthMin: from, depthMax: end });
    if (rows > MOST_ROWS) tooFar = end;
    else if (rows <= PAGE_ROWS && end < to) tooNear = end;
    else return end;
    end = tooFar < Infinity ? (tooNear + tooFar) / 2 : from + 4 * (end - from);
  }
  return end;
}

/** Fields between tabs; one in quotes may hold tabs and line breaks, and its quotes twice. */
function fieldsOf(header: string): string[] {
  return header
    .split('\t')
    .reduce<string[]>((fields, piece) => {
      const last = fields.at(-1);
      const isOpen = last?.startsWith('"') && (last.match(/"/g) ?? []).length % 2 === 1;
      return isOpen ? [...fields.slice(0, -1), `${last}\t${piece}`] : [...fields, piece];
    }, [])
    .map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field));
}
