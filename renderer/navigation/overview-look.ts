// The look in which the overview draws the whole log.
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';

/** Means in place of minima or maxima for a log of an older version, which has none stored for the coarse levels. */
export function overviewLook(look: Look, { extremesFrom }: Pick<ImageLog, 'extremesFrom'>): Look {
  return {
    ...look,
    aggregation: extremesFrom === undefined ? 'mean' : look.aggregation,
  };
}
