// In: drags and keys on the picture of a full circumference. Out: which way a drag goes, and the offset that it turns to.
import { offsetOfColumns, turnedColumns } from '../../shared/axes/azimuth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';

/** A hand that pans never moves quite straight down. */
const DECIDED_PX = 6;

export type DragDirection = 'sideways' | 'along';

/** Undefined as long as it may become either. */
export function dragDirection(movedX: number, movedY: number): DragDirection | undefined {
  const [across, along] = [Math.abs(movedX), Math.abs(movedY)];
  if (across > DECIDED_PX && across > along) return 'sideways';
  return along > DECIDED_PX ? 'along' : undefined;
}

/** Turned to the right by so much of the picture's width, in whole columns. */
export function turnedBy(log: Pick<ImageLog, 'geometry' | 'width'>, from: number, share: number): number {
  return offsetOfColumns(turnedColumns(log, from) + Math.round(share * log.width), log.width);
}
