// The steps from depth to depth as they come: the ends of a log, its usual step, and its gaps.
import { Quantiles, type QuantileBins } from './quantiles.ts';

/** A step this many times wider than nearly all others is a gap. */
const GAP_FACTOR = 1.5;
const COMMON_SHARE = 0.95;

/** The steps between some consecutive depths. */
export interface StepsPart {
  readonly steps: QuantileBins;
  /** In the file's order. */
  readonly firstDepth: number;
  readonly lastDepth: number;
}

export class DepthSteps {
  readonly #steps = new Quantiles();
  /** The ends of the depths so far. */
  #first: number | undefined;
  #last = NaN;

  /** Adds the next depth of the file; depths go one way. */
  add(depth: number): void {
    if (this.#first === undefined) this.#first = depth;
    else this.#steps.add(Math.abs(depth - this.#last));
    this.#last = depth;
  }

  /** Returns the steps so far, of at least one depth, and starts from zero. */
  take(): StepsPart {
    const part = { steps: this.#steps.take(), firstDepth: this.#first!, lastDepth: this.#last };
    this.#first = undefined;
    return part;
  }

  /** Adds the steps of the depths that follow, counted elsewhere. */
  append({ steps, firstDepth, lastDepth }: StepsPart): void {
    this.#steps.merge(steps);
    this.add(firstDepth);
    this.#last = lastDepth;
  }

  /** The least depth; NaN without any. Depths go one way, so it is an end. */
  get depthMin(): number {
    return Math.min(this.#first ?? NaN, this.#last);
  }

  get depthMax(): number {
    return Math.max(this.#first ?? NaN, this.#last);
  }

  /** Whether depths fall from row to row. */
  get isFalling(): boolean {
    return this.#last < this.#first!;
  }

  /** The median step; 0 for a single depth. */
  get step(): number {
    return rounded(this.#steps.quantile(0.5) ?? 0);
  }

  /** Wider steps are gaps. */
  get gapStep(): number {
    return rounded(GAP_FACTOR * this.#commonStep());
  }

  get gaps(): number {
    return this.#steps.countAbove(this.gapStep);
  }

  /** The greatest step that is not exceptional. An actual step, as an interpolated one would hide a gap in a short log. */
  #commonStep(): number {
    const last = this.#steps.count - 1;
    return this.#steps.quantile(last > 0 ? Math.floor(COMMON_SHARE * last) / last : 1) ?? 0;
  }
}

/** A step with nine digits. More are only rounding errors: 9000.2 - 9000.1 is 0.1000000000003638. */
function rounded(step: number): number {
  return Number(step.toPrecision(9));
}
