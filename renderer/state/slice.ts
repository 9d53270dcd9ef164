// The type of the setter that a slice gets for its own fields, so that no slice can set another's.

/** Sets fields in one change of the store. A function that returns its argument changes nothing. */
export type SetFields<F> = (change: Partial<F> | ((fields: F) => Partial<F>)) => void;
