// Paints a depth window from held tiles by the engine’s own code; coarser ones stand in for what is missing.
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';
import { damagedRows, hatch } from '../../shared/raster/damaged-rows.ts';
import { withFrameMemory } from '../../shared/raster/frame-memory.ts';
import type { Band } from '../../shared/raster/paint-values-and-nulls.ts';
import { openPicture } from '../../shared/raster/picture.ts';
import { levelOf } from '../../shared/raster/raster.ts';
import { TILE_ROWS, type LostStretch } from '../../shared/tiles/tile.ts';
import type { LogTiles, TileName } from './log-tiles.ts';
import { toRgbaWords } from './rgba-words.ts';
import { StandIns } from './stand-in.ts';

/** Scanlines that are counted too many or too few where neither of the tiles at a window's ends is held. */
const MOST_MISCOUNTED = 2 * TILE_ROWS;

export interface PaintedWindow {
  /** In the log's own unit. */
  readonly depthMin: number;
  readonly depthMax: number;
  /** In device pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly look: Look;
}

export interface Painting {
  /** Of the levels, that which the window is drawn from. */
  readonly level: number;
  /** The tiles that are not held: with these the picture would be the one that the engine draws. */
  readonly missing: readonly TileName[];
}

/**
 * Fills `rgba`, [heightPx, widthPx] words of a pixel each. Where tiles are missing, rows of coarser levels stand in, at their
 * own depths. Null where none is held.
 */
export async function paintWindow(
  tiles: LogTiles,
  log: ImageLog,
  { look, ...window }: PaintedWindow,
  rgba: Uint32Array,
): Promise<Painting> {
  const { depthMin, depthMax, widthPx, heightPx } = window;
  const pixelDepth = (depthMax - depthMin) / heightPx;
  return withFrameMemory(async (memory) => {
    const asked = { ...look, ...window, id: log.id, pixelDepth, damage: 'told' as const };
    const { bands, painter, lost, level, rows: scanlines } = await openPicture(tiles, log, asked);
    // By tiles at the window's ends that are not held, scanlines are counted as nearly as is known. That may be another level.
    const counted = tiles.takeMissing();
    const isSure = [-1, 1].every((side) => isDrawnAlike(scanlines + side * MOST_MISCOUNTED));
    tiles.takeDamaged();
    const standIns = new StandIns(tiles, log, level, look.aggregation);
    const damaged: LostStretch[] = [];
    let painted = 0;
    for await (const band of bands(memory)) {
      const rows = band.values.length / log.width;
      for (const y of damagedRows(window, lost, painted, painted + rows)) {
        const row = y - painted;
        const found = standIns.at(band.depthAt(row));
        if (found) band.values.set(found, row * log.width);
        else band.values.fill(NaN, row * log.width, (row + 1) * log.width);
      }
      paintBand(band, rows, memory.rgb.take(rows * widthPx * 3), rgba.subarray(painted * widthPx));
      painted += rows;
    }
    return { level, missing: [...tiles.takeMissing(), ...(isSure ? [] : counted)] };

    function isDrawnAlike(rows: number): boolean {
      return (
        levelOf(log, look.aggregation, Math.max(0, rows), heightPx) === level &&
        rows <= heightPx === scanlines <= heightPx
      );
    }

    function paintBand(band: Band, rows: number, rgb: Uint8Array, words: Uint32Array): void {
      painter.paint(band, rgb);
      for (const stretch of tiles.takeDamaged()) damaged.push(stretch);
      hatch(rgb, widthPx, damagedRows(window, damaged, painted, painted + rows), painted);
      toRgbaWords(rgb, words, rows * widthPx);
    }
  });
}
