// The button that shows the colormap in use and opens the gallery to choose another.
import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { DEFAULT_COLORMAP } from '../../shared/colormaps/colormap-names.ts';
import { ColormapGallery, type ColormapGalleryProps } from './ColormapGallery.tsx';
import { ColormapPreview } from './ColormapPreview.tsx';
import { specNamed } from './colormap-library.ts';
import { useViewer, closeGallery, openGallery } from '../state/store.ts';
import { colormapsTexts as texts } from './texts.ts';
import styles from './ColormapPicker.module.css';

export function ColormapPicker({ colormap, invert, nullColor }: ColormapGalleryProps) {
  const open = useViewer((viewer) => viewer.galleryOpen);
  const spec = useViewer((viewer) => specNamed(viewer, colormap));
  return (
    <Popover.Root open={open} onOpenChange={(isOpen) => (isOpen ? openGallery() : closeGallery())}>
      <Popover.Trigger className={styles.chosen} data-colormap-picker="" aria-label={texts.choose(colormap)}>
        <ColormapPreview spec={spec ?? DEFAULT_COLORMAP} invert={invert} />
        <span>{colormap}</span>
        <ChevronDown aria-hidden="true" />
      </Popover.Trigger>
      {/* A status, so that screen readers announce it when the colormap goes missing. */}
      <p className={styles.missing} role="status">
        {spec === undefined && texts.missing(colormap, DEFAULT_COLORMAP)}
      </p>
      <Popover.Portal>
        <Popover.Content
          className={styles.gallery}
          side="left"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          aria-label={texts.gallery}
          // Escape closes the gallery and must not close the drawer around it as well.
          onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
        >
          <ColormapGallery colormap={colormap} invert={invert} nullColor={nullColor} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
