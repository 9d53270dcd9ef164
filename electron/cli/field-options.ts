// Makes command line options of the fields of a request: flag, help and parser of each.
import { Option, type Command } from 'commander';
import { formOf, helpOf, type Field, type Fields } from '../../shared/model/field.ts';
import { choice, number, numberList, wholeNumber } from './option-values.ts';

/** Adds an option for each field. `remarks`: additions to the help on the command line, by the field's name. */
export function addFields(command: Command, fields: Fields, remarks: Readonly<Record<string, string>> = {}): Command {
  for (const [name, field] of Object.entries(fields)) {
    command.addOption(new FieldOption(name, field, `${helpOf(field)}${remarks[name] ?? ''}`));
  }
  return command;
}

/** An option whose value is found under the field's name in requests: that of `--width` under `widthPx`. */
class FieldOption extends Option {
  readonly #name: string;

  constructor(name: string, field: Field, help: string) {
    super(field.flag, help);
    this.#name = name;
    const parser = parserOf(field);
    if (parser) this.argParser(parser);
  }

  override attributeName(): string {
    return this.#name;
  }
}

/** The parser of a field's text; the schema checks the bounds later. */
function parserOf({ schema }: Field): ((text: string) => unknown) | undefined {
  const form = formOf(schema);
  switch (form.kind) {
    case 'number':
      return form.whole ? wholeNumber : number;
    case 'pair':
      return numberList;
    case 'choice':
      return choice(form.options);
    default:
      return undefined;
  }
}
