// In: a drag with Shift held. Out: the depths between its ends, for all that draws the band.
import { create } from 'zustand';
import type { DepthWindow } from '../../shared/axes/depth.ts';

/** Apart from the viewer's state: nothing else follows it, and a drag changes it at every input. */
export const useSelection = create<{ readonly band: DepthWindow | undefined }>()(() => ({ band: undefined }));
