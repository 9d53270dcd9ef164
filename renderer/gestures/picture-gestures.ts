// Pointer events on a picture: decides which tool gets them, and applies the changes the tool returns.
import { useEffect, useState, type MouseEvent, type PointerEvent } from 'react';
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { Drag, Fingers, OnStage, Place, Tool } from '../commands/stage-parts.ts';
import { makeChange, onStage } from './make-change.ts';
import { dragDirection } from './window-gestures.ts';

interface PictureGestures {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  onPointerCancel(event: PointerEvent<HTMLElement>): void;
  onDoubleClick(event: MouseEvent<HTMLElement>): void;
}

type Hold =
  | { readonly kind: 'drag'; readonly drag: Drag }
  /** The drag's direction is not clear yet, so one of two tools may still get it. */
  | { readonly kind: 'undecided'; readonly from: Place; readonly along: Drag | undefined; readonly sideways: Drag }
  | { readonly kind: 'pinch'; readonly tool: Tool; readonly from: Fingers; readonly window: DepthWindow };

export function usePictureGestures(tools: readonly Tool[]): PictureGestures {
  const [{ handlers, close }] = useState(() => createPictureGestures(tools));
  useEffect(() => close, [close]);
  return handlers;
}

function createPictureGestures(tools: readonly Tool[]): {
  readonly handlers: PictureGestures;
  readonly close: () => void;
} {
  const pointers = new Map<number, Place>();
  /** The picture's box in CSS pixels. Measured once a gesture, because measuring at every move would force layouts. */
  let box = { left: 0, top: 0, widthPx: 0, heightPx: 0 };
  let hold: Hold | undefined;

  const toolsNow = (now: OnStage): readonly Tool[] => tools.filter(({ possible }) => possible?.(now) ?? true);

  function begin(event: PointerEvent<HTMLElement>): void {
    const now = onStage();
    if (event.button !== 0 || !now) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (pointers.size === 0) box = boxOf(event.currentTarget);
    pointers.set(event.pointerId, placeOf(event, box));
    if (pointers.size === 2) takePinch(now);
    else if (pointers.size === 1) takeDrag(placeOf(event, box), event.shiftKey, now);
  }

  function takeDrag(from: Place, shift: boolean, now: OnStage): void {
    const along = beginDrag(shift ? 'shift' : 'along', from, now);
    const sideways = shift ? undefined : beginDrag('sideways', from, now);
    if (sideways) hold = { kind: 'undecided', from, along, sideways };
    else hold = along && { kind: 'drag', drag: along };
    if (shift) window.addEventListener('keydown', cancelOnEscape, { capture: true });
  }

  function beginDrag(how: 'along' | 'sideways' | 'shift', from: Place, now: OnStage): Drag | undefined {
    const tool = toolsNow(now).find(({ drag }) => drag?.how === how);
    return tool?.drag?.begin(from, now);
  }

  function takePinch(now: OnStage): void {
    drop();
    const tool = toolsNow(now).find(({ pinch }) => pinch);
    hold = tool && { kind: 'pinch', tool, from: fingersOf([...pointers.values()]), window: now.view };
  }

  function move(event: PointerEvent<HTMLElement>): void {
    const now = onStage();
    if (!pointers.has(event.pointerId) || !hold || !now) return;
    const place = placeOf(event, box);
    pointers.set(event.pointerId, place);
    if (hold.kind === 'undecided') {
      const direction = dragDirection(place.x - hold.from.x, place.y - hold.from.y);
      const drag = direction === 'sideways' ? hold.sideways : hold.along;
      if (!direction || !drag) return;
      hold = { kind: 'drag', drag };
    }
    if (hold.kind === 'drag') makeChange(hold.drag.move(place, now));
    else {
      const { tool, from, window } = hold;
      makeChange(tool.pinch?.(from, fingersOf([...pointers.values()]), box.heightPx, window, now));
    }
  }

  function end(event: PointerEvent<HTMLElement>): void {
    const now = onStage();
    const change = now && hold?.kind === 'drag' ? hold.drag.end?.(now) : undefined;
    leave(event);
    makeChange(change);
  }

  /** A pointer leaves. The finger that stays after a pinch goes on panning. */
  function leave(event: PointerEvent<HTMLElement>): void {
    pointers.delete(event.pointerId);
    drop();
    const [rest] = pointers.values();
    const now = onStage();
    const drag = rest && now && beginDrag('along', rest, now);
    hold = drag && { kind: 'drag', drag };
  }

  function drop(): void {
    if (hold?.kind === 'drag') makeChange(hold.drag.cancel?.());
    hold = undefined;
    window.removeEventListener('keydown', cancelOnEscape, { capture: true });
  }

  function cancelOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    drop();
  }

  function doubleClick(event: MouseEvent<HTMLElement>): void {
    const now = onStage();
    if (event.button !== 0 || !now) return;
    const tool = toolsNow(now).find((each) => each.doubleClick);
    makeChange(tool?.doubleClick?.(placeOf(event, boxOf(event.currentTarget)), event.shiftKey, now));
  }

  return {
    handlers: {
      onPointerDown: begin,
      onPointerMove: move,
      onPointerUp: end,
      onPointerCancel: leave,
      onDoubleClick: doubleClick,
    },
    close: drop,
  };
}

type Box = ReturnType<typeof boxOf>;

function boxOf(picture: HTMLElement): { left: number; top: number; widthPx: number; heightPx: number } {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return { left, top, widthPx: width, heightPx: height };
}

function placeOf({ clientX, clientY }: MouseEvent<HTMLElement>, { left, top, widthPx, heightPx }: Box): Place {
  return { x: clientX - left, y: clientY - top, widthPx, heightPx };
}

function fingersOf([a, b]: readonly Place[]): Fingers {
  if (!a || !b) return { y: 0, apartPx: 1 };
  return { y: (a.y + b.y) / 2, apartPx: Math.hypot(a.x - b.x, a.y - b.y) };
}
