// One picture on its canvas: painted from held tiles in each frame that changes it, and the engine's own when it rests.
import type { ImageLog } from '../../shared/model/image-log.ts';
import { storedLevel } from '../../shared/tiles/levels.ts';
import { TILE_ROWS } from '../../shared/tiles/tile.ts';
import { fetchFrame } from '../bridge/fetch-frame.ts';
import type { LogTiles } from './log-tiles.ts';
import { prefixOf, type TileName } from './log-tiles.ts';
import { openTiles } from './open-tiles.ts';
import { loadTile, type TileServer } from './load-tile.ts';
import { paintWindow, type PaintedWindow } from './paint-window.ts';
import { coarseTiles, tilesAhead, type Heading } from './tiles-ahead.ts';
import { tilesToFetch, type Means } from './tiles-to-fetch.ts';
import type { WantedTile } from './tile-queue.ts';

/** What is to be shown, and how the page's server is asked. */
export interface ShownPicture extends PaintedWindow, TileServer {
  readonly log: ImageLog;
  /** Whether only the engine's own picture of it is shown, because too many tiles would be needed to paint it. */
  readonly engineOnly: boolean;
  /** What may be held for all pictures together. */
  readonly heldBytes: number;
  /** Increases from one to the next. */
  readonly order: number;
  /** The address of the engine's own picture of it. */
  readonly frameUrl: string;
}

/** From what a picture was painted: coarser tiles that stand in, tiles, or the engine. */
export type Quality = 'coarse' | 'draft' | 'full';

export interface PictureEvents {
  readonly onPainted: (order: number, quality: Quality) => void;
  readonly onFailed: (error: unknown) => void;
  /** A frame is needed, or other tiles are wanted. */
  readonly onChange: () => void;
}

/** How long the window rests before the engine's own picture is fetched. */
const REST_MS = 120;
/** How long a window to which it leapt rests before its tiles are fetched: those in between are gone by when they come. */
const LEAP_MS = 40;
/** A line on which so many bytes take longer gets them compressed. */
const SLOW_BYTES = 1_000_000;
const SLOW_MS = 200;
/** What may be asked for at once, as a share of what can be held: what is shown is held, too. */
const MOST_WANTED = 1 / 2;

export class PictureOnCanvas {
  readonly #canvas: OffscreenCanvas;
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #means: Means;
  readonly #events: PictureEvents;
  #shown: ShownPicture | undefined;
  #heading: Heading = 0;
  /** Whether the window is a leap away from the one before, so that nothing of that is in it. */
  #isLeaping = false;
  #tiles: LogTiles | undefined;
  #image = new ImageData(1, 1);
  #isDirty = false;
  /** Whether no tiles were missing when it was painted. */
  #isWhole = false;
  #wanted: readonly WantedTile[] = [];
  #rest: ReturnType<typeof setTimeout> | undefined;
  #landing: ReturnType<typeof setTimeout> | undefined;
  #loading = new AbortController();
  #opening: AbortController | undefined;

