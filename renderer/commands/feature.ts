// The interface of a feature: each room of the page exports one, and the shell puts its parts in their places.
import type { ComponentType } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import type { Viewer } from '../state/store.ts';
import type { PaletteGroup } from './palette-group.ts';
import type { Remedies } from './ProblemText.tsx';
import type { Command, Commands } from './registry.ts';
import type { Layer, StandingTrack, Tool, TrackKind } from './stage-parts.ts';

export interface OfLog {
  /** The open log. */
  readonly log: ImageLog;
}

export interface OfView extends OfLog {
  readonly view: LogView;
}

/** All lists are in order of appearance: first by the shell's list of features, then by each feature's own lists. */
export interface Feature {
  /** The other features whose rooms this one imports. */
  readonly needs: readonly string[];
  /** One command for each of the feature's entries in shared/menu/. */
  readonly commands?: Readonly<Partial<Commands>>;
  /** Sections of the display panel, from top to bottom. */
  readonly sections?: readonly Section[];
  readonly dialogs?: readonly FeatureDialog[];
  /** Tracks on the depth axis: kinds that the user's arrangement may repeat, and tracks that stand there once. */
  readonly tracks?: readonly (TrackKind | StandingTrack)[];
  /** Layers over tracks, the later ones on top. */
  readonly layers?: readonly Layer[];
  /** Tools of the picture. Of several that take the same input the first one gets it. */
  readonly tools?: readonly Tool[];
  /** Controls in the header, after the log's name. */
  readonly header?: readonly ComponentType<OfLog>[];
  readonly paletteGroups?: readonly FeaturePaletteGroup[];
  readonly shortcuts?: readonly ShortcutGroup[];
  /** Parts of the panel at the left, from top to bottom. */
  readonly list?: readonly ComponentType[];
  /** Banners above everything, which draw nothing while they have nothing to say. */
  readonly banners?: readonly ComponentType[];
  /** Overlays over everything, which decide themselves when they are shown. */
  readonly overlays?: readonly ComponentType[];
  /** What is offered beside the message of an error, by its code. */
  readonly remedies?: Remedies;
  /** Shown in place of the stage while a log is open that is no image. */
  readonly table?: ComponentType<OfView>;
  /** Shown in place of the picture while no log is open. `retry` reads the library again. */
  readonly empty?: ComponentType<{ readonly retry: () => void }>;
  /** Functions called once, when the page starts; what they begin goes on for as long as the page lives. */
  readonly follow?: readonly ((commands: Commands) => void)[];
}

export interface Section {
  readonly Section: ComponentType<OfLog>;
  /** Whether it is about the picture, and so not shown for a log that is no image. */
  readonly ofPicture?: boolean;
  /** While this returns true the section is the only one in the panel; otherwise it is not shown. */
  readonly alone?: (viewer: Viewer) => boolean;
}

/** A dialog, shown while the viewer's `dialog` is its name. */
export type FeatureDialog =
  /** A modal dialog about the viewer. */
  | { readonly name: string; readonly kind: 'viewer'; readonly Dialog: ComponentType }
  /** A modal dialog about the open log. */
  | { readonly name: string; readonly kind: 'log'; readonly Dialog: ComponentType<OfView> }
  /** A prompt about the open log, over its picture, which stays in sight. */
  | { readonly name: string; readonly kind: 'prompt'; readonly Dialog: ComponentType<OfView> };

export interface FeaturePaletteGroup {
  /** Decides the group's place in the palette: image logs first, then places in them, then other choices. */
  readonly of: 'logs' | 'places' | 'choices';
  readonly group: (viewer: Viewer, host: 'desktop' | 'browser') => PaletteGroup;
}

/** A group of the sheet of shortcuts, for keys and gestures that are not in the menu. */
export interface ShortcutGroup {
  readonly where: 'picture' | 'elsewhere';
  /** Pairs of what is done and how. */
  readonly rows: readonly (readonly [string, string])[];
}

type IdsOf<F> = F extends { readonly commands: infer Own } ? keyof Own : never;

/** The ids of commands that more than one feature brings. */
type Doubled<Features extends readonly unknown[], Seen = never> = Features extends readonly [infer First, ...infer Rest]
  ? Extract<IdsOf<First>, Seen> | Doubled<Rest, Seen | IdsOf<First>>
  : never;

/** The commands of all features by id. An id that two features bring does not compile, as one would hide the other. */
export function commandsOf<const Features extends readonly Partial<Feature>[]>(
  features: Features & ([Doubled<Features>] extends [never] ? unknown : { readonly doubled: Doubled<Features> }),
): Readonly<Record<IdsOf<Features[number]>, Command>> {
  const all: Partial<Commands> = {};
  for (const { commands } of features) Object.assign(all, commands);
  // The cast is sound: the features' types say which ids there are.
  return all;
}
