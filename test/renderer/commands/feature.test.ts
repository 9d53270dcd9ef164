// Tests that misspelt, missing and doubled commands of features do not compile; `npm run check` reads the types.
import { expect, test } from 'vitest';
import type { CommandButton } from '../../../renderer/commands/CommandButton.tsx';
import { commandsOf } from '../../../renderer/commands/feature.ts';
import { always, type Command, type Commands, type CommandsOf } from '../../../renderer/commands/registry.ts';
import { EACH_FEATURE } from '../../../renderer/shell/features.ts';
import { SHELL_COMMANDS } from '../../../renderer/shell/shell-commands.ts';
import type { MenuItem } from '../../../shared/menu/menu-item.ts';

type Entry<Id extends string> = MenuItem & { readonly id: Id };
type ToyMenu = readonly [Entry<'profiles'>, Entry<'about'>, Entry<'copy'> & { readonly role: 'copy' }];
type ToyCommands = CommandsOf<ToyMenu>;

const command: Command = { possible: always, run: () => undefined };
const other: Command = { possible: always, run: () => undefined };

test('a feature has one command for each of its entries in the menu', () => {
  const right = { profiles: command, about: command } satisfies ToyCommands;
  // @ts-expect-error a misspelt one
  const misspelt = { profiles: command, abuot: command } satisfies ToyCommands;
  // @ts-expect-error a missing one
  const missing = { profiles: command } satisfies ToyCommands;
  // @ts-expect-error what the OS does is no command
  const roles = { ...right, copy: command } satisfies ToyCommands;
  expect([misspelt, missing, roles].map((each) => Object.keys(each).length)).toEqual([2, 1, 3]);
});

test('all are found by id, of whichever feature they are', () => {
  const commands = commandsOf([{ commands: { about: command } }, { needs: [] }, { commands: { profiles: other } }]);
  expect(commands).toEqual({ about: command, profiles: other });
  expect(commands.profiles).toBe(other);
});

test('one that two features bring does not compile', () => {
  // @ts-expect-error both bring `about`
  const twice = commandsOf([{ commands: { about: command } }, { commands: { about: other } }]);
  expect(Object.keys(twice)).toEqual(['about']);
});

test('one of the menu that no feature brings does not compile', () => {
  const shell = { commands: SHELL_COMMANDS };
  const all: Commands = commandsOf([...EACH_FEATURE, shell]);
  // @ts-expect-error `about` and the rest of the shell's are missing
  const some: Commands = commandsOf(EACH_FEATURE);
  expect(Object.keys(all).length - Object.keys(some).length).toBe(Object.keys(SHELL_COMMANDS).length);
});

test('a button of a command that there is not does not compile', () => {
  const ids: Parameters<typeof CommandButton>[0]['id'][] = ['export'];
  // @ts-expect-error a misspelt one
  ids.push('exprot');
  expect(ids).toHaveLength(2);
});
