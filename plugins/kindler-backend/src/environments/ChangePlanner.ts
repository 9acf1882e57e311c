import { NotFoundError, toError } from '@backstage/errors';
import {
  withDeadline,
  wordingOf,
  type Environment,
  type EnvironmentPlan,
  type EnvironmentPlanStep,
  type UpdateEnvironmentRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import type { EnvironmentTable } from './EnvironmentTable';
import { driftOf } from './observe/driftOf';
import type { EnvironmentInspector } from './observe/EnvironmentInspector';
import { planOutside } from './operations/planOutside';
import type { ChangeInput } from './operations/types';
import { expectStaying } from './expectStaying';
import { quietContext } from './quietContext';
import { readUpdate, type ReadUpdateOptions, type Sees } from './readUpdate';
import { said } from './said';
import { toKnown } from './toKnown';

const CHECK_MS = 10_000;

export interface ChangePlannerOptions extends ReadUpdateOptions {
  table: Pick<EnvironmentTable, 'get'>;
  inspector: EnvironmentInspector;
}

/** Says what it would take to make an environment what is asked for, and changes nothing. */
export class ChangePlanner {
  readonly #options: ChangePlannerOptions;

  constructor(options: ChangePlannerOptions) {
    this.#options = options;
  }

  /** To what it was asked to be before. */
  async planReconcile(name: string): Promise<EnvironmentPlan> {
    return this.#plan(await this.#require(name));
  }

  /** To what it is to be from now on. Rejects as the change itself would. */
  async planUpdate(
    name: string,
    request: UpdateEnvironmentRequest,
    sees?: Sees,
  ): Promise<EnvironmentPlan> {
    const environment = await this.#require(name);
    expectStaying(environment);
    const options = this.#options;
    return this.#plan(
      environment,
      await readUpdate(environment, request, options, sees),
    );
  }

  async #require(name: string): Promise<Environment> {
    const environment = await this.#options.table.get(name);
    if (!environment) {
      throw new NotFoundError(`No environment '${name}'`);
    }
    return environment;
  }

  async #plan(
    environment: Environment,
    changed: Partial<ChangeInput> = {},
  ): Promise<EnvironmentPlan> {
    const { parts, inspector } = this.#options;
    const { name, desired } = environment;
    const known = toKnown(environment);
    const seen = await inspector.look(known);
    const steps = planOutside(
      parts,
      { ...known, ...changed, change: { from: seen.state, to: desired } },
      desired,
    );
    const now = new Date().toISOString();
    const { state, message, messageWording, source } = seen;
    return {
      environment: name,
      desired,
      observed: { state, message, messageWording, source, observedAt: now },
      drift: driftOf(desired, seen),
      steps: await Promise.all(steps.map(describe)),
      now,
    };
  }
}

async function describe(step: ProviderStep): Promise<EnvironmentPlanStep> {
  const { id } = step;
  const named = said('name', step.name);
  if (!step.check) {
    return { id, ...named, needed: 'unknown' };
  }
  try {
    const isThere = await withDeadline(
      signal => step.check!({ ...quietContext(), signal }),
      { ms: CHECK_MS },
    );
    return { id, ...named, needed: !isThere };
  } catch (error) {
    const message = said('message', wordingOf(toError(error)));
    return { id, ...named, needed: 'unknown', ...message };
  }
}
