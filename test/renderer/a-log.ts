// Makes the description of an image log: 1,001 scanlines from 1000 to 1100 m, with given changes.
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Bookmark } from '../../shared/records/bookmark.ts';
import type { KeptRecord } from '../../shared/records/records.ts';

export function aLog(id: number, change: Partial<ImageLog> = {}): ImageLog {
  return {
    ...{ id, name: `log ${id}`, sourceName: 'a.csv', sourceBytes: 1, importedAt: '2026-01-01T00:00:00Z' },
    ...{ rows: 1001, sourceWidth: 200, width: 150, interpolation: 'linear', depthUnit: 'm' },
    ...{ depthMin: 1000, depthMax: 1100, depthStep: 0.1, gapStep: 0.15, valueMin: 0, valueMax: 255, p01: 1, p99: 250 },
    ...{ nulls: 0, skippedRecords: 0, topLevel: 1, storedBytes: 1 },
    ...{ kind: 'image', findings: [], depthReference: 'unknown', geometry: 'columns' },
    ...change,
  };
}

/** As the library keeps a new one. */
export function aBookmark(logId: number, body: Bookmark): KeptRecord<Bookmark> {
  return { logId, kind: 'bookmark', id: crypto.randomUUID(), version: 1, body };
}
