import {
  isRemoteError,
  until,
  whyUnseen,
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
      ? judge(answer.item, wanted, Date.parse(answer.now))
      : undefined;
  } catch (error) {
    if (wanted === 'absent' && isRemoteError(error, 'NotFoundError')) {
      return (await areRecordsRead(portal))
        ? { exitCode: EXIT.ok, text: `'${name}' is gone` }
        : undefined;
    }
    throw error;
  }
}

/** Where no record is read now, none being there says nothing. */
async function areRecordsRead(portal: Portal): Promise<boolean> {
  const list = await whileAway(() => portal.listEnvironments({ limit: 1 }));
  return list?.freshness.status === 'live';
}

function judge(
  item: Environment,
  wanted: Wanted,
  now: number,
): Seen | undefined {
  const { name, state, observed, operationId, error } = item;
  if (operationId) {
    return undefined;
  }
  // It counts as running or stopped only when somebody saw it so.
  const isSeen =
    whyUnseen(item, now) === undefined && observed?.state === wanted;
  if (state === wanted && isSeen) {
    return { exitCode: EXIT.ok, text: `'${name}' is ${state}`, item };
  }
  if (state === 'failed') {
    const why = error ? `: ${error}` : '';
    return { exitCode: EXIT.critical, text: `'${name}' failed${why}`, item };
  }
  return undefined;
}
