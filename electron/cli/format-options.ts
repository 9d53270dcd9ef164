// Makes command line options of the options of single export formats: `quality` becomes --quality <1-100>.
import type { Command } from 'commander';
import type { ExportOption, ExportOptions } from '../../shared/model/file-formats.ts';
import { choice, number, wholeNumber } from './option-values.ts';

export function addFormatOptions(command: Command, options: ExportOptions): Command {
  for (const [key, option] of Object.entries(options)) addOption(command, flagOf(key), option);
  return command;
}

function addOption(command: Command, flag: string, option: ExportOption): void {
  const { description } = option;
  if (option.type === 'boolean') command.option(flag, description);
  else if (option.type === 'string') command.option(`${flag} <name>`, description, choice(option.enum));
  else {
    const { type, minimum, maximum } = option;
    command.option(`${flag} <${minimum}-${maximum}>`, description, type === 'integer' ? wholeNumber : number);
  }
}

/** The flag of a key: `paperSize` -> `--paper-size`. */
function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}
