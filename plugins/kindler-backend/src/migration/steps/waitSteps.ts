import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import { Wait } from '../../operations';
import type { MigrationContext, MigrationStep } from './MigrationContext';

/** Nothing is read-only yet: a person chooses the moment from which clients cannot write. */
export function goStep(): MigrationStep {
  return waitStep('go', word('step-migrate-go', {}), ({ input }) =>
    word('migrate-waits-go', { databases: input.databases.join(', ') }),
  );
}

/** Until a person confirms, cancelling leads the route back. */
export function confirmStep(): MigrationStep {
  return waitStep('confirm', word('step-migrate-confirm', {}), ({ input }) =>
    word('migrate-waits-confirm', { from: input.from, target: input.target }),
  );
}

function waitStep(
  id: string,
  name: Wording,
  ask: (context: MigrationContext) => Wording,
): MigrationStep {
  return {
    id,
    name,
    do: async context => {
      if (!context.resumedBy) {
        const wording = ask(context);
        throw Object.assign(Wait.forPerson(wording.text), { wording });
      }
    },
    verify: async ({ resumedBy }) =>
      word('migrate-resumed', { person: resumedBy ?? '?' }),
  };
}
