import {
  isRemoteError,
  until,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { Option } from 'commander';
import { EXIT, type ExitCode } from '../../ExitCode';
import { EVERY_MS, timeoutOption } from '../../operations/waitOptions';
import { whileAway } from '../../operations/whileAway';
import { printable } from '../../output/printable';
import {
  openPortal,
  type GlobalOptions,
  type Portal,
} from '../../portal/Portal';
import type { AddCommand } from '../AddCommand';

type Wanted = 'running' | 'stopped' | 'absent';

interface WaitOptions extends GlobalOptions {
  for: Wanted;
  timeout: number;
}

interface Seen {
  exitCode: ExitCode;
  text: string;
  item?: Environment;
}

export const addWait: AddCommand = (group, context) => {
  group
    .command('wait')
    .description('waits until an environment is running, stopped or gone')
    .argument('<environment>', 'its name')
    .addOption(
      new Option('--for <state>', 'what is waited for')
        .choices(['running', 'stopped', 'absent'])
        .default('running'),
    )
    .addOption(timeoutOption())
    .action((name: string, _, command) =>
      context.run(async () => {
        const options: WaitOptions = command.optsWithGlobals();
        const portal = openPortal(options, context);
        const { exitCode, text, item } = await until(
          () => look(portal, name, options.for),
          {
            everyMs: EVERY_MS,
            ms: options.timeout * 1000,
            late: () =>
              new Error(
                `'${name}' was not ${options.for} within ${options.timeout} s`,
              ),
          },
        );
        return {
          exitCode,
          data: { environment: item ?? null },
          text: `${printable(text)}\n`,
        };
      }),
    );
};

/** What ends the waiting; undefined while it goes on. */
async function look(
  portal: Portal,
  name: string,
  wanted: Wanted,
): Promise<Seen | undefined> {
  try {
    const answer = await whileAway(() => portal.getEnvironment(name));
    return answer?.freshness.status === 'live'
      ? judge(answer.item, wanted)
      : undefined;
  } catch (error) {
    if (wanted === 'absent' && isRemoteError(error, 'NotFoundError')) {
      return { exitCode: EXIT.ok, text: `'${name}' is gone` };
    }
    throw error;
  }
}

function judge(item: Environment, wanted: Wanted): Seen | undefined {
  const { name, state, operationId, error } = item;
  if (operationId) {
    return undefined;
  }
  if (state === wanted) {
    return { exitCode: EXIT.ok, text: `'${name}' is ${state}`, item };
  }
  if (state === 'failed') {
    const why = error ? `: ${error}` : '';
    return { exitCode: EXIT.critical, text: `'${name}' failed${why}`, item };
  }
  return undefined;
}
