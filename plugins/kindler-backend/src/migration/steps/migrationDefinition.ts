import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  OperationDefinition,
  OperationStep,
  StepContext,
} from '../../operations';
import type { MigrationWork } from '../types';
import { closeStep } from './closeStep';
import { compareStep } from './compareStep';
import { copyStep } from './copyStep';
import type { MigrationContext, MigrationStep } from './MigrationContext';
import { openStep } from './openStep';
import { confirmStep, goStep } from './waitSteps';

/**
 * Migrates databases to another server of a route while nobody can write to them: a person chooses when, everything is
 * copied and compared, the route moves, and a person confirms. Until then cancelling leads the route back.
 */
export function migrationDefinition(
  work: MigrationWork,
): OperationDefinition<'route-migrate'> {
  return {
    kind: 'route-migrate',
    concurrency: 1,
    plan: () => [
      goStep(),
      closeStep(work),
      copyStep(work),
      compareStep(work),
      openStep(),
      ...work.switchSteps.map(embed),
      measureStep(),
      confirmStep(),
    ],
    onFailed: async ({ state, input }) =>
      state.opened
        ? word('migrate-ended-opened', {
            databases: input.databases.join(', '),
            target: input.target,
          })
        : word('migrate-ended', { from: input.from }),
  };
}

/** A migration has everything that a switch is told, and keeps what a switch keeps. */
function embed(step: OperationStep<'route-switch'>): MigrationStep {
  const as = (context: MigrationContext) =>
    context as unknown as StepContext<'route-switch'>;
  const { check, undo } = step;
  return {
    ...step,
    check: check && (context => check(as(context))),
    do: context => step.do(as(context)),
    verify: context => step.verify(as(context)),
    undo: undo && (context => undo(as(context))),
  };
}

/** How long clients could not write: from the moment at which the source became read-only. */
function measureStep(): MigrationStep {
  return {
    id: 'measure',
    name: word('step-migrate-measure', {}),
    do: async ({ state, result }) => {
      result.readOnlyMs ??= Date.now() - (state.closedAt ?? Date.now());
    },
    verify: async ({ result, input }) =>
      word('migrate-moved', {
        target: input.target,
        ms: result.readOnlyMs ?? 0,
      }),
  };
}
