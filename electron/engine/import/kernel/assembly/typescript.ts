// What the kernel asks of TypeScript: to read what is not plain. Both are imported by its module.

/** The sample in the field [start, end): NaN where it is missing, Infinity where its record has to be read whole. */
export declare function readField(start: usize, end: usize): f64;

/** Reads the record from `start` on into the row, and its depth. Returns the address of its line feed; 0 where it is none. */
export declare function readWholeRecord(start: usize): usize;
