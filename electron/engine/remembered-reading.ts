// How a file is read that nobody is asked about: as the last file with the same columns was, where that fits it.
import type { FilePreview } from '../../shared/model/file-preview.ts';
import type { ImportOptions } from '../../shared/model/image-log.ts';
import type { ViewerState } from '../../shared/model/viewer-state.ts';

/** `preview`: tells what an import of the file would make with options, and rejects where these contradict it. */
export async function withRememberedReading(
  options: ImportOptions,
  readings: ViewerState['readings'],
  preview: (options: ImportOptions) => Promise<FilePreview>,
): Promise<ImportOptions> {
  if (readings.length === 0) return options;
  try {
    const { shape } = await preview(options);
    const known = readings.find((reading) => reading.shape === shape);
    if (!known) return options;
    const asked = { ...options, ...known.options };
    const { problem } = await preview(asked);
    return problem === undefined ? asked : options;
  } catch {
    // The import says what is wrong with the file.
    return options;
  }
}
