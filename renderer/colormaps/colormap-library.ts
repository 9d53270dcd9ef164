// The library's own colormaps: what each view is drawn with, and saving, deleting, importing and exporting them.
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

/** The spec by which requests ask for a definition. */
export function specOf(colormap: ColormapDefinition): string {
  let spec = specs.get(colormap);
  if (spec === undefined) specs.set(colormap, (spec = encodeColormap(colormap, colormap.name)));
  return spec;
}

/** The spec of a colormap's name; undefined where the library has none of that name. */
export function specNamed({ colormaps }: Pick<Viewer, 'colormaps'>, name: string): string | undefined {
  if (isBuiltIn(name)) return name;
  const own = colormaps.find((colormap) => colormap.name === name);
  return own && specOf(own);
}

/** The spec that the open log is drawn with: the colormap being edited, else the view's, else the default. */
export function drawnColormap(viewer: Pick<Viewer, 'colormaps' | 'colormapEdit'>, name: string): string {
  // Without the name, so that typing a name does not draw the picture again.
  if (viewer.colormapEdit) return encodeColormap(viewer.colormapEdit.draft);
  return specNamed(viewer, name) ?? DEFAULT_COLORMAP;
}

/** The look for a request: the colours themselves in place of the name of one of the library's own colormaps. */
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

/** Begins an edit. `replaces`: the name of the library's colormap that is edited; absent for a new one. */
export function editColormap(draft: ColormapDefinition, replaces?: string): void {
  const log = openLog(useViewer.getState());
  if (!log) return;
  // On a narrow window the panel is a drawer, which has to be open for the editor.
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

/** The definition of a colormap by its name; a built-in one, which is a table, gets stops. */
async function definitionOf(name: string): Promise<ColormapDefinition> {
  const own = useViewer.getState().colormaps.find((colormap) => colormap.name === name);
  if (own) return own;
  const { shapeOfBuiltIn } = await import('../../shared/colormaps/files/points.ts');
  return { ...shapeOfBuiltIn(isBuiltIn(name) ? name : DEFAULT_COLORMAP), name };
}

/** Saves an edit. Views that use the replaced colormap follow its new name; the log of the edit uses it from now on. */
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

/** Adds the colormaps of files. Throws at the first file that cannot be read; those before it are in the library. */
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

/** Writes a colormap to a file: a browser downloads it, the desktop asks where to save it. */
export async function exportColormap(name: string, format: ColormapFormat, nullColor: string): Promise<void> {
  const { colormapFileName, writeColormap } = await import('../../shared/colormaps/files/index.ts');
  const blob = new Blob([writeColormap(await definitionOf(name), format, nullColor)], { type: 'text/plain' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = colormapFileName(name, format);
  link.click();
  // The download has begun to read the blob by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
