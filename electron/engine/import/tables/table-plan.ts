// What is decided about a text table from its beginning: dialect, columns, depth, and the parts it becomes.
import type { Finding, InspectedColumn, PartKind, TableDialect } from '../../../../shared/model/inspection.ts';

/** Everything that reading the records of a table needs to know. Plain data, so that other threads can be told. */
export interface TablePlan {
  /** Name of the file's encoding in the WHATWG Encoding Standard: `utf-8`, `utf-16le`, `windows-1252`, `gbk`. */
  readonly encoding: string;
  readonly dialect: TableDialect;
  /** What stands between groups of three digits of a number; `quoted` where such numbers stand in quotes. */
  readonly thousands: ',' | '.' | ' ' | "'" | null;
  /** The line, counted from 1, on which the records begin. */
  readonly firstRecordLine: number;
  /** Lines that begin with one of these, after blanks, are no records, wherever they stand. */
  readonly comments: readonly string[];
  /** Fields of a record. A last field that is empty in every record of the beginning is not counted. */
  readonly columns: readonly PlannedColumn[];
  /** Absent where the table holds neither depth nor anything that could be imported. */
  readonly depth?: PlannedDepth;
  /** Widest image first, then other images, then curves or a survey. All have the same depths. */
  readonly parts: readonly PlannedPart[];
  /** Numbers that mean missing in every column but the depth's: the file's own, and those asked for or listed. */
  readonly nullValues: readonly number[];
  /** Numbers that may mean missing, which is judged once all values are known; empty where the user has said which do. */
  readonly sentinels: readonly number[];
  readonly findings: readonly Finding[];
  /** Lines that are not the table, at most 200, decoded. */
  readonly notes: readonly string[];
  /** The name of the well, where the file says it. */
  readonly well?: string;
  /** Why nothing of it is imported as it stands, and what to do: a sentence that goes on behind the file's name. */
  readonly refusal?: string;
}

export interface PlannedColumn extends InspectedColumn {
  /** Number of this column among the fields of a record, counted from 0; null for a member of a family that is missing. */
  readonly field: number | null;
}

/** Where depths come from, and how they become those that are stored. */
export type PlannedDepth = {
  /** The unit that depths are stored in. */
  readonly unit: 'm' | 'ft';
  readonly reference?: 'MD' | 'TVD';
} & (
  | {
      /** Index in `columns`. */
      readonly column: number;
      /** A depth of the file is multiplied by `times` and divided by `over`: 1 and 100 for centimetres stored in metres. */
      readonly times: number;
      readonly over: number;
      /** Whether its depths are written in feet and inches, as in 10'-6". */
      readonly feetAndInches: boolean;
    }
  /** Depths that the file does not have: those of the first record and between records, in `unit`. */
  | { readonly first: number; readonly step: number }
);

export interface PlannedPart {
  readonly name: string;
  readonly kind: PartKind;
  /** Indices in `columns`, in the order in which samples are stored; those without a field are null throughout. */
  readonly columns: readonly number[];
  readonly valueUnit?: string;
  /** What is measured, where the file says it. */
  readonly quantity?: string;
}

/** What a user has decided about a table; everything else is found out. */
export interface TableOptions {
  readonly encoding?: string;
  /** Lines before the table. */
  readonly skipLines?: number;
  readonly delimiter?: string;
  readonly decimal?: '.' | ',';
  /** Lines counted from 1; 0: there is none. */
  readonly headerLine?: number;
  readonly unitLine?: number;
  /** The name of the depth column or its number from 1; or the depth of the first record and the step between records. */
  readonly depth?: string | { readonly first: number; readonly step: number };
  /** As written by the user: `m`, `ft`, `cm`. */
  readonly depthUnit?: string;
  /** Columns of the image: `A..B` or names with commas between. */
  readonly image?: string;
  /** Columns that are left out: names or numbers from 1, with commas between. */
  readonly ignore?: string;
  readonly nullValues?: readonly number[];
}
