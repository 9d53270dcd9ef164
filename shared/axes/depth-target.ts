// Reads what someone typed to go to a depth (a depth, a range or a step) into a depth window, or says what is wrong.
import { panWindow, usableWindow, type DepthWindow } from './depth.ts';
import { convertLength, type DepthUnit } from './depth-units.ts';
import type { ImageLog } from '../model/image-log.ts';

export interface DepthTargetContext {
  readonly log: DepthWindow & Pick<ImageLog, 'depthStep' | 'depthUnit'>;
  /** The window shown: a single depth keeps its span, and `+25` starts from its middle. */
  readonly window: DepthWindow;
  /** The unit of a number that is typed without one. */
  readonly unit: DepthUnit;
  /** A depth of the log as people read it, with its unit. */
  readonly text: (depth: number) => string;
}

/** `clipped`: the window was cut because the log ends before it. `empty`: nothing was typed. */
export type DepthTarget =
  { readonly window: DepthWindow; readonly clipped: boolean } | { readonly problem: string; readonly empty: boolean };

const FORMS = 'a depth like 9123.4, a range like 9100-9150 or a step like +25';

const UNIT = String.raw`(?:\s*(m|metres?|meters?|ft|foot|feet|['’′]))?`;
const NUMBER = String.raw`(\d+(?:\.\d*)?|\.\d+)`;
const STEP = new RegExp(`^([+-])\\s*${NUMBER}${UNIT}$`, 'i');
const DEPTH = new RegExp(`^${NUMBER}${UNIT}$`, 'i');
const RANGE = new RegExp(`^(-?)${NUMBER}${UNIT}\\s*(?:-|to)\\s*(-?)${NUMBER}${UNIT}$`, 'i');
/** 9,123, 9 123 and 9'123. Refused, because a decimal comma cannot be told from a thousands separator. */
const SEPARATED = /\d(?:,|[\s'’_]\d)/;

/** Depths are in the log's own unit. A signed number is always a step; a negative depth can only be typed in a range. */
export function parseDepthTarget(typed: string, context: DepthTargetContext): DepthTarget {
  // Reports use several dashes. `..` is replaced first, so that its points are not read as part of a number.
  const text = typed
    .trim()
    .replace(/[–—−]/g, '-')
    .replace(/\.\.\.?/, ' to ');
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
  // A unit after the second number holds for the first number, too.
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

/** How far outside the log a depth may lie: the ends of the log are shown rounded, and people type what they see. */
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
