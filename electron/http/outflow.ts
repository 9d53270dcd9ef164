// Sends large answers in small pieces as their readers take them, and bounds the bytes that wait in memory for that.
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** So little is written at once that a slow reader is seen to take it, and told from one that takes nothing. */
const PIECE_BYTES = 64 * 1024;

export class Outflow {
  readonly #maxBytes: number;
  /** Bytes held by each answer; the one of which nothing has been taken for the longest time comes first. */
  readonly #held = new Map<ServerResponse, number>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** What all answers under way hold. */
  get heldBytes(): number {
    return this.#bytes;
  }

  /** Counts what handlers answer as a whole, and sends what is large in pieces, too. */
  cutAnswers(server: FastifyInstance): void {
    server.addHook('onSend', async ({ method }, reply, payload) => {
      const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
      if (!(bytes instanceof Uint8Array) || method === 'HEAD') return payload;
      if (bytes.byteLength <= PIECE_BYTES) {
        this.#holdUntilClose(reply.raw, bytes.byteLength);
        return payload;
      }
      void reply.header('content-length', bytes.byteLength);
      return this.inPieces(reply.raw, bytes);
    });
  }

  /** `first` and then the rest; each block is asked for when all of the one before it has been taken. */
  inPieces(response: ServerResponse, first: Uint8Array, rest?: AsyncIterable<Uint8Array>): Readable {
    this.#holdUntilClose(response, first.byteLength);
    return Readable.from(this.#pieces(response, first, rest), { objectMode: false, highWaterMark: PIECE_BYTES });
  }

  /** An event stream, whose reader has taken all but so many bytes of what was written. */
  holdWaiting(stream: ServerResponse): void {
    this.#hold(stream, stream.writableLength);
  }

  #holdUntilClose(response: ServerResponse, bytes: number): void {
    this.#hold(response, bytes);
    response.once('close', () => this.#hold(response, 0));
  }

  async *#pieces(
    response: ServerResponse,
    first: Uint8Array,
    rest: AsyncIterable<Uint8Array> | undefined,
  ): AsyncGenerator<Uint8Array> {
    yield* this.#cut(response, first);
    for await (const block of rest ?? []) yield* this.#cut(response, block);
  }

  *#cut(response: ServerResponse, block: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < block.byteLength; at += PIECE_BYTES) {
      this.#hold(response, block.byteLength);
      yield block.subarray(at, at + PIECE_BYTES);
    }
  }

  /** Notes what an answer holds now. Where all together hold too much, those that wait for the slowest readers are ended. */
  #hold(response: ServerResponse, bytes: number): void {
    const before = this.#held.get(response) ?? 0;
    // A reader who has gone already is not told of again.
    const now = response.destroyed ? 0 : bytes;
    this.#bytes += now - before;
    // What has only grown has not been taken, and keeps its place.
    if (now <= before) this.#held.delete(response);
    if (now === 0) return;
    this.#held.set(response, now);
    for (const [slowest, itsBytes] of this.#held) {
      if (this.#bytes <= this.#maxBytes || slowest === response) return;
      this.#held.delete(slowest);
      this.#bytes -= itsBytes;
      slowest.req.socket.destroy();
    }
  }
}
