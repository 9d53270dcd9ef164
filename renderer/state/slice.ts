// What the changes of a slice are handed: a setter of the slice's own fields, so that no slice can set another's.

/** Returning what it was given changes nothing. One call is one change of the store: whoever follows it sees all of it at once. */
export type SetFields<F> = (change: Partial<F> | ((fields: F) => Partial<F>)) => void;
