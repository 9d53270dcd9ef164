// The only way to a terminal: lines in which names can neither begin a line of their own nor give it commands.
import { visibleJson, visibleText } from '../../shared/visible-text.ts';

const CLEAR_LINE = '\r\x1b[K';

/** Prints lines to stdout. A line break within one is shown as what it is. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(textOf(lines));
}

/** The same to stderr: errors, warnings. */
export function warn(...lines: readonly string[]): void {
  process.stderr.write(textOf(lines));
}

/** Prints one JSON document to stdout, for programs: what they parse is exact. */
export function print(value: object): void {
  process.stdout.write(`${visibleJson(value)}\n`);
}

/** The same to stderr. */
export function printError(value: object): void {
  process.stderr.write(`${visibleJson(value)}\n`);
}

/** Whether somebody watches stderr, so that a line can be drawn anew. */
export function isWatched(): boolean {
  return process.stderr.isTTY;
}

/** Draws the line under the cursor of stderr anew, cut to its width. Only where that is a terminal. */
export function redrawLine(text: string): void {
  process.stderr.write(`${CLEAR_LINE}${visibleText(text).slice(0, (process.stderr.columns || 80) - 1)}`);
}

export function clearLine(): void {
  process.stderr.write(CLEAR_LINE);
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${visibleText(line)}\n`).join('');
}
