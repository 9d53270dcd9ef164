// Asks how wide the offered files are, and says in the import dialog what the automatic width comes to in them.
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
      // What cannot be read is told by its import: until then nothing is known of its width.
      call('import.width', { offerId }).then(
        ({ width }) => !isGone && setWidths((known) => ({ ...known, [offerId]: width })),
        () => undefined,
      );
    }
    return () => void (isGone = true);
  }, [asked]);

  return autoWidthText(offerIds.map((offerId) => widths[offerId]));
}

/** Samples of a scanline in each file, as far as they are known. */
export function autoWidthText(sourceWidths: readonly (number | undefined)[]): string {
  const known = sourceWidths.filter((width) => width !== undefined);
  if (known.length < sourceWidths.length) return importTexts.autoAtMost(AUTO_WIDTH);
  const stored = known.map((width) => storedWidth('auto', width));
  const isWhole = known.every((width, i) => width === stored[i]);
  return importTexts.autoSamples(Math.min(...stored), Math.max(...stored), isWhole);
}
