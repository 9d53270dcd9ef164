// Tests that the page's words stand only in files named texts.ts, where they can be translated.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const RENDERER = new URL('../../renderer/', import.meta.url);
/** Attributes that are read or heard. */
const SPOKEN = /^(aria-label|aria-valuetext|aria-description|title|placeholder|label|hint|text|alt)$/;
const WORD = /\p{L}/u;
/** Two words, the first as a sentence begins. */
const SENTENCE = /\b[A-Z][a-z]+ [a-z]+/;

function wordsOf(file: string, source: string): string[] {
  const found: string[] = [];
  // Of plain TypeScript a generic function would be taken for an element.
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const root = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (ts.isJsxText(node) && WORD.test(node.text)) found.push(node.text.trim());
    else if (isText && WORD.test(node.text) && (isSpoken(node) || (SENTENCE.test(node.text) && !isThrown(node)))) {
      found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** In an attribute that is spoken, or the whole of what an element holds. What is passed on to a function is its own. */
function isSpoken(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isJsxAttribute(parent)) return SPOKEN.test(parent.name.getText());
  if (ts.isJsxExpression(parent)) return ts.isJsxAttribute(parent.parent) ? isSpoken(parent) : true;
  const passes =
    ts.isTemplateExpression(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isParenthesizedExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) &&
      parent.right === node &&
      [ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(
        parent.operatorToken.kind,
      ));
  return passes && isSpoken(parent);
}

/** What a programmer reads. */
function isThrown({ parent }: ts.Node): boolean {
  if (ts.isTemplateExpression(parent) || ts.isTemplateSpan(parent)) return isThrown(parent);
  return ts.isNewExpression(parent) && /^(?:Type)?Error$/.test(parent.expression.getText());
}

const sources = fs
  .readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && path.basename(name) !== 'texts.ts');
const offenders = sources.flatMap((name) =>
  wordsOf(name, fs.readFileSync(new URL(name, RENDERER), 'utf8')).map((words) => `${name}: ${words}`),
);

test('a word in an element, an attribute or a sentence is found, and a name for the machine is not', () => {
  const source = `const a = <p className="one two" title="Tip" aria-label={b ? 'Yes' : \`No \${c}\`}>Words {'more'}{t('key')}</p>;
    throw new Error('Expected an element');
    const s = say('Expected a number');`;
  expect(wordsOf('a.tsx', source)).toEqual(['Tip', 'Yes', 'No ', 'Words', 'more', 'Expected a number']);
});

test('the words of the page stand in the texts.ts of its rooms', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(offenders).toEqual([]);
});
