// Recognises a deviation survey by the names of its columns: inclination and azimuth, and what is computed from them.
const INCLINATION = new Set([
  'inc',
  'incl',
  'inclination',
  'devi',
  'dev',
  'deviation',
  'drift',
  'tilt',
  'neigung',
  'зенит',
  'inklination',
  'angle',
  'dip',
]);
const AZIMUTH = new Set(['richtung', 'bearing', 'azi', 'azim', 'azimuth', 'hazi', 'az', 'azm', 'azimut', 'азимут']);
/** What stands beside both in a survey. */
const COMPUTED = new Set([
  ...[
    'tvd',
    'tvdss',
    'ns',
    'ew',
    'north',
    'south',
    'east',
    'west',
    'northing',
    'easting',
    'n',
    's',
    'e',
    'w',
    'x',
    'y',
    'z',
    'dls',
    'dogleg',
  ],
  ...[
    'dl',
    'severity',
    'vs',
    'vsec',
    'vsect',
    'vertical',
    'section',
    'closure',
    'dist',
    'distance',
    'dir',
    'direction',
    'build',
    'turn',
    'walk',
    'rate',
  ],
  ...[
    'toolface',
    'tf',
    'gtf',
    'mtf',
    'course',
    'length',
    'offset',
    'local',
    'departure',
    'displacement',
    'lat',
    'latitude',
    'lon',
    'longitude',
    'utm',
  ],
  ...[
    'rsl',
    'mrsl',
    'elevation',
    'elev',
    'ss',
    'subsea',
    'depth',
    'true',
    'grid',
    'magnetic',
    'mag',
    'angle',
    'hole',
    'cl',
    'dx',
    'dy',
    'dz',
    'tn',
    'gn',
    'station',
    'stn',
  ],
]);
const UNITS = new Set(['m', 'ft', 'deg', 'degrees', 'rad', 'mrf', 'mrkb', 'ftkb', 'rf', 'rkb', 'msl', 'gyro', 'mwd']);

export function isSurvey(names: readonly string[]): boolean {
  const all = names.map((name) =>
    name
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== ''),
  );
  const has = (words: ReadonlySet<string>): boolean => all.some((name) => name.some((word) => words.has(word)));
  const isOfSurvey = (word: string): boolean =>
    INCLINATION.has(word) || AZIMUTH.has(word) || COMPUTED.has(word) || UNITS.has(word);
  return has(INCLINATION) && has(AZIMUTH) && all.every((name) => name.length > 0 && name.every(isOfSurvey));
}
