// Tests that each shortcut of the menu answers to its own keys only.
import { describe, expect, it } from 'vitest';
import { acceleratorText, matchesAccelerator, type Keys } from '../../../renderer/commands/accelerator.ts';

const keys = (key: string, change: Partial<Keys> = {}): Keys => ({
  ...{ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
  ...change,
});

describe('accelerators', () => {
  it('match their keys', () => {
    expect(matchesAccelerator('CmdOrCtrl+O', keys('o', { ctrlKey: true }), false)).toBe(true);
    expect(matchesAccelerator('CmdOrCtrl+O', keys('o', { metaKey: true }), true)).toBe(true);
    expect(matchesAccelerator('CmdOrCtrl+Shift+Up', keys('ArrowUp', { ctrlKey: true, shiftKey: true }), false)).toBe(
      true,
    );
    expect(matchesAccelerator('F2', keys('F2'), false)).toBe(true);
    expect(matchesAccelerator('Alt+Left', keys('ArrowLeft', { altKey: true }), false)).toBe(true);
    expect(matchesAccelerator('CmdOrCtrl+[', keys('[', { metaKey: true }), true)).toBe(true);
  });

  it('do not match with a modifier more or less', () => {
    expect(matchesAccelerator('CmdOrCtrl+O', keys('o'), false)).toBe(false);
    expect(matchesAccelerator('Alt+Left', keys('ArrowLeft'), false)).toBe(false);
    expect(matchesAccelerator('CmdOrCtrl+O', keys('o', { ctrlKey: true, altKey: true }), false)).toBe(false);
    expect(matchesAccelerator('CmdOrCtrl+Up', keys('ArrowUp', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesAccelerator('CmdOrCtrl+O', keys('o', { metaKey: true }), false)).toBe(false);
  });

  it('match signs wherever the keyboard has them', () => {
    expect(matchesAccelerator('CmdOrCtrl+/', keys('/', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesAccelerator('CmdOrCtrl+=', keys('+', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesAccelerator('CmdOrCtrl+-', keys('-', { ctrlKey: true }), false)).toBe(true);
  });

  it('read as the system writes them', () => {
    expect(acceleratorText('CmdOrCtrl+Shift+Up', false)).toBe('Ctrl+Shift+Up');
    expect(acceleratorText('CmdOrCtrl+Shift+Up', true)).toBe('⌘⇧↑');
    expect(acceleratorText('CmdOrCtrl+Alt+Up', true)).toBe('⌘⌥↑');
  });
});
