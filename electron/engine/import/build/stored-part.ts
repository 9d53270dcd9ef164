// How a part of a table is stored: where its samples lie in a row, and to how many they are resampled.
import type { PartKind } from '../../../../shared/model/inspection.ts';
import { storedWidth, type ImportOptions, type Interpolation } from '../../../../shared/model/image-log.ts';

export interface StoredPart {
  /** Where its samples begin in a row. */
  readonly from: number;
  /** Samples of a row in the file. */
  readonly sourceWidth: number;
  /** Samples of a stored row. */
  readonly width: number;
  readonly interpolation: Interpolation;
}

/** Only images are resampled: what lies between two curves means nothing. */
export function storedParts(
  parts: readonly { readonly kind: PartKind; readonly width: number }[],
  { width, interpolation }: Pick<ImportOptions, 'width' | 'interpolation'>,
): StoredPart[] {
  let from = 0;
  return parts.map(({ kind, width: sourceWidth }) => {
    const stored = kind === 'image' ? storedWidth(width, sourceWidth) : sourceWidth;
    const part = { from, sourceWidth, width: stored, interpolation };
    from += sourceWidth;
    return part;
  });
}
