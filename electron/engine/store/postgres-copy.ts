// Sends tiles to PostgreSQL by one COPY in its binary form, no faster than the connection takes them.
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type pg from 'pg';
import type { Tile } from '../../../shared/tiles/tile.ts';
import { encodeTile } from '../tiles/tile-codec.ts';
import { PATIENCE_MS } from './postgres-library.ts';
import { SCHEMA } from './postgres-schema.ts';

/** Tiles on their way and not yet handed to the network: enough to keep a distant server busy, little to keep in memory. */
export const MOST_BYTES_UNDER_WAY = 4 * 1024 * 1024;

const COPY = `COPY ${SCHEMA}.tile (image_id, level, first_row, depth_max, checksum, data) FROM STDIN (FORMAT binary)`;
/** Before the first row: a signature, no flags, no extension. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** In the place of a row's number of fields. */
const END = Buffer.from([0xff, 0xff]);
/** Of a tile's row, without its data: the number of fields, each with its length before it. */
const ROW_BYTES = 2 + (4 + 8) + (4 + 2) + (4 + 8) + (4 + 8) + (4 + 8) + 4;

export class TileCopy {
  readonly #query: CopyQuery;

  private constructor(query: CopyQuery) {
    this.#query = query;
  }

  /** On a connection without anything else to do until `end`. Rejects, as all here do, with the error of the server or the network. */
  static async begin(client: pg.Client): Promise<TileCopy> {
    const query = client.query(new CopyQuery());
    await query.isReady;
    query.send(HEADER);
    return new TileCopy(query);
  }

  get bytesUnderWay(): number {
    return this.#query.stream.writableLength;
  }

  /** A returned promise is the connection asking to wait. */
  write(id: number, tile: Tile): void | Promise<void> {
    const { bytes, checksum } = encodeTile(tile);
    // The tile's memory may be used again before the network has taken them.
    this.#query.send(rowOf(id, tile, checksum, bytes.byteLength), Buffer.from(bytes));
    if (this.bytesUnderWay >= MOST_BYTES_UNDER_WAY) return this.#query.drained();
  }

  /** Resolves when the server has taken all of it. */
  async end(): Promise<void> {
    this.#query.send(END);
    this.#query.finish();
    await this.#query.patiently(this.#query.hasEnded);
  }
}

function rowOf(id: number, { level, firstRow, rows, depthEnds }: Tile, checksum: number, dataBytes: number): Buffer {
  const row = Buffer.allocUnsafe(ROW_BYTES);
  let at = row.writeInt16BE(6);
  const bigint = (value: number): void => {
    at = row.writeInt32BE(8, at);
    at = row.writeBigInt64BE(BigInt(value), at);
  };
  bigint(id);
  at = row.writeInt32BE(2, at);
  at = row.writeInt16BE(level, at);
  bigint(firstRow);
  at = row.writeInt32BE(8, at);
  at = row.writeDoubleBE(depthEnds[rows - 1]!, at);
  bigint(checksum);
  row.writeInt32BE(dataBytes, at);
  return row;
}

/** A COPY among the queries of a client, which calls it back at what the server answers. */
class CopyQuery implements pg.Submittable {
  readonly #ready = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();
  /** Of the client, which hands in an error where it is not called in time; it knows of queries that are answered at once. */
  callback: (() => void) | undefined;
  #connection: pg.Connection | undefined;
  #failure: Error | undefined;

  constructor() {
    // Whoever waits is told; a failure between two tiles is met by the next of them.
    for (const { promise } of [this.#ready, this.#ended]) promise.catch(() => undefined);
  }

  get isReady(): Promise<void> {
    return this.#ready.promise;
  }

  get hasEnded(): Promise<void> {
    return this.#ended.promise;
  }

  get stream(): Duplex {
    return this.#connection!.stream;
  }

  /** One message, of parts that are not copied. */
  send(...parts: readonly Uint8Array[]): void {
    if (this.#failure !== undefined) throw this.#failure;
    const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
    this.stream.cork();
    this.stream.write(messageHead('d', bytes));
    for (const part of parts) this.stream.write(part);
    this.stream.uncork();
  }

  finish(): void {
    this.stream.write(messageHead('c', 0));
  }

  async drained(): Promise<void> {
    const { stream } = this;
    const drained = Promise.withResolvers<void>();
    stream.once('drain', drained.resolve);
    try {
      // One that ends before is broken off.
      await this.patiently(Promise.race([drained.promise, this.hasEnded]));
    } finally {
      stream.off('drain', drained.resolve);
    }
  }

  /** Breaks the connection off, which rejects what waits on it, when that takes too long. */
  async patiently(answer: Promise<void>): Promise<void> {
    const lost = Object.assign(new Error('The server does not go on'), { code: 'ETIMEDOUT' });
    let sent = this.#sentBytes;
    const looking = setInterval(() => {
      if (this.#sentBytes === sent) this.stream.destroy(lost);
      sent = this.#sentBytes;
    }, PATIENCE_MS);
    try {
      await answer;
    } finally {
      clearInterval(looking);
    }
  }

  /** What the network has taken: a slow one is not lost. */
  get #sentBytes(): number {
    return (this.stream as Socket).bytesWritten - this.stream.writableLength;
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection;
    connection.query(COPY);
  }

  handleCopyInResponse(): void {
    // From here on `patiently` looks after the server.
    this.callback?.();
    this.#ready.resolve();
  }

  handleCommandComplete(): void {
    // The count of rows is known.
  }

  handleReadyForQuery(): void {
    this.#ended.resolve();
  }

  handleError(error: Error): void {
    this.callback?.();
    this.#failure = error;
    this.#ready.reject(error);
    this.#ended.reject(error);
  }
}

/** The kind of a message and its length, which counts itself. */
function messageHead(kind: string, bytes: number): Buffer {
  const head = Buffer.allocUnsafe(5);
  head.write(kind, 'latin1');
  head.writeInt32BE(4 + bytes, 1);
  return head;
}
