// Draws a colormap from low to high: 256 entries on a canvas, or bands with their own edges as SVG.
import { useEffect, useRef } from 'react';
import { entryAt, paintedColormap } from '../../shared/colormaps/colormaps.ts';
import { placeOfTone, type Tone } from '../../shared/picture/tone.ts';
import styles from './ColormapPreview.module.css';

const ENTRIES = 256;
const IN_PROPORTION: Tone = { curve: 'linear', gamma: 1 };

interface ColormapPreviewProps {
  /** A built-in colormap's name, or a definition. */
  readonly spec: string;
  readonly invert: boolean;
  /** Curve and gamma, for a preview along a range of values; absent: in proportion. */
  readonly tone?: Tone;
  /** Where it is not as high as most. */
  readonly className?: string | undefined;
}

export function ColormapPreview({ spec, invert, tone = IN_PROPORTION, className }: ColormapPreviewProps) {
  const { colors, begins } = paintedColormap(spec, invert);
  const look = [styles.preview, className].join(' ');
  return begins ? (
    <BandsPreview className={look} colors={colors} places={begins.map((begin) => placeOfTone(begin, tone))} />
  ) : (
    <EntriesPreview className={look} colors={colors} tone={tone} />
  );
}

interface PaintedProps {
  readonly className: string;
  readonly colors: Uint8Array;
}

function EntriesPreview({ className, colors, tone: { curve, gamma } }: PaintedProps & { readonly tone: Tone }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(ENTRIES, 1);
    for (let i = 0; i < ENTRIES; i++) {
      const entry = entryAt(i / (ENTRIES - 1), { curve, gamma });
      pixels.data.set(colors.subarray(entry * 3, entry * 3 + 3), i * 4);
      pixels.data[i * 4 + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
  }, [colors, curve, gamma]);
  return (
    <canvas ref={canvas} className={className} data-vision-seen="" width={ENTRIES} height={1} aria-hidden="true" />
  );
}

/** Bands as SVG: a canvas has pixels of its own, which would round the edges. */
function BandsPreview({ className, colors, places }: PaintedProps & { readonly places: readonly number[] }) {
  return (
    <svg
      className={className}
      data-vision-seen=""
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      aria-hidden="true"
    >
      {places.map((place, i) => (
        // Each band reaches to the high end below the later ones, so that no gap shows between two bands.
        <rect
          key={i}
          x={place}
          width={1 - place}
          height={1}
          fill={`rgb(${colors.subarray(i * 3, i * 3 + 3).join(' ')})`}
        />
      ))}
    </svg>
  );
}
