// The words of reading values: read-out, profiles, histogram.
import type { Look } from '../../shared/model/display.ts';
import { countText, plural } from '../controls/wording.ts';

const AGGREGATED: Readonly<Record<Look['aggregation'], string>> = { mean: 'mean', min: 'minimum', max: 'maximum' };

/** A colormap's entry, 0 to 255, or one of so many `bands`, which people count from 1. */
interface Entry {
  readonly entry: number;
  readonly bands: number | undefined;
}

const numberOf = ({ entry, bands }: Entry): string => String(bands === undefined ? entry : entry + 1);

export const readingTexts = {
  readOut: 'Under the cursor',
  depth: 'Depth',
  column: 'Column',
  azimuth: 'Azimuth',
  value: 'Value',
  displayed: 'Displayed',
  level: 'Scanlines',
  nothing: '—',
  noValue: 'no value',
  columnOf: (column: number, width: number) => `${column} of ${width}`,
  /** `rank`: the entry is a rank of dynamic normalization. */
  entry: (entry: Entry, rank: boolean) => {
    const text = entry.bands === undefined ? numberOf(entry) : `${numberOf(entry)} of ${entry.bands}`;
    return rank ? `${text} (rank)` : text;
  },
  /** The entries of several tracks, from left to right. */
  entries: (entries: readonly (Entry & { readonly isRank: boolean })[]): string =>
    entries
      .map((entry, at) => (at < entries.length - 1 ? numberOf(entry) : readingTexts.entry(entry, entry.isRank)))
      .join(' · '),
  scanlines: (count: number, aggregation: Look['aggregation']) =>
    count === 1 ? '1 scanline' : `${AGGREGATED[aggregation]} of ${plural(count, 'scanline')}`,
  betweenScanlines: 'between scanlines',
  inGap: 'no scanline here',
  damaged: 'damaged',
  damagedHere: 'file damaged here',
  /** `columns`: how many columns a pixel shows as one. */
  ofColumns: (level: string, columns: number) => `1 of ${countText(columns)} columns, ${level}`,
  rowProfile: (depth: string) => `Values along the scanline at ${depth}`,
  columnProfile: (column: string) => `Values along ${column}`,
  columnName: (column: number) => `column ${column}`,
  azimuthName: (azimuth: string) => `azimuth ${azimuth}`,
  profileEmpty: 'Point at the picture',
  histogram: 'Histogram',
  histogramOf: (values: string) => `Histogram of the window: ${values}`,
  histogramValues: (count: number, low: string, high: string) => `${countText(count)} values from ${low} to ${high}`,
  low: 'Low limit',
  high: 'High limit',
  window: 'This window',
  wholeLog: 'Whole log',
  wholeLogOfMeans: (scanlines: number) => `Whole log, means of ${countText(scanlines)} scanlines`,
  noValues: 'No values in this window',
  loading: 'Counting…',
  away: 'Not counted: the file of this log is away',
  /** After a failure, and while the library is lost: the picture says which. */
  notAsked: 'Not counted: the picture cannot be drawn',
  below: (count: number) => `${countText(count)} below`,
  above: (count: number) => `${countText(count)} above`,
  limitsHint: 'Drag the limits; double-click for the automatic ones',
} as const;
