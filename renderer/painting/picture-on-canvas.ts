// One picture on its canvas: painted from held tiles in each frame that changes it, and the engine's own when it rests.
import type { ImageLog } from '../../shared/model/image-log.ts';
import { tileUrl, tilesVersion } from '../../shared/model/tile-url.ts';
import { storedLevel } from '../../shared/tiles/levels.ts';
import { readTile } from '../../shared/tiles/tile-layout.ts';
import type { Tile } from '../../shared/tiles/tile.ts';
import { answerOf, fetchFrame } from '../bridge/fetch-frame.ts';
import type { HeldTiles } from './held-tiles.ts';
import { LogTiles, prefixOf, type TileName } from './log-tiles.ts';
import { paintWindow, type PaintedWindow } from './paint-window.ts';
import { coarseTiles, tilesAhead, type Heading } from './tiles-ahead.ts';
import type { WantedTile } from './tile-queue.ts';

/** What is to be shown, and how the page's server is asked. */
export interface ShownPicture extends PaintedWindow {
  readonly log: ImageLog;
  /** Increases from one to the next. */
  readonly order: number;
  /** The address of the page, which those of tiles are relative to. */
  readonly base: string;
  readonly headers: Record<string, string>;
  /** The address of the engine's own picture of it. */
  readonly frameUrl: string;
}

/** From what a picture was painted: coarser tiles that stand in, tiles, or the engine. */
export type Quality = 'coarse' | 'draft' | 'full';

export interface PictureEvents {
  readonly onPainted: (order: number, quality: Quality) => void;
  readonly onFailed: (error: unknown) => void;
  /** A frame is needed. */
  readonly onChange: () => void;
}

/** How long the window rests before the engine's own picture is fetched. */
const REST_MS = 120;

export class PictureOnCanvas {
  readonly #canvas: OffscreenCanvas;
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #held: HeldTiles;
  readonly #events: PictureEvents;
  #shown: ShownPicture | undefined;
  #heading: Heading = 0;
  #tiles: LogTiles | undefined;
  #image = new ImageData(1, 1);
  #isDirty = false;
  /** Whether no tiles were missing when it was painted. */
  #isWhole = false;
  #wanted: readonly WantedTile[] = [];
  #rest: ReturnType<typeof setTimeout> | undefined;
  #loading = new AbortController();

  constructor(canvas: OffscreenCanvas, held: HeldTiles, events: PictureEvents) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#held = held;
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
    const isSameLog = before !== undefined && prefixOf(before.log) === prefixOf(next.log);
    this.#heading = isSameLog ? (Math.sign(next.depthMin - before.depthMin) as Heading) : 0;
    if (!isSameLog) {
      this.#tiles = undefined;
      void this.#open(next, this.#loading.signal);
    }
    this.#isWhole = false;
    this.#isDirty = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#fetchFull(next), REST_MS);
    this.#events.onChange();
  }

  /** Tiles have come: where some were missing it is painted anew. */
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
    // A newer one is painted instead.
    if (this.#shown !== shown) return;
    this.#resize(shown);
    this.#context.putImageData(this.#image, 0, 0);
    this.#isWhole = missing.length === 0;
    const stored = storedLevel(level, shown.look.aggregation);
    const ahead = tilesAhead(tiles, shown, stored, shown.look.aggregation, this.#heading);
    this.#wanted = [...missing, ...coarseTiles(tiles), ...ahead]
      .filter((name) => !this.#held.has(tiles.keyOf(name)))
      .map((name) => this.#tileToLoad(tiles, name));
    this.#events.onPainted(shown.order, missing.length > 0 ? 'coarse' : 'draft');
  }

  close(): void {
    clearTimeout(this.#rest);
    this.#loading.abort();
    this.#shown = this.#tiles = undefined;
    this.#wanted = [];
    this.#isDirty = false;
  }

  /** The coarsest tile tells which way the depths of the file went. */
  async #open(shown: ShownPicture, signal: AbortSignal): Promise<void> {
    const { log } = shown;
    const level = log.topLevel;
    const rows = Math.ceil(log.rows / 4 ** level);
    for (const isFalling of [false, true]) {
      const tiles = new LogTiles(log, isFalling, this.#held);
      const name = { level, firstRow: isFalling ? 1 - rows : 0 };
      try {
        this.#held.hold(tiles.keyOf(name), await this.#load(tiles, name, signal));
      } catch {
        continue;
      }
      this.#tiles = tiles;
      this.refresh();
      return;
    }
  }

  #tileToLoad(tiles: LogTiles, name: TileName): WantedTile {
    return { key: tiles.keyOf(name), load: (signal) => this.#load(tiles, name, signal) };
  }

  async #load({ log }: LogTiles, name: TileName, signal: AbortSignal): Promise<Tile> {
    const { base, headers } = this.#shown!;
    const url = new URL(tileUrl({ id: log.id, ...name, version: tilesVersion(log) }), base).href;
    const answer = await answerOf(url, { signal, headers });
    return readTile(new Uint8Array(await answer.arrayBuffer()), 0, url);
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
