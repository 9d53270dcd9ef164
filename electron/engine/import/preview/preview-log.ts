// Tells what an import would make of a file, from the file's beginning alone and without storing anything.
import { createHash } from 'node:crypto';
import { StratascopeError } from '../../../../shared/errors.ts';
import { PREVIEW_BYTES, type FilePreview, type PreviewLine } from '../../../../shared/model/file-preview.ts';
import type { ImportOptions } from '../../../../shared/model/image-log.ts';
import type { InspectedColumn } from '../../../../shared/model/inspection.ts';
import { chosenParts, partNames, type ChosenParts } from '../chosen-parts.ts';
import { chooseReader } from '../readers/choose-reader.ts';
import type { ByteSource, HeldTable } from '../readers/log-reader.ts';
import type { Kept } from '../records/record-form.ts';
import { tableOptionsOf } from '../table-options.ts';
import type { PlannedColumn } from '../tables/table-plan.ts';
import { Beginning } from './beginning.ts';
import { previewLines, SHOWN_BYTES } from './preview-lines.ts';
import { previewRows, type PreviewImage, type PreviewRows } from './preview-rows.ts';

export interface Previewed {
  readonly preview: Omit<FilePreview, 'picture'>;
  readonly image: PreviewImage | undefined;
}

/** @throws StratascopeError `unreadable_file`; `bad_input` for options that contradict the file. */
export async function previewLog(file: ByteSource, options: ImportOptions): Promise<Previewed> {
  const { reader, source, part: wanted } = await chooseReader(file, options.part);
  const beginning = new Beginning(file.name, await source.readAt(0, PREVIEW_BYTES));
  const { tables } = await reader.open(beginning, tableOptionsOf(options));
  const { chosen, reason } = chosenOrReason(file.name, tables, wanted, options.replace !== undefined);
  const shown = chosen?.table ?? tables[0]!;
  const read: PreviewRows = chosen ? await previewRows(chosen, options, beginning) : { findings: [], kept: undefined };
  const { part, problem = reason } = read;
  return {
    preview: {
      inspection: {
        ...{ file: file.name, format: reader.id, encoding: shown.encoding, dialect: shown.dialect },
        parts: inspectedParts(tables, shown, part),
        columns: tables.flatMap(({ columns }) => columns.map(inspectedColumn)),
        findings: [...tables.flatMap(({ findings }) => findings), ...read.findings],
      },
      isWhole: beginning.isWhole,
      shape: shapeOf(shown),
      columns: fieldsOf(shown).map(inspectedColumn),
      lines: await shownLines(beginning, shown, read.kept),
      ...(part ? { part } : {}),
      ...(problem === undefined ? {} : { problem }),
    },
    image: read.image,
  };
}

function chosenOrReason(
  fileName: string,
  tables: readonly HeldTable[],
  wanted: string | undefined,
  toReplace: boolean,
): { readonly chosen?: ChosenParts; readonly reason?: string } {
  try {
    const all = chosenParts(fileName, tables, wanted, toReplace);
    const hasImage = ({ parts }: ChosenParts): boolean => parts[0]?.kind === 'image';
    return { chosen: all.find(hasImage) ?? all[0]! };
  } catch (error) {
    if (!(error instanceof StratascopeError) || tables.length === 0) throw error;
    return { reason: error.message };
  }
}

/** `part`: of the table that is shown, whose parts all have its rows. Those of other tables have not been read. */
function inspectedParts(tables: readonly HeldTable[], shown: HeldTable, part: PreviewRows['part']) {
  const names = partNames(tables.map((table) => ({ table, parts: table.parts })));
  const each = tables.flatMap((table) => table.parts.map((planned) => ({ table, planned })));
  return each.map(({ table, planned }, i) => {
    const own = planned.columns.map((column) => table.columns[column]!);
    const filled = table === shown ? part : undefined;
    return {
      ...{ name: names[i]!, kind: planned.kind, rows: filled?.rows ?? 0, width: own.length },
      ...{ depthMin: filled?.depthMin ?? null, depthMax: filled?.depthMax ?? null },
      ...{ depthUnit: table.depth?.unit ?? ('m' as const), valueUnit: planned.valueUnit ?? null },
      columns: own.map(({ name }) => name),
    };
  });
}

function inspectedColumn({ name, unit, role, why }: PlannedColumn): InspectedColumn {
  return { name, unit, role, why };
}

/** The columns that records have a field for, in the order of these. */
function fieldsOf({ columns }: HeldTable): PlannedColumn[] {
  return columns.filter(({ field }) => field !== null).sort((a, b) => a.field! - b.field!);
}

/** Made of the names, their units and the delimiter; of a table without names of the number of its columns. */
function shapeOf(table: HeldTable): string {
  const names = fieldsOf(table).map(({ name, unit }) => [name, unit]);
  const text = JSON.stringify([table.dialect?.delimiter ?? null, names]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

async function shownLines(beginning: Beginning, { text }: HeldTable, kept: Kept | undefined): Promise<PreviewLine[]> {
  if (!text) return [];
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of text.records()) {
    pieces.push(Uint8Array.from(piece));
    bytes += piece.length;
    if (bytes >= SHOWN_BYTES) break;
  }
  const head = beginning.bytes.subarray(0, SHOWN_BYTES);
  const records = Buffer.concat(pieces).subarray(0, SHOWN_BYTES);
  return previewLines({ head, records }, text.plan, kept);
}