  constructor(canvas: OffscreenCanvas, means: Means, events: PictureEvents) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#means = means;
    this.#events = events;
  }

  /** The tiles that it needs, those first without which it is not whole. */
  get wanted(): readonly WantedTile[] {
    return this.#wanted;
  }

  get isDirty(): boolean {
    return this.#isDirty;
  }

  show(next: ShownPicture): void {
    const before = this.#shown;
    this.#shown = next;
    this.#loading.abort();
    this.#loading = new AbortController();
    clearTimeout(this.#rest);
    clearTimeout(this.#landing);
    this.#rest = setTimeout(() => void this.#fetchFull(next), REST_MS);
    const isSameLog = before !== undefined && prefixOf(before.log) === prefixOf(next.log);
    if (!isSameLog) this.#begin(next);
    const moved = isSameLog ? next.depthMin - before.depthMin : 0;
    this.#heading = Math.sign(moved) as Heading;
    this.#isLeaping = Math.abs(moved) > next.depthMax - next.depthMin;
    this.#isWhole = next.engineOnly;
    this.#isDirty = !next.engineOnly;
    if (next.engineOnly) this.#wanted = [];
    else if (this.#isLeaping) this.#landing = setTimeout(() => this.#land(), LEAP_MS);
    if (!this.#tiles && !this.#opening && !next.engineOnly) void this.#open(next);
    this.#events.onChange();
  }

  /** Tiles have come, or may be asked for again: where some were missing it is painted anew. */
  refresh(): void {
    if (!this.#shown || this.#isWhole) return;
    this.#isDirty = true;
    this.#events.onChange();
  }

  async paint(): Promise<void> {
    this.#isDirty = false;
    const [shown, tiles] = [this.#shown, this.#tiles];
    if (!shown || !tiles) return;
    const { widthPx, heightPx } = shown;
    if (this.#image.width !== widthPx || this.#image.height !== heightPx)
      this.#image = new ImageData(widthPx, heightPx);
    const words = new Uint32Array(this.#image.data.buffer);
    const { level, missing } = await paintWindow(tiles, shown.log, shown, words);
    // A newer one is painted instead; or the engine's own is there already.
    if (this.#shown !== shown || this.#isWhole) return;
    this.#resize(shown);
    this.#context.putImageData(this.#image, 0, 0);
    this.#isWhole = missing.length === 0;
    this.#want(tiles, shown, level, missing);
    this.#events.onPainted(shown.order, missing.length > 0 ? 'coarse' : 'draft');
  }

  /** It cannot be painted from tiles: the engine, which is asked at rest, draws it or tells why not. */
  leaveToEngine(): void {
    this.#isWhole = true;
    this.#wanted = [];
  }

  close(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#landing);
    this.#loading.abort();
    this.#opening?.abort();
    this.#shown = this.#tiles = undefined;
    this.#wanted = [];
    this.#isDirty = false;
  }

  /** Nothing of the log before is shown at the depths of another. */
  #begin(next: ShownPicture): void {
    this.#opening?.abort();
    this.#opening = this.#tiles = undefined;
    this.#wanted = [];
    this.#resize(next);
    this.#context.fillStyle = next.look.nullColor;
    this.#context.fillRect(0, 0, next.widthPx, next.heightPx);
  }

  async #open(shown: ShownPicture): Promise<void> {
    const opening = (this.#opening = new AbortController());
    const tiles = await openTiles(shown.log, shown, this.#means.held, opening.signal);
    // One that has no such tile is left to the engine, and not asked for it again with each window.
    if (opening.signal.aborted || !tiles) return;
    this.#opening = undefined;
    this.#tiles = tiles;
    this.refresh();
  }

  #land(): void {
    this.#isLeaping = false;
    this.refresh();
  }

  /** `level`: that which the window was drawn from. */
  #want(tiles: LogTiles, shown: ShownPicture, level: number, missing: readonly TileName[]): void {
    const { held } = this.#means;
    const { aggregation } = shown.look;
    const stored = storedLevel(level, aggregation);
    const toFetch = this.#isLeaping ? [] : tilesToFetch(tiles, shown, stored, aggregation, missing, this.#means);
    const isWholeNext = toFetch === missing;
    const coarse = coarseTiles(tiles, aggregation);
    const ahead = isWholeNext ? tilesAhead(tiles, shown, stored, aggregation, this.#heading) : [];
    const most = (held.mostBytes * MOST_WANTED) / (TILE_ROWS * shown.log.width * Float32Array.BYTES_PER_ELEMENT);
    const named = new Map([...toFetch, ...coarse, ...ahead].map((name) => [tiles.keyOf(name), name]));
    this.#wanted = [...named]
      .filter(([key]) => !held.has(key))
      .slice(0, Math.max(1, most))
      .map(([key, name]) => ({
        key,
        load: async (signal) => {
          const tile = await loadTile(shown.log, name, shown, signal, this.#means.msFor(SLOW_BYTES) > SLOW_MS);
          // Let go of later, it is not fetched again before it is needed.
          this.#wanted = this.#wanted.filter((each) => each.key !== key);
          return tile;
        },
      }));
  }

  async #fetchFull(shown: ShownPicture): Promise<void> {
    const { signal } = this.#loading;
    try {
      const bitmap = await fetchFrame({ url: shown.frameUrl, headers: shown.headers }, signal);
      if (signal.aborted) return bitmap.close();
      this.#resize(shown);
      this.#context.drawImage(bitmap, 0, 0);
      bitmap.close();
      this.#isWhole = true;
      this.#isDirty = false;
      this.#events.onPainted(shown.order, 'full');
    } catch (error) {
      if (!signal.aborted) this.#events.onFailed(error);
    }
  }

  #resize({ widthPx, heightPx }: ShownPicture): void {
    if (this.#canvas.width !== widthPx) this.#canvas.width = widthPx;
    if (this.#canvas.height !== heightPx) this.#canvas.height = heightPx;
  }
}
