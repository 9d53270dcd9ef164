// Says what the automatic width comes to in the files that are on offer.
import { AUTO_WIDTH, storedWidth } from '../../shared/model/image-log.ts';
import { intakeTexts } from './texts.ts';

/** The text for the files' widths, in samples of a scanline; undefined for a width that is not known. */
export function autoWidthText(sourceWidths: readonly (number | undefined)[]): string {
  const known = sourceWidths.filter((width) => width !== undefined);
  if (known.length < sourceWidths.length) return intakeTexts.autoAtMost(AUTO_WIDTH);
  const stored = known.map((width) => storedWidth('auto', width));
  const isWhole = known.every((width, i) => width === stored[i]);
  return intakeTexts.autoSamples(Math.min(...stored), Math.max(...stored), isWhole);
}
