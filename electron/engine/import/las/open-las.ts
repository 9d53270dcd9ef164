// Reads the beginning of a LAS file, as much of it as shows all its tables, and plans how these are read.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { ByteSource } from '../readers/log-reader.ts';
import { findEncoding } from '../encoding/encoding.ts';
import type { TableOptions } from '../tables/table-plan.ts';
import { planLas, type LasPlan } from './plan-las.ts';

const HEAD_BYTES = 262_144;
/** Of files with long headers, or whose version may have several sections of data. */
const LONG_HEAD_BYTES = 16 * 1_048_576;

/** @throws StratascopeError `unreadable_file`, see `planLas`; also for files of laser points, which have the same ending. */
export async function planLasFile(
  source: Pick<ByteSource, 'name' | 'readAt'>,
  options: TableOptions,
): Promise<LasPlan> {
  const fileName = source.name;
  const head = await source.readAt(0, HEAD_BYTES);
  if (Buffer.from(head.subarray(0, 4)).toString('latin1') === 'LASF') {
    const message = `${fileName}: expected a LAS file of well logs (Log ASCII Standard) but received one of laser points (LiDAR)`;
    throw new StratascopeError('unreadable_file', message);
  }
  const { encoding, text } = findEncoding(head, fileName, options.encoding);
  const plan = planLas({ fileName, encoding, text, isWhole: head.length < HEAD_BYTES }, options);
  if (!plan.mayGoOn) return plan;
  const longHead = await source.readAt(0, LONG_HEAD_BYTES);
  const isWhole = longHead.length < LONG_HEAD_BYTES;
  const longText = new TextDecoder(encoding).decode(longHead, { stream: !isWhole });
  const longPlan = planLas({ fileName, encoding, text: longText, isWhole }, options);
  if (longPlan.tables.length > 0) return longPlan;
  const message = `${fileName}: expected a section of data, ~A, within the first 16 MiB but received a header that goes on`;
  throw new StratascopeError('unreadable_file', message);
}
