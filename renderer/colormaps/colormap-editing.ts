// Edits of a colormap's stops: add, move, recolour, remove, space evenly, reverse, step.
import { hexAt, reversedStops } from '../../shared/colormaps/colormaps.ts';
import {
  MAX_STOPS,
  MIN_STOPS,
  type ColormapShape,
  type ColormapStop,
} from '../../shared/colormaps/colormap-definition.ts';

/** A shape and the stop that is selected in it. */
export interface Edited<S extends ColormapShape> {
  readonly shape: S;
  readonly selected: number;
}

/** Adds a stop in the colour that its place, 0 to 1, already has, so that nothing looks different at first. */
export function addStop<S extends ColormapShape>(shape: S, at: number): Edited<S> | undefined {
  if (shape.stops.length >= MAX_STOPS) return undefined;
  const stop = { at: rounded(at), color: hexAt(shape, at) };
  const before = shape.stops.filter((other) => other.at <= stop.at);
  return {
    shape: { ...shape, stops: [...before, stop, ...shape.stops.slice(before.length)] },
    selected: before.length,
  };
}

/** The place for a new stop: the middle of the widest gap, or of the widest band of a stepped colormap. */
export function widestGap({ steps, stops }: ColormapShape): number {
  const ends = stops.map((stop, i) => stops[i + 1]?.at ?? (steps === 'stepped' ? 1 : stop.at));
  const widths = stops.map((stop, i) => ends[i]! - stop.at);
  const widest = widths.indexOf(Math.max(...widths));
  return (stops[widest]!.at + ends[widest]!) / 2;
}

export function removeStop<S extends ColormapShape>(shape: S, index: number): Edited<S> | undefined {
  if (shape.stops.length <= MIN_STOPS) return undefined;
  const stops = shape.stops.filter((_, i) => i !== index);
  return { shape: { ...shape, stops }, selected: Math.min(index, stops.length - 1) };
}

/** Moves a stop as far as its neighbours let it. */
export function moveStop<S extends ColormapShape>(shape: S, index: number, at: number): S {
  const [least, most] = roomOf(shape, index);
  return changeStop(shape, index, { at: rounded(Math.min(most, Math.max(least, at))) });
}

export function roomOf({ stops }: ColormapShape, index: number): readonly [number, number] {
  return [stops[index - 1]?.at ?? 0, stops[index + 1]?.at ?? 1];
}

export function changeStop<S extends ColormapShape>(shape: S, index: number, change: Partial<ColormapStop>): S {
  return { ...shape, stops: shape.stops.map((stop, i) => (i === index ? { ...stop, ...change } : stop)) };
}

/** Evenly spaced stops. Bands get the same width; of a smooth colormap the outer stops go to the ends. */
export function spacedEvenly<S extends ColormapShape>(shape: S): S {
  const parts = shape.steps === 'stepped' ? shape.stops.length : shape.stops.length - 1;
  return { ...shape, stops: shape.stops.map((stop, i) => ({ ...stop, at: rounded(i / parts) })) };
}

export function reversed<S extends ColormapShape>(shape: S): S {
  return { ...shape, stops: reversedStops(shape).map((stop) => ({ ...stop, at: rounded(stop.at) })) };
}

/** Switches between smooth and stepped. The stops move together to make room for a last band, or spread out again. */
export function withSteps<S extends ColormapShape>(shape: S, steps: ColormapShape['steps']): S {
  if (steps === shape.steps) return shape;
  const count = shape.stops.length;
  const factor = steps === 'stepped' ? (count - 1) / count : count / (count - 1);
  const stops = shape.stops.map((stop) => ({ ...stop, at: rounded(Math.min(1, stop.at * factor)) }));
  return { ...shape, steps, stops };
}

/** Rounds a place, finer than samples are stored, so that the value 4 of 7 is still on the edge at four sevenths. */
function rounded(at: number): number {
  return Number(at.toFixed(12));
}
