// In: what someone typed to go to a depth. Out: the depth window it means, or one sentence on what was expected.
import { panWindow, usableWindow, type DepthWindow } from './depth.ts';
import { convertLength, type DepthUnit } from './depth-units.ts';
import type { ImageLog } from '../model/image-log.ts';

export interface DepthTargetContext {
  readonly log: DepthWindow & Pick<ImageLog, 'depthStep' | 'depthUnit'>;
  /** The window shown: a single depth keeps its span, and `+25` starts from its middle. */
  readonly window: DepthWindow;
  /** Taken where none is typed. */
  readonly unit: DepthUnit;
  /** A depth of the log as people read it, with its unit. */
  readonly text: (depth: number) => string;
}

/** `clipped`: the log has less than was asked for. */
export type DepthTarget =
  { readonly window: DepthWindow; readonly clipped: boolean } | { readonly problem: string; readonly empty: boolean };

const FORMS = 'a depth like 9123.4, a range like 9100-9150 or a step like +25';

const UNIT = String.raw`(?:\s*(m|metres?|meters?|ft|foot|feet|['’′]))?`;
const NUMBER = String.raw`(\d+\.?\d*|\.\d+)`;
const STEP = new RegExp(`^([+-])\\s*${NUMBER}${UNIT}$`, 'i');
const DEPTH = new RegExp(`^${NUMBER}${UNIT}$`, 'i');
const RANGE = new RegExp(`^(-?)${NUMBER}${UNIT}\\s*(?:-|to)\\s*(-?)${NUMBER}${UNIT}$`, 'i');
/** 9,123 and 9 123 and 9'123; a comma before decimals looks the same. */
const SEPARATED = /\d(?:,|[\s'’_]\d)/;

/** A number with a sign in front is a step, never a depth below zero: such depths are reached as ranges. */
export function parseDepthTarget(typed: string, context: DepthTargetContext): DepthTarget {
  // Dashes and the minus sign as they are pasted from reports; of `..` no part belongs to a number.
  const text = typed
    .trim()
    .replace(/[–—−]/g, '-')
    .replace(/\s*\.\.\.?\s*/, ' to ');
  if (text === '') return { problem: `Expected ${FORMS}`, empty: true };
  if (SEPARATED.test(text)) return wrong('digits without separators, and a point before decimals, as in 9123.4', typed);
  const { log, window } = context;
  const middle = (window.depthMin + window.depthMax) / 2;

  const step = STEP.exec(text);
  if (step) {
    const by = inLog(step[2]!, step[3], context) * (step[1] === '-' ? -1 : 1);
    return centred(middle + by, typed, context);
  }
  const depth = DEPTH.exec(text);
  if (depth) return centred(inLog(depth[1]!, depth[2], context), typed, context);

  const range = RANGE.exec(text);
  if (!range) return wrong(FORMS, typed);
  const [, sign, number, unit, otherSign, otherNumber, otherUnit] = range;
  // The unit at the end is of both.
  const a = inLog(sign + number!, unit ?? otherUnit, context);
  const b = inLog(otherSign + otherNumber!, otherUnit ?? unit, context);
  if (a === b) return wrong('two depths that differ', typed);
  const asked = { depthMin: Math.min(a, b), depthMax: Math.max(a, b) };
  if (asked.depthMax < log.depthMin || asked.depthMin > log.depthMax) return outside(typed, context);
  const slack = slackOf(log);
  return {
    window: usableWindow(asked, log),
    clipped: asked.depthMin < log.depthMin - slack || asked.depthMax > log.depthMax + slack,
  };
}

function centred(depth: number, typed: string, context: DepthTargetContext): DepthTarget {
  const { log, window } = context;
  const slack = slackOf(log);
  if (depth < log.depthMin - slack || depth > log.depthMax + slack) return outside(typed, context);
  const middle = (window.depthMin + window.depthMax) / 2;
  return { window: panWindow(window, depth - middle, log), clipped: false };
}

/** An end of the log as it is read off the screen has fewer digits, and may lie a little outside. */
function slackOf({ depthStep }: { readonly depthStep: number }): number {
  return depthStep > 0 ? depthStep : 1e-6;
}

function inLog(number: string, unit: string | undefined, { log, unit: usual }: DepthTargetContext): number {
  const from = unit === undefined ? usual : /^m/i.test(unit) ? 'm' : 'ft';
  return convertLength(Number(number), from, log.depthUnit);
}

function outside(typed: string, { log, text }: DepthTargetContext): DepthTarget {
  return wrong(`depths from ${text(log.depthMin)} to ${text(log.depthMax)}, where the log is,`, typed);
}

function wrong(expected: string, typed: string): DepthTarget {
  return { problem: `Expected ${expected} but received “${typed.trim()}”`, empty: false };
}
