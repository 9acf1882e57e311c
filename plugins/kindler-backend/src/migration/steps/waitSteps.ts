import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import { Wait } from '../../operations';
import type { MigrationContext, MigrationStep } from './MigrationContext';

/** The slots of a replication keep WAL at the source while somebody decides. */
const REPLICATES_AT_MOST_MS = 24 * 3_600_000;

/** Nothing is read-only yet: a person chooses the moment from which clients cannot write. */
export function goStep(): MigrationStep {
  return waitStep('go', word('step-migrate-go', {}), ({ input }) => {
    const databases = input.databases.join(', ');
    return input.method === 'logical'
      ? Wait.forPerson(
          word('migrate-waits-cut', { databases }),
          REPLICATES_AT_MOST_MS,
        )
      : Wait.forPerson(word('migrate-waits-go', { databases }));
  });
}

/** Until a person confirms, cancelling leads the route back. */
export function confirmStep(): MigrationStep {
  const step = waitStep(
    'confirm',
    word('step-migrate-confirm', {}),
    ({ input }) =>
      Wait.forPerson(
        word('migrate-waits-confirm', {
          from: input.from,
          target: input.target,
        }),
      ),
  );
  return {
    ...step,
    do: async context => {
      await context.releaseLocks(context.input.locks ?? []);
      await step.do(context);
    },
    // The way back moves the route, too.
    undo: ({ input, takeLocks }) => takeLocks(input.locks ?? []),
  };
}

function waitStep(
  id: string,
  name: Wording,
  wait: (context: MigrationContext) => Wait,
): MigrationStep {
  return {
    id,
    name,
    do: async context => {
      if (!context.resumedBy) {
        throw wait(context);
      }
    },
    verify: async ({ resumedBy }) =>
      word('migrate-resumed', { person: resumedBy ?? '?' }),
  };
}
