// Puts a fault into a record of a table, which has to be refused by its line.
import type { Random } from './random.ts';

export const FAULTS = [
  ...['word', 'depth word', 'order', 'slip', 'deep', 'fields', 'few fields', 'open quote', 'totals'],
  ...['unit', 'two units', 'option'],
] as const;
/** Those of the header or of what is asked for, not of a record. */
export const WITHOUT_RECORD: ReadonlySet<string> = new Set(['unit', 'two units', 'option']);
type Fault = (typeof FAULTS)[number];

interface Record {
  readonly fields: readonly string[];
  /** A depth that was before. */
  readonly earlierDepth: string;
  /** Less than half a step before the depth of the record above. */
  readonly slippedDepth: string;
  readonly depthAt: number;
  readonly sampleAt: number;
  readonly isBlankDivided: boolean;
}

/** The fields of a record with a fault; of one further record for `totals`. */
export function faulty(fault: Fault, record: Record, random: Random): string[] {
  const { depthAt, sampleAt, isBlankDivided } = record;
  const fields = [...record.fields];
  switch (fault) {
    case 'word':
      fields[sampleAt] = random.pick(['x5', '12..5', '1.2.3e', 'error', '0x1F', '12,5,5;']);
      break;
    case 'depth word':
      fields[depthAt] = random.pick(['abc', 'NaN', '12q', '0x1F', ...(isBlankDivided ? [] : [''])]);
      break;
    case 'order':
      fields[depthAt] = record.earlierDepth;
      break;
    case 'slip':
      fields[depthAt] = record.slippedDepth;
      break;
    case 'deep':
      fields[depthAt] = '1E+12';
      break;
    case 'fields':
      fields.push('7', '8');
      break;
    case 'few fields':
      // One field and a delimiter behind it are two.
      if (fields.length > 2) fields.length -= 2;
      else fields.push('7', '8');
      break;
    case 'totals':
      fields.fill(isBlankDivided ? '12' : '');
      fields[depthAt] = 'Total';
      fields[sampleAt] = '12345';
      break;
  }
  return fields;
}

/** A third of a step before the last one of two depths. */
export function slipped(before: number, last: number): string {
  return (last - (last - before) / 3).toFixed(8);
}
