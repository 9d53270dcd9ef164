// GET /colormaps: the built-in colormaps and the library's own, each with all its colours.
import { encodeColormap } from '../../shared/colormaps/colormap-definition.ts';
import { COLORMAP_NAMES, DEFAULT_COLORMAP } from '../../shared/colormaps/colormap-names.ts';
import { colormapTable } from '../../shared/colormaps/colormaps.ts';
import type { ApiContext, ApiServer } from './api-context.ts';
import { colormapList } from './api-schemas.ts';

export function addColormapsRoute(server: ApiServer, { engine }: ApiContext): void {
  server.get(
    '/colormaps',
    {
      schema: {
        summary: 'The colormaps and their colours: the built-in ones, then the library’s own',
        response: { 200: colormapList },
      },
    },
    async () => {
      const own = await engine.call('colormap.list', {});
      return [
        ...COLORMAP_NAMES.map((name) => ({ name, builtIn: true, spec: name })),
        ...own.map((definition) => ({ name: definition.name, builtIn: false, spec: encodeColormap(definition) })),
      ].map(({ spec, ...map }) => ({
        ...map,
        default: map.name === DEFAULT_COLORMAP,
        colors: colorsOf(colormapTable(spec)),
      }));
    },
  );
}

function colorsOf(table: Uint8Array): string[] {
  const hex = Buffer.from(table).toString('hex');
  return Array.from({ length: table.length / 3 }, (_, i) => `#${hex.slice(i * 6, i * 6 + 6)}`);
}
