// The colour-vision preview: SVG filters over everything drawn in a colormap, and a mark that says so.
import { Eye } from 'lucide-react';
import { useEffect } from 'react';
import { useViewer, seeWith } from '../state/store.ts';
import { colormapsTexts as texts } from './texts.ts';
import { VISION_MATRICES } from './vision.ts';
import buttons from '../controls/button.module.css';
import styles from './Vision.module.css';

export function VisionFilters() {
  const vision = useViewer((viewer) => viewer.vision);
  useEffect(() => {
    document.documentElement.dataset.vision = vision;
  }, [vision]);
  return (
    <svg className={styles.filters} aria-hidden="true" width="0" height="0">
      {Object.entries(VISION_MATRICES).map(([name, rows]) => (
        <filter key={name} id={`vision-${name}`} colorInterpolationFilters="linearRGB">
          <feColorMatrix type="matrix" values={[...rows.map((row) => `${row.join(' ')} 0 0`), '0 0 0 1 0'].join(' ')} />
        </filter>
      ))}
    </svg>
  );
}

export function VisionNotice() {
  const vision = useViewer((viewer) => viewer.vision);
  return (
    <div className={styles.room} role="status">
      {vision !== 'normal' && (
        <div className={styles.notice}>
          <Eye aria-hidden="true" />
          <span>{texts.seenNotice(texts.visions[vision].toLowerCase())}</span>
          <button type="button" className={buttons.button} onClick={() => seeWith('normal')}>
            {texts.seenNormally}
          </button>
        </div>
      )}
    </div>
  );
}
