// What a file with a whole log holds, as lines for a terminal.
import { LOG_FILE } from '../../shared/model/file-formats.ts';
import { countOfKind } from '../../shared/records/records.ts';
import type { InspectedLog, LogFileInspection } from '../engine/workers/inspect-log-file.ts';

export interface KnownLogFile extends LogFileInspection {
  /** As which log the library has it; `isLinked`: it is this very file. */
  readonly library: { readonly id: number; readonly isLinked: boolean } | null;
}

export function logFileLines({ file, parts, damaged, library }: KnownLogFile): string[] {
  return [
    `${file}: ${LOG_FILE.name}`,
    ...parts.map((part) => `  ${partText(part)}`),
    `  ${damaged === null ? 'nothing is damaged' : `damaged: ${damaged}`}`,
    ...(library ? [`  ${library.isLinked ? 'opened here as' : 'in the library as'} log ${library.id}`] : []),
  ];
}

function partText(part: InspectedLog): string {
  const { kind, name, rows, width, depthMin, depthMax, depthUnit, valueUnit, records } = part;
  return [
    `${kind} ${name}: ${rows} rows of ${width}`,
    `${depthMin} to ${depthMax} ${depthUnit}`,
    ...(valueUnit === null ? [] : [`values in ${valueUnit}`]),
    ...Object.entries(records).map(([each, count]) => countOfKind(each, count)),
  ].join(', ');
}
