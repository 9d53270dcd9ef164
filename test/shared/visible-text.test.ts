// Tests which characters of a name are hidden, that names of all scripts are left alone, and that JSON stays exact.
import { expect, test } from 'vitest';
import { colormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import { logNameOf } from '../../shared/model/file-formats.ts';
import { imageLog, importOptions, logDescription } from '../../shared/model/image-log.ts';
import { bookmarks } from '../../shared/records/bookmark.ts';
import { isVisible, visibleJson, visibleName, visibleText } from '../../shared/visible-text.ts';

const HIDDEN = [
  ...['\0', '\t', '\n', '\r', '\x1b', '\x7f', '\x85', '\x9b', '\u2028', '\u2029'],
  ...['\u200e', '\u200f', '\u061c', '\u202a', '\u202e', '\u2066', '\u2069', '\u200b', '\u2060', '\ufeff', '\u00ad'],
  ...['\u3164', '\ud800', '\u{e0041}'],
];

test.each(HIDDEN)('%j is shown, and replaced in a name', (character) => {
  const code = character.codePointAt(0)!.toString(16);
  expect(visibleText(`a${character}b`)).toBe(`a\\u{${code}}b`);
  expect(visibleName(`a${character}b`)).toBe('a\ufffdb');
  const json = visibleJson({ name: `a${character}b` });
  expect(visibleText(json)).toBe(json);
  expect(JSON.parse(json)).toEqual({ name: `a${character}b` });
});

test('a joiner is shown where it joins nothing', () => {
  expect(visibleText('a\u200db\u200cc')).toBe('a\\u{200d}b\\u{200c}c');
});

test.each(['Core 7/8 (№ 3) – “x”', 'می‌خواهم', 'क्‍ष', '👩‍🔬 ❤️', 'é ñ ü', '井戸 三号', 'C:\\logs\\a.csv', 'עברית'])(
  '%s is left alone',
  (name) => {
    expect([visibleText(name), visibleName(name), isVisible(name)]).toEqual([name, name, true]);
    expect(visibleJson([name])).toBe(JSON.stringify([name]));
  },
);

test('a name that is given is refused with them, one of a file has them replaced, one of an old library is kept', () => {
  for (const schema of [importOptions, logDescription, bookmarks.schema, colormapDefinition]) {
    const issues = schema.safeParse({ name: 'a\u200b1  fake' }).error?.issues;
    expect(issues?.map(({ message }) => message)).toContain(
      'Expected a name of characters that can be seen but received "a\\u{200b}1  fake"',
    );
  }
  expect(logNameOf('a\x1b[31m\nb.csv.gz', { endings: ['csv'], packedEndings: ['gz'], mimes: [] })).toBe(
    'a\ufffd[31m\ufffdb',
  );
  expect(imageLog.shape.name.parse('a\nb')).toBe('a\nb');
});
