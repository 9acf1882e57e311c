import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type {
  OperationDefinition,
  OperationStep,
  StepContext,
} from '../../operations';
import type { MigrationWork } from '../types';
import { catchUpStep } from './catchUpStep';
import { closeStep } from './closeStep';
import { compareStep } from './compareStep';
import { copyStep } from './copyStep';
import type { MigrationContext, MigrationStep } from './MigrationContext';
import { lockStep } from './lockStep';
import { openStep } from './openStep';
import { followStep, replicateStep } from './replicateSteps';
import { shutStep } from './shutStep';
import { confirmStep, goStep } from './waitSteps';

/**
 * Migrates databases to another server of a route. A person chooses from when on nobody can write; everything is copied, or
 * what was not replicated yet; it is compared, the route moves, and a person confirms. Until then cancelling leads the
 * route back.
 */
export function migrationDefinition(
  work: MigrationWork,
): OperationDefinition<'route-migrate'> {
  return {
    kind: 'route-migrate',
    concurrency: 1,
    plan: ({ method }) => {
      const { warmUp, move, keep } = work.switchSteps;
      const isLogical = method === 'logical';
      return [
        ...(isLogical ? [replicateStep(work), followStep(work)] : []),
        goStep(),
        lockStep(),
        // HAProxy takes its time to find the target up.
        embed(warmUp),
        closeStep(work),
        isLogical ? catchUpStep(work) : copyStep(work),
        shutStep(work),
        compareStep(work),
        openStep(),
        embed(move),
        measureStep(),
        embed(keep),
        confirmStep(),
      ];
    },
    onFailed: async ({ state, input }) => describeEnd(state, input),
  };
}

function describeEnd(
  { opened, roles = [] }: MigrationContext['state'],
  { databases, from, target }: MigrationContext['input'],
): Wording {
  if (opened) {
    return word('migrate-ended-opened', {
      databases: databases.join(', '),
      target,
    });
  }
  return roles.length > 0
    ? word('migrate-ended-roles', { from, roles: roles.join(', ') })
    : word('migrate-ended', { from });
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
