// In: a log and its view. Out: how the strip that shows all of the log is drawn.
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';

/** A log imported before extremes were kept has none of all its scanlines: its means are drawn. */
export function overviewLook(look: Look, { extremesFrom }: Pick<ImageLog, 'extremesFrom'>): Look {
  return {
    ...look,
    aggregation: extremesFrom === undefined ? 'mean' : look.aggregation,
  };
}
