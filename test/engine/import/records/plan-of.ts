// Makes plans of tables by hand, as the steps that look at a file's beginning make them.
import type { TablePlan } from '../../../../electron/engine/import/tables/table-plan.ts';
import type { PartKind, TableDialect } from '../../../../shared/model/inspection.ts';

type FiledDepth = Extract<TablePlan['depth'], { column: number }>;

interface Shape extends Partial<Omit<TablePlan, 'dialect' | 'columns' | 'depth' | 'parts'>> {
  readonly dialect?: Partial<TableDialect>;
  /** Names of the fields of a record. */
  readonly names?: readonly string[];
  /** The field that is the depth, or how the plan says it. */
  readonly depth?:
    number | ({ readonly column: number } & Partial<FiledDepth>) | { readonly first: number; readonly step: number };
  /** Fields that are not read. */
  readonly ignored?: readonly number[];
  /** Fields of each part; null for a member that is missing. Without parts all other fields are an image. */
  readonly parts?: readonly { readonly kind: PartKind; readonly fields: readonly (number | null)[] }[];
}

/** A table with a header in the first line and depths in metres in the first field, unless it says otherwise. */
export function planOf(shape: Shape): TablePlan {
  const { dialect, names = ['depth', 'a', 'b'], depth = 0, ignored = [], parts, ...rest } = shape;
  const depthField = typeof depth === 'number' ? depth : 'first' in depth ? -1 : depth.column;
  const others = names.map((_, field) => field).filter((field) => field !== depthField && !ignored.includes(field));
  const columns: TablePlan['columns'][number][] = names.map((name, field) => {
    return { field, name, unit: null, role: field === depthField ? 'depth' : 'image', why: '' };
  });
  const columnOf = (field: number | null): number => {
    if (field !== null) return field;
    return columns.push({ field: null, name: '', unit: null, role: 'image', why: '' }) - 1;
  };
  const plannedParts = (parts ?? [{ kind: 'image' as const, fields: others }]).map(({ kind, fields }, i) => {
    return { name: `part ${i}`, kind, columns: fields.map(columnOf) };
  });
  return {
    encoding: 'utf-8',
    dialect: {
      ...{ delimiter: ',', quote: '"', decimal: '.', skippedLines: 0, headerLine: 1, unitLine: null },
      ...dialect,
    },
    thousands: null,
    firstRecordLine: 2,
    comments: [],
    depth:
      typeof depth === 'object' && 'first' in depth
        ? { unit: 'm', ...depth }
        : {
            ...{ unit: 'm', times: 1, over: 1, feetAndInches: false },
            ...(typeof depth === 'number' ? { column: depth } : depth),
          },
    parts: plannedParts,
    columns,
    ...{ nullValues: [], sentinels: [], findings: [], notes: [] },
    ...rest,
  };
}
