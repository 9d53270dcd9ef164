// The words of the axes: units, depth references, azimuths, the printed scale.
import type { DepthUnit } from '../../shared/axes/depth-units.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';

/** An angle in degrees as `2.4°`. */
const angle = (degrees: number): string => `${Number(degrees.toFixed(2))}°`;
const UNIT_NAMES: Readonly<Record<DepthUnit, string>> = { m: 'metres', ft: 'feet' };

export const axesTexts = {
  ownUnitFact: (own: DepthUnit): [string, string] => ['Own unit', UNIT_NAMES[own]],
  reference: 'Depth reference',
  references: { unknown: 'Unknown', MD: 'MD, along the hole', TVD: 'TVD, straight down' },
  geometry: 'Geometry',
  geometries: {
    columns: 'Columns',
    north: 'All around, from north',
    'high-side': 'All around, from top of hole',
  },

  generalTab: 'General',
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

  depthWindow: 'Depth window',
  top: 'Top',
  base: 'Base',
  topExpected: 'a top',
  baseExpected: 'a base',

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

  scale: 'Printed scale',
  scaleButton: (text: string | undefined): string => `Printed scale ${text ?? 'unknown'}`,
  noScale: '1:–',
  scaleChoice: (text: string): string => `Printed Scale ${text}`,
  printedScales: 'Usual scales',
  freeScale: 'Scale 1:',
  scaleWanted: 'a scale',
  scaleLimits: {
    'whole-log': (text: string): string => `The log is too short for that: it is shown whole, at ${text}.`,
    'smallest-window': (text: string): string => `Ten scanlines are the least that is shown, at ${text}.`,
  },
  calibrate: 'Calibrate to a ruler…',
  calibration: 'Screen size',
  calibrationBar: 'A bar to be measured with a ruler',
  calibrationAsk: 'Measure this bar with a ruler: it is',
  barLength: 'a length of the bar',
  calibrationReset: 'Reset to 96 dpi',
  calibrationHint: 'Then 1:20 is true on this screen: a metre of depth measures 5 cm.',
} as const;
