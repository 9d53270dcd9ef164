// Opens a picture: its bands of values from top to base, and the painter that colours them.
import { StratascopeError } from '../errors.ts';
import type { FrameRequest } from '../model/display.ts';
import type { ImageLog } from '../model/image-log.ts';
import { effectiveHeight, valueRangeOf } from '../picture/normalization.ts';
import { Painter, type Band } from './paint-values-and-nulls.ts';
import { Equalizer } from './equalizer.ts';
import type { FrameMemory } from './frame-memory.ts';
import { levelOf, rasterize } from './raster.ts';
import { countScanlines, tileParts } from '../tiles/scanlines.ts';
import type { LostStretch, TileSource } from '../tiles/tile.ts';

/** Most values in a band: 16 MB of sums. */
const BAND_VALUES = 1_000_000;
/** How much finer `pixelDepth` may be than the picture's own rows: much finer ones would need new ranks for every row. */
const MOST_FINER = 4;

export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Level of the depth pyramid that it is drawn from; 0: the scanlines themselves. */
  readonly level: number;
  /** Scanlines in the window. */
  readonly rows: number;
  /** The depths that the picture covers, in the log's own unit; with one pixel row per scanline cut to the log's ends. */
  readonly depthMin: number;
  readonly depthMax: number;
  /** Mean depth of a pixel row, in the log's own unit; for a draft that of the final picture. */
  readonly pixelDepth: number;
  /**
   * The bands from top to base, each valid until the next one is read. `scanlines`, [heightPx], gets the number of scanlines
   * in each pixel row.
   */
  readonly bands: (memory: FrameMemory, scanlines?: Uint32Array) => AsyncGenerator<Band>;
  readonly painter: Painter;
  /** Filled while the bands are read, where damaged stretches are to be hatched; else they are refused. */
  readonly lost: readonly LostStretch[];
}

/** What is lost is refused, or hatched if no finer level has it either; or it is only told of, by who has another picture of it. */
type Damage = FrameRequest['damage'] | 'told';

/**
 * Without a height there is one pixel row per scanline; without a width the stored one is used. `colors`: bytes of shape
 * [256, 3] that replace the colormap's entries. Throws `bad_input` for a window without scanlines.
 */
export async function openPicture(
  source: TileSource,
  log: ImageLog,
  request: Omit<FrameRequest, 'format' | 'quality' | 'damage'> & { readonly damage?: Damage },
  colors?: Uint8Array,
): Promise<Picture> {
  const { depthMin, depthMax } = windowOf(log, request);
  const widthPx = request.widthPx ?? log.width;
  const range = valueRangeOf(log, request.range, request.percentile);
  const rankedDepth = (own: number): number => Math.max(request.pixelDepth ?? own, own / MOST_FINER);
  const equalizerFor = (pixelDepth: number): Equalizer | undefined =>
    request.normalization === 'dynamic' && request.blend > 0
      ? new Equalizer({
          log,
          height: effectiveHeight(request.dynamicHeight, pixelDepth),
          range,
          aggregation: request.aggregation,
          pixelDepth,
        })
      : undefined;
  const lost: LostStretch[] = [];
  // With one pixel row per scanline nothing tells how many rows a damaged stretch takes.
  const mayMiss = (request.damage ?? 'refused') !== 'refused' && request.heightPx !== undefined;
  const onLost = mayMiss ? (stretch: LostStretch): void => void lost.push(stretch) : undefined;
  const rows = await countScanlines(source, log, depthMin, depthMax, onLost);
  const painter = new Painter(log, widthPx, request, range, colors);

  const { heightPx } = request;
  if (heightPx === undefined) {
    if (rows === 0) throw nothingThere();
    return {
      widthPx,
      heightPx: rows,
      level: 0,
      rows,
      depthMin: Math.max(depthMin, log.depthMin),
      depthMax: Math.min(depthMax, log.depthMax),
      pixelDepth: rankedDepth(log.depthStep),
      async *bands(_memory, scanlines) {
        scanlines?.fill(1);
        const equalizer = equalizerFor(rankedDepth(log.depthStep));
        let left = rows;
        for await (const { tile, from, to } of tileParts(source, log, 0, depthMin, depthMax)) {
          left -= to - from;
          const depthAt = (row: number): number => tile.depths[from + row]!;
          await equalizer?.prepare(source, to - from, depthAt);
          yield { values: tile.samples.subarray(from * log.width, to * log.width), depthAt, equalizer };
        }
        // A log that is being removed loses its tiles in steps; rows without tiles would show old contents of the memory.
        if (left > 0) throw new StratascopeError('not_found', `Image with id ${log.id} was removed while it was drawn`);
      },
      painter,
      lost,
    };
  }
  const { aggregation } = request;
  const level = levelOf(log, aggregation, rows, heightPx);
  const smooth = request.smooth && rows <= heightPx;
  const pixelDepth = (depthMax - depthMin) / heightPx;
  const isFinal = request.damage === 'told';
  const bandRows = Math.max(1, Math.floor(BAND_VALUES / Math.max(log.width, widthPx)));
  return {
    widthPx,
    heightPx,
    level,
    rows,
    depthMin,
    depthMax,
    pixelDepth: rankedDepth(pixelDepth),
    async *bands(memory, scanlines) {
      const equalizer = equalizerFor(rankedDepth(pixelDepth));
      for (let yFrom = 0; yFrom < heightPx; yFrom += bandRows) {
        const yTo = Math.min(heightPx, yFrom + bandRows);
        const depthAt = (row: number): number => depthMin + (yFrom + row + 0.5) * pixelDepth;
        await equalizer?.prepare(source, yTo - yFrom, depthAt, onLost !== undefined);
        const request = { log, depthMin, depthMax, heightPx, yFrom, yTo, level, aggregation, smooth };
        const counts = scanlines?.subarray(yFrom, yTo);
        yield { values: await rasterize(source, request, memory, counts, onLost, isFinal), depthAt, equalizer };
      }
    },
    painter,
    lost,
  };
}

/** The window with open sides closed at the log's ends. Throws `bad_input` for one that is reversed or outside the log. */
export function windowOf(
  log: Pick<ImageLog, 'depthMin' | 'depthMax'>,
  asked: { depthMin?: number | undefined; depthMax?: number | undefined },
): { depthMin: number; depthMax: number } {
  const depthMin = asked.depthMin ?? log.depthMin;
  const depthMax = asked.depthMax ?? log.depthMax;
  if (!(depthMin <= depthMax && depthMin <= log.depthMax && depthMax >= log.depthMin)) throw nothingThere();
  return { depthMin, depthMax };
}

function nothingThere(): StratascopeError {
  return new StratascopeError('bad_input', 'No image data found after applying filters');
}
