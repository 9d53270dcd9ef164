// Asks the engine about files on offer, one after another, and holds what is known and said of each.
import { useEffect, useRef, useState } from 'react';
import type { FilePreview } from '../../shared/model/file-preview.ts';
import type { ImportOptions } from '../../shared/model/image-log.ts';
import { optionsAgain } from '../../shared/model/read-again.ts';
import type { OfferedFile } from '../../shared/model/status.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { useViewer } from '../state/store.ts';
import { guessed, questionsOf, type Question, type Reading } from './reading.ts';

/** Of more files only what is asked is kept, and their lines and pictures are looked up when they are shown. */
const MOST_KEPT = 50;

export interface FileState {
  /** What was said of it, by the user or by guess. */
  readonly reading: Reading;
  /** The last preview that could be made, even if the reading has been refused since. */
  readonly preview?: FilePreview;
  /** Why it cannot be read as was said. */
  readonly refusal?: string;
  /** Of its header; undefined before it has been looked at. */
  readonly shape?: string;
  readonly questions: readonly Question[];
  /** Whether it is read as the last file with this header was, or as the log was that it replaces. */
  readonly isRemembered: boolean;
  /** The log that is read again from it. */
  readonly replaces?: number;
  /** Whether the preview is that of the reading and the options. */
  readonly isCurrent: boolean;
  /** Whether the preview has lost its lines and its picture, which would be too much of so many files. */
  readonly isBrief?: boolean;
}

const UNKNOWN: FileState = { reading: {}, questions: [], isRemembered: false, isCurrent: false };

export interface Previews {
  readonly of: (offerId: string) => FileState;
  /** Reads files otherwise. */
  readonly change: (offerIds: readonly string[], reading: Reading) => void;
  /** Files that have been looked at. */
  readonly lookedAt: number;
}

/** A file to be looked at: its offer, reading, width, interpolation, the log that it replaces, and whether briefly. */
type Wanted = [string, Reading, unknown, unknown, number | null, boolean];

/** `first`: the file that is asked about before others. */
export function usePreviews(
  files: readonly OfferedFile[],
  first: string | undefined,
  options: Pick<ImportOptions, 'width' | 'interpolation'>,
): Previews {
  const [states, setStates] = useState<ReadonlyMap<string, FileState>>(() => readAgain(files));
  const of = (offerId: string): FileState => states.get(offerId) ?? UNKNOWN;
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);

  const { width, interpolation } = options;
  const next =
    first !== undefined && (!of(first).isCurrent || of(first).isBrief)
      ? first
      : files.find(({ offerId }) => !of(offerId).isCurrent)?.offerId;
  const isBrief = files.length > MOST_KEPT && next !== first;
  // An answer to what has been changed since is dropped.
  const wanted =
    next === undefined
      ? undefined
      : JSON.stringify([next, of(next).reading, width, interpolation, of(next).replaces, isBrief]);
  useEffect(() => {
    if (wanted === undefined) return;
    let isOld = false;
    const [offerId, reading, , , replaces, brief] = JSON.parse(wanted) as Wanted;
    const replace = replaces === null ? {} : { replace: replaces };
    const take = (change: (before: FileState) => FileState): void => {
      if (isOld || isGone.current) return;
      setStates((before) => new Map(before).set(offerId, change(before.get(offerId) ?? UNKNOWN)));
    };
    call('import.inspect', { offerId, options: { width, interpolation, ...reading, ...replace } }).then(
      (preview) =>
        take((before) => ({ ...taken(before, brief ? briefly(preview) : preview, reading), isBrief: brief })),
      (error: unknown) => take((before) => refused(before, errorSentence(error))),
    );
    return () => void (isOld = true);
  }, [wanted, width, interpolation]);

  // What is drawn depends on the width.
  const drawnWith = `${width} ${interpolation}`;
  const [before, setBefore] = useState(drawnWith);
  if (before !== drawnWith) {
    setBefore(drawnWith);
    setStates((all) => new Map([...all].map(([id, state]) => [id, { ...state, isCurrent: false }])));
  }

  return {
    of,
    change: (offerIds, reading) =>
      setStates((all) => {
        const changed = new Map(all);
        for (const id of offerIds) {
          const { refusal: _refusal, ...state } = all.get(id) ?? UNKNOWN;
          changed.set(id, { ...state, reading, questions: [], isRemembered: false, isCurrent: false });
        }
        return changed;
      }),
    lookedAt: files.filter(({ offerId }) => of(offerId).isCurrent).length,
  };
}

/** Files that logs are read again from, each as its log was read. */
function readAgain(files: readonly OfferedFile[]): ReadonlyMap<string, FileState> {
  const { logs } = useViewer.getState();
  return new Map(
    files.flatMap(({ offerId, again }) => {
      const log = logs.find(({ id }) => id === again?.logId);
      if (!log) return [];
      const { width: _width, interpolation: _interpolation, replace: _replace, ...reading } = optionsAgain(log);
      const isRemembered = Object.keys(reading).length > 0;
      return [[offerId, { ...UNKNOWN, reading, isRemembered, replaces: log.id }]];
    }),
  );
}

/**
 * What was remembered does not fit this file, which is then read as if nothing were remembered. Of a log it is said: it may
 * be that the file does not hold any more what the log was.
 */
function refused(before: FileState, refusal: string): FileState {
  if (before.isRemembered && before.replaces === undefined) return { ...before, reading: {}, isRemembered: false };
  return { ...before, refusal, isCurrent: true };
}

function briefly({ picture: _picture, ...preview }: FilePreview): FilePreview {
  return { ...preview, lines: [] };
}

function taken(before: FileState, preview: FilePreview, asked: Reading): FileState {
  const { refusal: _refusal, ...state } = before;
  const shape = before.shape ?? preview.shape;
  if (before.shape === undefined && before.replaces === undefined) {
    const known = useViewer.getState().readings.find((each) => each.shape === shape);
    if (known) return { ...state, preview, shape, reading: known.options, isRemembered: true };
  }
  const open = questionsOf(preview, asked);
  const reading = guessed(preview, asked);
  // Guesses are answers, so a question that was asked stays until its field is changed.
  const questions = [...state.questions.filter(({ about }) => !open.some((each) => each.about === about)), ...open];
  return { ...state, preview, shape, reading, questions, isCurrent: reading === asked };
}
