// The table of the display options in the guide, as Markdown, made from the list of options.
import { defaultOf, takenBy } from '../../../shared/model/field.ts';
import type { DisplayOption } from '../../../shared/model/look.ts';

const BEGIN = '<!-- Made of shared/model/look.ts by: npm run golden:update -- test/shared/model/look.test.ts -->';
const END = '<!-- End of what is made. -->';

export function optionsTable(options: Readonly<Record<string, DisplayOption>>): string {
  const rows = Object.values(options).map((option) => [
    option.undoName,
    `\`${option.flag}\``,
    `\`${option.query}\``,
    `${option.help}${option.unit === undefined ? '' : `, in ${option.unit}`}`,
    takenBy(option) ?? '',
    defaultOf(option) ?? '',
  ]);
  const head = ['Option', 'Command line', 'API', 'What it does', 'Takes', 'Default'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `guide` with `table` in the place of the one it has. */
export function withTable(guide: string, table: string): string {
  const [before, rest] = guide.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`Expected a guide with the lines ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}
