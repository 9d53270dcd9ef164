// What a feature brings, part by part: a room has one constant of it, and the shell puts each part in its place.
import type { ComponentType } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import type { DialogName } from '../state/window-slice.ts';
import type { Viewer } from '../state/store.ts';
import type { PaletteGroup } from './palette-group.ts';
import type { Command, Commands } from './registry.ts';
import type { Layer, StandingTrack, Tool, TrackKind } from './stage-parts.ts';

export interface OfLog {
  /** The open one. */
  readonly log: ImageLog;
}

export interface OfView extends OfLog {
  readonly view: LogView;
}

/** Everything that is a list is in order: the features as the shell lists them, and within each of them as it stands here. */
export interface Feature {
  /** The other features whose rooms it imports. */
  readonly needs: readonly string[];
  /** One for each of its entries in shared/menu/. */
  readonly commands?: Readonly<Partial<Commands>>;
  /** Of the display panel, one below the other. */
  readonly sections?: readonly Section[];
  readonly dialogs?: readonly FeatureDialog[];
  /** On the depth axis: kinds of tracks that are arranged there, and tracks that stand there once. */
  readonly tracks?: readonly (TrackKind | StandingTrack)[];
  /** Over a track, each above those before it. */
  readonly layers?: readonly Layer[];
  /** Of the picture; of several that take the same input the first one has it. */
  readonly tools?: readonly Tool[];
  /** Controls in the header, after the log's name. */
  readonly header?: readonly ComponentType<OfLog>[];
  readonly paletteGroups?: readonly FeaturePaletteGroup[];
  readonly shortcuts?: readonly ShortcutGroup[];
  /** In the panel at the left, one below the other. */
  readonly list?: readonly ComponentType[];
  /** Above everything; nothing as long as there is nothing to say. */
  readonly banners?: readonly ComponentType[];
  /** Over everything, each for as long as it itself says. */
  readonly overlays?: readonly ComponentType[];
  /** In place of the picture while no log is open. `retry` reads the library again. */
  readonly empty?: ComponentType<{ readonly retry: () => void }>;
  /** What goes on for as long as the page lives. */
  readonly follow?: readonly ((commands: Commands) => void)[];
}

export interface Section {
  readonly Section: ComponentType<OfLog>;
  /** It has the panel to itself while this holds, and is not in it otherwise. */
  readonly alone?: (viewer: Viewer) => boolean;
}

/** Shown while the viewer's `dialog` has its name. */
export type FeatureDialog =
  /** Modal, about the viewer. */
  | { readonly name: DialogName; readonly kind: 'viewer'; readonly Dialog: ComponentType }
  /** Modal, about the open log. */
  | { readonly name: DialogName; readonly kind: 'log'; readonly Dialog: ComponentType<OfView> }
  /** About the open log, over its picture, which stays in sight. */
  | { readonly name: DialogName; readonly kind: 'prompt'; readonly Dialog: ComponentType<OfView> };

export interface FeaturePaletteGroup {
  /** The palette shows first what can be gone to: image logs, then places in them. */
  readonly of: 'logs' | 'places' | 'choices';
  readonly group: (viewer: Viewer, host: 'desktop' | 'browser') => PaletteGroup;
}

/** Of the sheet of shortcuts: what no menu shows. */
export interface ShortcutGroup {
  readonly where: 'picture' | 'elsewhere';
  /** What, and how. */
  readonly rows: readonly (readonly [string, string])[];
}

type IdsOf<F> = F extends { readonly commands: infer Own } ? keyof Own : never;

/** The ids that more than one of the features brings. */
type Doubled<Features extends readonly unknown[], Seen = never> = Features extends readonly [infer First, ...infer Rest]
  ? Extract<IdsOf<First>, Seen> | Doubled<Rest, Seen | IdsOf<First>>
  : never;

/** All their commands by id. A command that two of them bring does not compile: one would take the other's place unseen. */
export function commandsOf<const Features extends readonly Partial<Feature>[]>(
  features: Features & ([Doubled<Features>] extends [never] ? unknown : { readonly doubled: Doubled<Features> }),
): Readonly<Record<IdsOf<Features[number]>, Command>> {
  const all: Partial<Commands> = {};
  for (const { commands } of features) Object.assign(all, commands);
  // Which of them there are is what the features' own types say.
  return all;
}
