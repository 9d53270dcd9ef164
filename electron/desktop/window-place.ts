// Where to open the window: at its remembered place, or centred if its title bar could not be reached there.
import type { Rectangle } from 'electron';
import type { WindowState } from '../engine/preferences.ts';

/** The part of the title bar that has to be on a display for a person to grab it, in screen pixels. */
const GRAB_WIDTH_PX = 120;
const GRAB_HEIGHT_PX = 40;

/** The state unchanged if the title bar can be grabbed; else centred, because the display it was on may be gone. */
export function placeOnScreen(state: WindowState, workAreas: readonly Rectangle[]): WindowState {
  const { x, y, width, height, maximized } = state;
  if (x === undefined || y === undefined) return { width, height, maximized };
  const grabbable = workAreas.some((area) => {
    const visibleWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    return visibleWidth >= GRAB_WIDTH_PX && y >= area.y && y <= area.y + area.height - GRAB_HEIGHT_PX;
  });
  return grabbable ? state : { width, height, maximized };
}
