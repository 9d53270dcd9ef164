// The depths being selected with Shift. A store of its own, because a drag changes it at every move.
import { create } from 'zustand';
import type { DepthWindow } from '../../shared/axes/depth.ts';

interface Selection {
  readonly band: DepthWindow | undefined;
}

export const useSelection = create<Selection>()(() => ({ band: undefined }));

export function selectBand(band: DepthWindow | undefined): void {
  if (useSelection.getState().band !== band) useSelection.setState({ band });
}
