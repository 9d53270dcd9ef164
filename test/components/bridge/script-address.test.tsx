// Tests the page's one policy for scripts: it lets those of its own origin through and nothing else.
import { expect, test } from 'vitest';
import { scriptAddress } from '../../../renderer/bridge/script-address.ts';

test('a script of the page’s own is taken, as a trusted address', () => {
  const trusted = scriptAddress('/assets/paint-worker.js');
  expect(String(trusted)).toBe(`${location.origin}/assets/paint-worker.js`);
  expect(Object.prototype.toString.call(trusted)).toBe('[object TrustedScriptURL]');
});

test.each([
  'https://elsewhere.example/worker.js',
  '//elsewhere.example/worker.js',
  'data:text/javascript,postMessage(1)',
  `blob:${location.origin}/0b7a5b34-3a41-4d68-9fd5-0a2b7e0b3c11`,
  'javascript:alert(1)',
])('%s is refused', (address) => {
  expect(() => scriptAddress(address)).toThrow(`Expected a script of ${location.origin} but received`);
});
