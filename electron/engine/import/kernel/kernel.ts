// Starts the kernel, a WebAssembly module with SIMD, where the engine can run it.
import { KERNEL_CODE } from './kernel-code.ts';
import { takeKernelMemory } from './kernel-memory.ts';

/** Numbers that tell a place are addresses in the kernel's memory. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  setForm(
    samples: number,
    depthField: number,
    delimiter: number,
    point: number,
    times: number,
    over: number,
    spans: number,
    reach: number,
  ): void;
  addSpan(from: number, to: number): void;
  setStored(width: number, taps: number): void;
  setSegment(rows: number, levels: number, bytes: number): void;
  /** Returns how many bytes of the text are left. */
  closeRunsOfBlanks(bytes: number): number;
  /** Not 0 where all were records of the form, in order. */
  build(bytes: number, rows: number, leastStep: number, farthest: number): number;
  /** A field that is missing, by its addresses. From then on it is counted, not asked for. Returns its number; -1: it is not kept. */
  keepField(start: number, end: number): number;
  /** How often a kept field was met since the last call. */
  takeFieldCount(number: number): number;
  leastSample(): number;
  greatestSample(): number;
  /** Of a level's means, minima or maxima: 0, 1, 2. */
  rowsOf(level: number, kind: number): number;
  handedOutSums(): number;
  handedOutMinima(): number;
  handedOutMaxima(): number;
  handedOutCounts(): number;
  handedOutNulls(): number;
  readonly text: Place;
  readonly row: Place;
  readonly depthAt: Place;
  readonly depths: Place;
  readonly comments: Place;
  readonly firsts: Place;
  readonly weights: Place;
  readonly peaks: Place;
  readonly bins: Place;
  readonly usedBins: Place;
  readonly used: Place;
  readonly nulls: Place;
}

type Place = WebAssembly.Global<'i32'>;

/** What the kernel asks, by addresses; see assembly/typescript.ts. */
export interface Asked {
  readField(start: number, end: number): number;
  readWholeRecord(start: number): number;
}

/** Compiled once a thread; null: this engine has no WebAssembly, or one without SIMD. */
let compiled: WebAssembly.Module | null | undefined;

/** A kernel with memory of its own, as long as it is not released; undefined where the engine cannot run it. */
export function startKernel(asked: Asked): Kernel | undefined {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Buffer.from(KERNEL_CODE, 'base64'));
    } catch {
      compiled = null;
    }
  }
  if (!compiled) return undefined;
  const memory = takeKernelMemory();
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory }, typescript: { ...asked } });
  return { ...(exports as unknown as Omit<Kernel, 'memory'>), memory };
}
