import { NotFoundError, toError } from '@backstage/errors';
import {
  withDeadline,
  type EnvironmentPlan,
  type EnvironmentPlanStep,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import type { EnvironmentParts } from '../providers';
import type { EnvironmentTable } from './EnvironmentTable';
import { driftOf } from './observe/driftOf';
import type { EnvironmentInspector } from './observe/EnvironmentInspector';
import { planOutside } from './operations/planOutside';
import { quietContext } from './quietContext';
import { toKnown } from './toKnown';

const CHECK_MS = 10_000;

export interface ReconcilePlannerOptions {
  table: EnvironmentTable;
  parts: EnvironmentParts;
  inspector: EnvironmentInspector;
}

/** Says what it would take to make an environment what is asked for, and changes nothing. */
export class ReconcilePlanner {
  readonly #options: ReconcilePlannerOptions;

  constructor(options: ReconcilePlannerOptions) {
    this.#options = options;
  }

  async plan(name: string): Promise<EnvironmentPlan> {
    const { table, parts, inspector } = this.#options;
    const environment = await table.get(name);
    if (!environment) {
      throw new NotFoundError(`No environment '${name}'`);
    }
    const known = toKnown(environment);
    const { desired } = environment;
    const seen = await inspector.look(known);
    const steps = planOutside(
      parts,
      { ...known, change: { from: seen.state, to: desired } },
      desired,
    );
    const now = new Date().toISOString();
    const { state, message, source } = seen;
    return {
      environment: name,
      desired,
      observed: { state, message, source, observedAt: now },
      drift: driftOf(desired, seen),
      steps: await Promise.all(steps.map(describe)),
      now,
    };
  }
}

async function describe(step: ProviderStep): Promise<EnvironmentPlanStep> {
  const { id } = step;
  const name = typeof step.name === 'string' ? step.name : step.name.text;
  if (!step.check) {
    return { id, name, needed: 'unknown' };
  }
  try {
    const isThere = await withDeadline(
      signal => step.check!({ ...quietContext(), signal }),
      { ms: CHECK_MS },
    );
    return { id, name, needed: !isThere };
  } catch (error) {
    return { id, name, needed: 'unknown', message: toError(error).message };
  }
}
