// Style sheets are modules whose classes belong to the components that import them; only theme.css is global.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const RENDERER = fileURLToPath(new URL('../../renderer/', import.meta.url));

const files = fs.readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).map((name) => path.join(RENDERER, name));
const components = files
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readComponent(file, fs.readFileSync(file, 'utf8')));
const sheets = new Map(
  files
    .filter((file) => file.endsWith('.module.css'))
    .map((file) => [file, readSheet(fs.readFileSync(file, 'utf8'))] as const),
);

interface Sheet {
  readonly classes: ReadonlySet<string>;
  /** Those that another class of the sheet brings along. */
  readonly composed: ReadonlySet<string>;
}

function readSheet(source: string): Sheet {
  const css = source.replace(/\/\*[^]*?\*\//g, '').replace(/'[^']*'/g, "''");
  const selectors = css.split('{').slice(0, -1);
  const names = selectors.flatMap((text) =>
    text.slice(Math.max(...[';', '}'].map((end) => text.lastIndexOf(end))) + 1),
  );
  return {
    classes: new Set(names.flatMap((selector) => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!))),
    composed: new Set([...css.matchAll(/composes:([^;]*);/g)].flatMap(([, list]) => list!.trim().split(/\s+/))),
  };
}

interface Component {
  readonly file: string;
  /** From modules, by the name that each has here, in their order. */
  readonly modules: ReadonlyMap<string, string>;
  /** Sheets imported for their effect. */
  readonly bare: readonly string[];
  /** `name.of`, as `[name, of]`. */
  readonly uses: readonly (readonly [string, string])[];
  /** What is not seen to come from a module. */
  readonly strings: readonly string[];
  /** Something else is imported after a sheet, or a shared sheet after its own. */
  readonly misordered: boolean;
}

function readComponent(file: string, source: string): Component {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const root = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const imports = root.statements.filter(ts.isImportDeclaration).map((statement) => ({
    from: (statement.moduleSpecifier as ts.StringLiteral).text,
    name: statement.importClause?.name?.text,
  }));
  const modules = new Map(
    imports.flatMap(({ from, name }) =>
      name !== undefined && from.endsWith('.module.css') ? [[name, path.join(path.dirname(file), from)] as const] : [],
    ),
  );
  const uses: [string, string][] = [];
  const strings: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && modules.has(node.expression.getText())) {
      uses.push([node.expression.getText(), node.name.text]);
    } else if (ts.isElementAccessExpression(node) && modules.has(node.expression.getText())) {
      strings.push(node.getText());
    } else if (ts.isJsxAttribute(node) && node.name.getText() === 'className' && node.initializer) {
      strings.push(...namesIn(node.initializer));
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  const order = imports.map(({ from }) => (from.endsWith('.css') ? (from === ownSheet(file) ? 2 : 1) : 0));
  return {
    file,
    modules,
    bare: imports.flatMap(({ from, name }) => (from.endsWith('.css') && name === undefined ? [from] : [])),
    uses,
    strings,
    misordered: modules.size > 0 && order.some((rank, i) => rank < Math.max(0, ...order.slice(0, i))),
  };
}

function ownSheet(file: string): string {
  return `./${path.basename(file, path.extname(file))}.module.css`;
}

/** Words written in a class name itself: not in a condition, and not the space between two names. */
function namesIn(node: ts.Node): string[] {
  if (ts.isConditionalExpression(node)) return [...namesIn(node.whenTrue), ...namesIn(node.whenFalse)];
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) return node.text.trim() === '' ? [] : [node.text];
  if (ts.isTemplateMiddleOrTemplateTail(node)) return node.text.trim() === '' ? [] : [node.text];
  const found: string[] = [];
  ts.forEachChild(node, (child) => void found.push(...namesIn(child)));
  return found;
}

const short = (file: string): string => path.relative(RENDERER, file);

