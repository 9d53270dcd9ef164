// In: a colormap's colours. Out: its 256 entries drawn from low to high.
import { useEffect, useRef } from 'react';
import { colormapTable } from '../../shared/colormaps/colormaps.ts';

const ENTRIES = 256;

interface ColormapPreviewProps {
  /** A built-in one's name, or a definition. */
  readonly spec: string;
  readonly invert: boolean;
}

export function ColormapPreview({ spec, invert }: ColormapPreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const table = colormapTable(spec, invert);
    const pixels = context.createImageData(ENTRIES, 1);
    for (let i = 0; i < ENTRIES; i++) {
      pixels.data.set(table.subarray(i * 3, i * 3 + 3), i * 4);
      pixels.data[i * 4 + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
  }, [spec, invert]);
  return <canvas ref={canvas} className="colormap-preview" width={ENTRIES} height={1} aria-hidden="true" />;
}
