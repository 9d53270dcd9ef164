// Tests that the light colours are the same, whether the system or the settings ask for them.
import fs from 'node:fs';
import { expect, test } from 'vitest';

test('the light colours of the system and of the settings are the same', () => {
  const css = fs.readFileSync(new URL('../../renderer/theme.css', import.meta.url), 'utf8');
  const colours = (selector: string): string[] => {
    const from = css.indexOf(selector);
    expect(from, selector).toBeGreaterThan(0);
    const block = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
    return block.split(/;\s*/).map((line) => line.trim());
  };
  const system = colours(":root:not([data-theme='dark']) {");
  expect(system.length).toBeGreaterThan(15);
  expect(colours(":root[data-theme='light'] {")).toEqual(system);
});
