// Asks the engine for the width of offered files, and says what the automatic width comes to in them.
import { useEffect, useState } from 'react';
import { AUTO_WIDTH, storedWidth } from '../../shared/model/image-log.ts';
import type { OfferedFile } from '../../shared/model/status.ts';
import { call } from '../bridge/api.ts';
import { importTexts } from './texts.ts';

type Widths = Readonly<Record<string, number | undefined>>;

export function useAutoWidth(files: readonly OfferedFile[]): string {
  const [widths, setWidths] = useState<Widths>({});
  const offerIds = files.map(({ offerId }) => offerId);
  const asked = offerIds.join();

  useEffect(() => {
    let isGone = false;
    for (const offerId of asked.split(',')) {
      // An error is ignored: the file's width stays unknown, and its import will report what is wrong.
      call('import.width', { offerId }).then(
        ({ width }) => !isGone && setWidths((known) => ({ ...known, [offerId]: width })),
        () => undefined,
      );
    }
    return () => void (isGone = true);
  }, [asked]);

  return autoWidthText(offerIds.map((offerId) => widths[offerId]));
}

/** The text for the files' widths, in samples of a scanline; undefined for a width that is not known. */
export function autoWidthText(sourceWidths: readonly (number | undefined)[]): string {
  const known = sourceWidths.filter((width) => width !== undefined);
  if (known.length < sourceWidths.length) return importTexts.autoAtMost(AUTO_WIDTH);
  const stored = known.map((width) => storedWidth('auto', width));
  const isWhole = known.every((width, i) => width === stored[i]);
  return importTexts.autoSamples(Math.min(...stored), Math.max(...stored), isWhole);
}
