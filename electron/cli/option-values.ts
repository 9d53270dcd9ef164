// Parsers for the values of command line options; wrong text gets a sentence that says what was expected.
import { InvalidArgumentError } from 'commander';
import type { ImportOptions } from '../../shared/model/image-log.ts';

export function number(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) throw new InvalidArgumentError(`Expected a number but received "${text}".`);
  return value;
}

export function wholeNumber(text: string): number {
  const value = number(text);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError(`Expected a whole number but received "${text}".`);
  }
  return value;
}

export function collect(text: string, before: string[]): string[] {
  return [...before, text];
}

export function portNumber(text: string): number {
  const value = wholeNumber(text);
  if (value > 65_535) throw new InvalidArgumentError(`Expected a port from 0 to 65535 but received "${text}".`);
  return value;
}

export function numberList(text: string): number[] {
  return text.split(',').map(number);
}

export function widthOption(text: string): ImportOptions['width'] {
  return text === 'auto' || text === 'source' ? text : wholeNumber(text);
}

export function choice(allowed: readonly string[]): (text: string) => string {
  return (text) => {
    if (allowed.includes(text)) return text;
    throw new InvalidArgumentError(`Expected one of ${allowed.join(', ')} but received "${text}".`);
  };
}
