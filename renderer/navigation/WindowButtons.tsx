// The header's buttons that move the depth window: back, forward, zoom in, zoom out, whole log.
import { ArrowLeft, ArrowRight, Maximize2, Minus, Plus } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton.tsx';
import { navigationTexts as texts } from './texts.ts';
import styles from './WindowButtons.module.css';

export function WindowButtons() {
  return (
    <>
      <div className={styles.visits} role="group" aria-label={texts.visits}>
        <CommandButton id="window-back" label={texts.back} icon={<ArrowLeft aria-hidden="true" />} />
        <CommandButton id="window-forward" label={texts.forward} icon={<ArrowRight aria-hidden="true" />} />
      </div>
      <div className={styles.group} role="group" aria-label={texts.zoom}>
        <CommandButton id="zoom-out" label={texts.zoomOut} icon={<Minus aria-hidden="true" />} />
        <CommandButton id="zoom-in" label={texts.zoomIn} icon={<Plus aria-hidden="true" />} />
        <CommandButton id="zoom-all" label={texts.wholeLog} icon={<Maximize2 aria-hidden="true" />} />
      </div>
    </>
  );
}
