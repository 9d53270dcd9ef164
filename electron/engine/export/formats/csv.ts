// The export format CSV: depths and stored samples of a depth window as a table.
import { z } from 'zod';
import type { Exporter } from '../exporter.ts';

export const csvExporter: Exporter = {
  id: 'csv',
  name: 'Values as CSV',
  fileKind: 'Comma-separated values',
  ending: 'csv',
  mime: 'text/csv',
  kind: 'values',
  schema: z.object({}),
  limits: {},
  write: async (source, sink) => (await import('../export-values.ts')).exportValues(source, sink),
};
