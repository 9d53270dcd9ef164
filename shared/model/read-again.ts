// The options with which a log's file is read again: those of its last reading, and what has been mended since.
import { storedWidth, type ImageLog, type ImportOptions } from './image-log.ts';

export function optionsAgain(log: ImageLog): Partial<ImportOptions> {
  const { importedWith, part, interpolation } = log;
  const unit = unitSaid(log);
  const chosen = part ?? importedWith?.part;
  return {
    ...importedWith,
    ...{ width: widthAsked(log), interpolation, replace: log.id },
    ...(unit === undefined ? {} : { depthUnit: unit }),
    ...(chosen === undefined ? {} : { part: chosen }),
  };
}

/** What was stored is the automatic width wherever it can have been: a file may hold more than it did. */
function widthAsked({ width, sourceWidth }: ImageLog): ImportOptions['width'] {
  if (width === storedWidth('auto', sourceWidth)) return 'auto';
  return width === sourceWidth ? 'source' : width;
}

/** The unit that somebody has said, with the import or since: a mended one would be lost with the reading that it mended. */
function unitSaid({ importedWith, depthUnit, findings }: ImageLog): string | undefined {
  const said = importedWith?.depthUnit;
  const read = said ?? (findings.some(({ code }) => code === 'depth-unit-assumed') ? 'm' : undefined);
  return (read === 'm' || read === 'ft') && read !== depthUnit ? depthUnit : said;
}
