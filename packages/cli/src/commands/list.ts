import { Argument } from 'commander';
import { EXIT, worstOf } from '../ExitCode';
import { openPortal } from '../portal/Portal';
import type { AddCommand } from './AddCommand';
import { LISTS, type ListName } from './lists';
import { readList } from './lists/readList';

const NAMES = Object.keys(LISTS) as ListName[];

export const addList: AddCommand = (program, context) => {
  program
    .command('list')
    .description('what there is, each with its verdict')
    .addArgument(
      new Argument('[kinds...]', 'all of them where none is named').choices(
        NAMES,
      ),
    )
    .action((kinds: ListName[], _, command) =>
      context.run(async () => {
        const portal = openPortal(command.optsWithGlobals(), context);
        const wanted = kinds.length > 0 ? [...new Set(kinds)] : NAMES;
        const lists = await Promise.all(
          wanted.map(name => readList(name, portal)),
        );
        if (lists.every(({ thrown }) => thrown)) {
          throw lists[0].thrown;
        }
        const verdicts = lists.flatMap(list => list.verdicts);
        const verdict = verdicts.length > 0 ? worstOf(verdicts) : 'unknown';
        return {
          exitCode: EXIT[verdict],
          data: {
            verdict,
            ...Object.fromEntries(lists.map(({ name, data }) => [name, data])),
          },
          text: lists.map(({ text }) => text).join('\n'),
        };
      }),
    );
};
