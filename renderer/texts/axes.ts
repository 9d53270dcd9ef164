// In: nothing. Out: the English of the axes: units, depth references, azimuths, the printed scale.
import type { DepthUnit } from '../../shared/depth-units.ts';
import type { ImageLog } from '../../shared/model.ts';

/** `2.4°` */
const angle = (degrees: number): string => `${Number(degrees.toFixed(2))}°`;
const UNIT_NAMES: Readonly<Record<DepthUnit, string>> = { m: 'metres', ft: 'feet' };

export const axesTexts = {
  ownUnitFact: (own: DepthUnit): [string, string] => ['Own unit', UNIT_NAMES[own]],
  reference: 'Reference',
  references: { unknown: 'Unknown', MD: 'MD, along the hole', TVD: 'TVD, straight down' },
  geometry: 'Columns',
  geometries: {
    columns: 'Columns',
    north: 'All around, from north',
    'high-side': 'All around, from the top of the hole',
  },

  units: 'Depths in',
  unitChoices: { log: 'The log’s own unit', m: 'Metres', ft: 'Feet' },
  unitHint: 'Values exported as CSV, the command line and the API keep to the log’s own unit.',
  recordsOf: (unit: DepthUnit): string => `a depth in ${UNIT_NAMES[unit]}`,

  angle,
  columnHeader: ({ width, geometry }: ImageLog, isCircumference: boolean, azimuthOffset: number): string => {
    if (!isCircumference) return `Columns 1 to ${width}`;
    const from = geometry === 'north' ? 'north' : 'the top of the hole';
    return `All around from ${from}${azimuthOffset === 0 ? '' : `, turned by ${angle(azimuthOffset)}`}`;
  },

  turnGesture: 'Turn all-around logs',
  turnKeys: 'Drag sideways, Shift+← →',
  orientation: 'Orientation',
  turned: 'Turned',
  turnedHint: 'to the right',
  turnOf: 'a turn',
  notTurned: 'Not turned',
  azimuthLabels: 'Labels above the picture',
  labelChoices: {
    north: { degrees: '0–360°', compass: 'N E S W' },
    'high-side': { degrees: '0–360°', compass: 'TOP R BOT L' },
  },
} as const;
