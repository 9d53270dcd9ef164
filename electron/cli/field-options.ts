// The options of a command that fields of a request stand for: flag, help and parser of each, its value under the field's name.
import { Option, type Command } from 'commander';
import { formOf, helpOf, type Field, type Fields } from '../../shared/model/field.ts';
import { choice, number, numberList, wholeNumber } from './option-values.ts';

/** `remarks`: what only the command line has to say of a field, by its name. */
export function addFields(command: Command, fields: Fields, remarks: Readonly<Record<string, string>> = {}): Command {
  for (const [name, field] of Object.entries(fields)) {
    command.addOption(new FieldOption(name, field, `${helpOf(field)}${remarks[name] ?? ''}`));
  }
  return command;
}

/** What it is given is found by the name that requests have: `--width` under `widthPx`. */
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

/** Bounds are the schema's to check. */
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
