// In: a colormap. Out: its 256 entries drawn from low to high.
import { useEffect, useRef } from 'react';
import { colormapTable, type ColormapName } from '../shared/colormaps.ts';

const ENTRIES = 256;

export function ColormapPreview({ name, invert }: { readonly name: ColormapName; readonly invert: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const table = colormapTable(name, invert);
    const pixels = context.createImageData(ENTRIES, 1);
    for (let i = 0; i < ENTRIES; i++) {
      pixels.data.set(table.subarray(i * 3, i * 3 + 3), i * 4);
      pixels.data[i * 4 + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
  }, [name, invert]);
  return <canvas ref={canvas} className="colormap-preview" width={ENTRIES} height={1} aria-hidden="true" />;
}
