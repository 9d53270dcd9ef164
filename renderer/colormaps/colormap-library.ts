// In: the library's own colormaps and what is done with them. Out: what each view is drawn with; changes saved in the library.
import {
  colormapDefinition,
  encodeColormap,
  type ColormapDefinition,
} from '../../shared/colormaps/colormap-definition.ts';
import { DEFAULT_COLORMAP, isBuiltIn } from '../../shared/colormaps/colormap-names.ts';
import { lookOf, type LogView } from '../../shared/model/viewer-state.ts';
import type { Look } from '../../shared/model/display.ts';
import { MOST_COLORMAP_FILE_BYTES, type ColormapFormat } from '../../shared/colormaps/files/formats.ts';
import { call } from '../bridge/api.ts';
import {
  changeView,
  changeViewOf,
  useViewer,
  type Viewer,
  beginColormapEdit,
  endColormapEdit,
  followColormap,
  openDrawer,
  takeColormaps,
} from '../state/store.ts';
import { openView, openLog } from '../state/track-slice.ts';
import type { ColormapEdit } from '../state/colormap-slice.ts';
import { colormapsTexts as texts } from './texts.ts';

const specs = new WeakMap<ColormapDefinition, string>();

/** What a definition is asked for as. */
export function specOf(colormap: ColormapDefinition): string {
  let spec = specs.get(colormap);
  if (spec === undefined) specs.set(colormap, (spec = encodeColormap(colormap, colormap.name)));
  return spec;
}

/** undefined where the library has none of that name (any more). */
export function specNamed({ colormaps }: Pick<Viewer, 'colormaps'>, name: string): string | undefined {
  if (isBuiltIn(name)) return name;
  const own = colormaps.find((colormap) => colormap.name === name);
  return own && specOf(own);
}

/** What the picture of the open log is drawn with: what is being edited, what its view names, or else the default. */
export function drawnColormap(viewer: Pick<Viewer, 'colormaps' | 'colormapEdit'>, name: string): string {
  // Nothing is drawn anew while its name is typed.
  if (viewer.colormapEdit) return encodeColormap(viewer.colormapEdit.draft);
  return specNamed(viewer, name) ?? DEFAULT_COLORMAP;
}

/** The view's look as a request has it: with the colours themselves in place of a name that only this library knows. */
export function drawnLook(viewer: Pick<Viewer, 'colormaps' | 'colormapEdit'>, view: LogView): Look {
  return { ...lookOf(view), colormap: drawnColormap(viewer, view.colormap) };
}

/** The first of `name`, `name 2`, `name 3` … that is free. */
export function freeName(wanted: string, { colormaps }: Pick<Viewer, 'colormaps'>): string {
  const isTaken = (name: string): boolean => isBuiltIn(name) || colormaps.some((colormap) => colormap.name === name);
  for (let number = 2, name = wanted; ; number++) {
    if (!isTaken(name)) return name;
    name = `${wanted} ${number}`;
  }
}

/** `replaces`: the one in the library that is edited; a new one has none. */
export function editColormap(draft: ColormapDefinition, replaces?: string): void {
  const log = openLog(useViewer.getState());
  if (!log) return;
  // Where the panel has no room of its own, it is open as long as the editor is.
  beginColormapEdit({ draft, logId: log.id, ...(replaces === undefined ? {} : { replaces }) });
  openDrawer('display');
}

export function createColormap(): void {
  const stops = ['#000000', '#ffffff'].map((color, at) => ({ at, color }));
  const name = freeName(texts.newName, useViewer.getState());
  editColormap({ name, steps: 'smooth', interpolation: 'oklab', stops });
}

export async function duplicateColormap(name: string): Promise<void> {
  const viewer = useViewer.getState();
  editColormap({ ...(await definitionOf(name)), name: freeName(texts.copyName(name), viewer) });
}

/** A built-in one, which is a table, as one with stops. */
async function definitionOf(name: string): Promise<ColormapDefinition> {
  const own = useViewer.getState().colormaps.find((colormap) => colormap.name === name);
  if (own) return own;
  const { shapeOfBuiltIn } = await import('../../shared/colormaps/files/points.ts');
  return { ...shapeOfBuiltIn(isBuiltIn(name) ? name : DEFAULT_COLORMAP), name };
}

/** Views that are drawn with what is replaced follow it to its new name; the log it was begun with is drawn with it from now on. */
export async function saveColormap({ draft, replaces, logId }: ColormapEdit): Promise<void> {
  const parsed = colormapDefinition.safeParse(draft);
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message);
  const colormap = parsed.data;
  const colormaps = await call('colormap.save', { colormap, ...(replaces === undefined ? {} : { replaces }) });
  takeColormaps(colormaps);
  if (replaces !== undefined) followColormap(replaces, colormap.name);
  endColormapEdit();
  changeViewOf(logId, { colormap: colormap.name });
}

export async function removeColormap(name: string): Promise<void> {
  const colormaps = await call('colormap.remove', { name });
  takeColormaps(colormaps);
  if (openView(useViewer.getState())?.colormap === name) changeView({ colormap: DEFAULT_COLORMAP });
}

export interface ImportedColormaps {
  readonly names: readonly string[];
  readonly nullColor?: string | undefined;
}

/** Throws what is wrong in the first file that is no colormap; those before it are in the library. */
export async function importColormaps(files: readonly File[]): Promise<ImportedColormaps> {
  const { readColormaps } = await import('../../shared/colormaps/files/index.ts');
  const names: string[] = [];
  let suggested: string | undefined;
  for (const file of files) {
    if (file.size > MOST_COLORMAP_FILE_BYTES) throw new Error(texts.tooLarge(file.name));
    const { colormaps, nullColor } = readColormaps(file.name, await file.text());
    suggested ??= nullColor;
    for (const colormap of colormaps) {
      const name = freeName(colormap.name, useViewer.getState());
      takeColormaps(await call('colormap.save', { colormap: { ...colormap, name } }));
      names.push(name);
    }
  }
  if (names[0] !== undefined) changeView({ colormap: names[0] });
  return { names, nullColor: suggested };
}

/** The browser saves it, or Electron asks where. */
export async function exportColormap(name: string, format: ColormapFormat, nullColor: string): Promise<void> {
  const { colormapFileName, writeColormap } = await import('../../shared/colormaps/files/index.ts');
  const blob = new Blob([writeColormap(await definitionOf(name), format, nullColor)], { type: 'text/plain' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = colormapFileName(name, format);
  link.click();
  // The download has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
