// In: nothing. Out: what is said of the clipboard.
import { plural } from '../controls/wording.ts';

export const clipboardTexts = {
  copying: 'Copying…',
  copiedPicture: (widthPx: number, heightPx: number) => `Copied the picture, ${widthPx} × ${heightPx} px`,
  copiedValues: (rows: number) => `Copied ${plural(rows, 'scanline')}`,
  absent: 'The clipboard is out of reach here: open Stratascope by an https address or on this machine',
  failed: (reason: string) => `Nothing was copied: ${reason}`,
} as const;