test('classes, and what they bring along, are found in a sheet', () => {
  const sheet = readSheet(`/* .not */ .a { composes: b c; background: url('x.png') }
    @media (width < 1px) { .d:not(.e) > svg, [data-x='.f'] .g::before { width: 1.5px } }`);
  expect([...sheet.classes]).toEqual(['a', 'd', 'e', 'g']);
  expect([...sheet.composed]).toEqual(['b', 'c']);
});

test('uses, and names that come from nowhere, are found in a component', () => {
  const source = `import shared from '../controls/shared.module.css';
    import styles from './A.module.css';
    const a = <p className={open === 'yes' ? styles.open : [shared.shut, styles.b].join(' ')}>
      <b className="loose" /><b className={\`x \${styles[name]}\`} /></p>;`;
  const read = readComponent('/r/a/A.tsx', source);
  expect([...read.modules.values()]).toEqual(['/r/controls/shared.module.css', '/r/a/A.module.css']);
  expect(read.uses.map((use) => use.join('.'))).toEqual(['styles.open', 'shared.shut', 'styles.b']);
  expect(read.strings).toEqual(['loose', 'x ', 'styles[name]']);
  expect(read.misordered).toBe(false);
  const [first, second] = source.split('\n');
  expect(readComponent('/r/a/A.tsx', `${second}\n${first}`).misordered).toBe(true);
  expect(readComponent('/r/a/A.tsx', `${second}\nimport { b } from './B.tsx';`).misordered).toBe(true);
});

test('theme.css alone is global', () => {
  expect(sheets.size).toBeGreaterThan(50);
  const bare = components.flatMap(({ file, bare }) => bare.map((from) => `${short(file)}: ${from}`));
  // uPlot's own sheet styles what that library draws.
  expect(bare.sort()).toEqual(['main.tsx: ./theme.css', 'reading/profile-chart.ts: uplot/dist/uPlot.min.css']);
  expect(files.filter((file) => file.endsWith('.css') && !sheets.has(file)).map(short)).toEqual(['theme.css']);
  const global = files.filter((file) => file.endsWith('.css') && fs.readFileSync(file, 'utf8').includes(':global'));
  expect(global.map(short)).toEqual([]);
});

test('a module is beside the component it is named after, or shared by several', () => {
  const importers = (sheet: string): Component[] =>
    components.filter(({ modules }) => [...modules.values()].includes(sheet));
  const misplaced = [...sheets.keys()].filter((sheet) => {
    const by = importers(sheet).map(({ file }) => file);
    const own = sheet.replace('.module.css', '.tsx');
    return files.includes(own)
      ? by.length !== 1 || by[0] !== own
      : by.length < 2 || path.dirname(short(sheet)) !== 'controls';
  });
  expect(misplaced.map(short)).toEqual([]);
});

test('no two modules have one file name, of which the class names in the page are made', () => {
  const names = [...sheets.keys()].map((sheet) => path.basename(sheet).toLowerCase());
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('every class that a component uses is in the module it imports', () => {
  const unknown = components.flatMap(({ file, modules, uses }) =>
    uses
      .filter(([name, of]) => !sheets.get(modules.get(name)!)?.classes.has(of))
      .map((use) => `${short(file)}: ${use.join('.')}`),
  );
  expect(components.flatMap(({ uses }) => uses).length).toBeGreaterThan(200);
  expect(unknown).toEqual([]);
});

test('every class of a module is used by who imports it', () => {
  const unused = [...sheets].flatMap(([sheet, { classes, composed }]) => {
    const used = components.flatMap(({ modules, uses }) =>
      uses.flatMap(([name, of]) => (modules.get(name) === sheet ? [of] : [])),
    );
    return [...classes]
      .filter((name) => !used.includes(name) && !composed.has(name))
      .map((n) => `${short(sheet)}: ${n}`);
  });
  expect(unused).toEqual([]);
});

test('no class name is written in a component', () => {
  const written = components.flatMap(({ file, strings }) => strings.map((text) => `${short(file)}: ${text}`));
  expect(written).toEqual([]);
});

test('sheets are imported last, and the own one after the shared: what is its own wins', () => {
  expect(components.filter(({ misordered }) => misordered).map(({ file }) => short(file))).toEqual([]);
});
