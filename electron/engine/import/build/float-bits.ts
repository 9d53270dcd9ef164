// Compares floats by their bits, without a branch.

/**
 * The lesser of two floats that are not below zero, by their bits, which order as they do. Without a branch: which of two
 * samples is the lesser no processor foresees.
 */
export function lesser(a: number, b: number): number {
  const difference = (a - b) | 0;
  return (b + (difference & (difference >> 31))) | 0;
}

export function greater(a: number, b: number): number {
  const difference = (a - b) | 0;
  return (a - (difference & (difference >> 31))) | 0;
}
