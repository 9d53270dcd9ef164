// The list of export formats. A new one is one file beside this one and one line in the list.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Exporter } from '../exporter.ts';
import { csvExporter } from './csv.ts';
import { jpegExporter } from './jpeg.ts';
import { pngExporter } from './png.ts';

/** The formats in the order in which they are offered. */
export const EXPORTERS: readonly Exporter[] = [jpegExporter, pngExporter, csvExporter];

/** @throws StratascopeError `bad_input` with the known ids. */
export function exporterNamed(id: string): Exporter {
  const exporter = EXPORTERS.find((candidate) => candidate.id === id);
  if (exporter) return exporter;
  const ids = EXPORTERS.map((candidate) => candidate.id).join(', ');
  throw new StratascopeError('bad_input', `format: expected one of ${ids} but received ${JSON.stringify(id)}`);
}
