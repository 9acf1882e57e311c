import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  fieldProblem,
  FieldProblems,
  word,
  type CreateEnvironmentRequest,
  type EnvironmentCreationPlan,
  type FieldProblem,
  type Operation,
  type WithIdempotencyKey,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationStore } from '../operations';
import { toProvided, type EnvironmentParts } from '../providers';
import type { Allocator } from './allocation/Allocator';
import { creationProblems, toRegistrations } from './checkRequest';
import type { EnvironmentTable } from './EnvironmentTable';
import type { Expiry } from './expiry/Expiry';
import { expectRegistrable } from './expectRegistrable';
import { namingDetails } from './namingDetails';
import { ownerBehind } from './ownerBehind';
import { quietContext } from './quietContext';
import type { Sees } from './readUpdate';

export interface EnvironmentCreatorOptions {
  table: Pick<EnvironmentTable, 'get'>;
  allocator: Pick<Allocator, 'refuseHeld'>;
  expiry: Pick<Expiry, 'resolve'>;
  parts: EnvironmentParts;
  operations: OperationStore;
  isProtected(name: string): boolean;
}

/** Takes requests for new environments, each as an operation. */
export class EnvironmentCreator {
  readonly #options: EnvironmentCreatorOptions;

  constructor(options: EnvironmentCreatorOptions) {
    this.#options = options;
  }

  /** What is wrong with a request, or with as much of one as openapi.yaml takes. */
  problemsOf = (wanted: Partial<CreateEnvironmentRequest>): FieldProblem[] => {
    const { parts, isProtected } = this.#options;
    return creationProblems(wanted, parts, isProtected);
  };

  /** What a request would make; rejects as {@link create} does, and records nothing. */
  async plan(
    wanted: CreateEnvironmentRequest,
    requester: string,
    sees?: Sees,
  ): Promise<Omit<EnvironmentCreationPlan, 'now'>> {
    const { name, provider, details } = await this.#check(
      wanted,
      requester,
      sees,
      new FieldProblems(this.problemsOf(wanted)),
    );
    return { environment: name, provider, details: details ?? {} };
  }

  /** @param sees - whether the requester may be told of an environment that has what is asked for */
  async create(
    request: CreateEnvironmentRequest & WithIdempotencyKey,
    requester: string,
    sees?: Sees,
  ): Promise<Operation> {
    const { idempotencyKey, ...wanted } = request;
    const { operations } = this.#options;
    const { name, title } = wanted;
    const owner = wanted.owner ?? ownerBehind(requester);
    const operation = {
      kind: 'environment-create' as const,
      variant: wanted.provider,
      subject: { kind: 'environment' as const, name },
      owner,
      requester,
      idempotencyKey,
      request: wanted as JsonObject,
    };
    const problems = new FieldProblems(this.problemsOf(wanted));
    const earlier =
      problems.found.length === 0 && (await operations.findSame(operation));
    if (earlier) {
      return earlier;
    }
    const { expiresAt, ...environment } = await this.#check(
      wanted,
      requester,
      sees,
      problems,
    );
    return operations.create({
      ...operation,
      input: {
        ...environment,
        ...(title && { title }),
        ...(expiresAt && { expiresAt }),
        registrations: toRegistrations(wanted.registrations),
        change: { from: 'absent', to: 'running' },
      },
    });
  }

  /** The environment that is asked for, with its end; rejects where it cannot be made now. */
  async #check(
    wanted: CreateEnvironmentRequest,
    requester: string,
    sees: Sees = () => true,
    problems: FieldProblems,
  ) {
    const { allocator, expiry, parts, table } = this.#options;
    const { name } = wanted;
    const owner = wanted.owner ?? ownerBehind(requester);
    const expiresAt = await problems.try('', () => expiry.resolve(wanted));
    problems.refuse();
    const provider = parts.providers.require(wanted.provider);
    if (await table.get(name)) {
      const held = word('field-name-held', { value: name });
      new FieldProblems([fieldProblem('name', held)]).refuse(ConflictError);
    }
    const asked = toProvided({
      ...wanted,
      owner,
      details: wanted.details as JsonObject,
    });
    const environment = {
      name,
      provider: provider.kind,
      owner,
      details: await namingDetails(
        provider,
        () => provider.describe?.(asked) ?? asked.details,
      ),
    };
    await allocator.refuseHeld(environment, sees);
    await parts.availabilities.expect(provider);
    await namingDetails(provider, () =>
      provider.preflight(toProvided(environment), quietContext()),
    );
    await expectRegistrable(
      parts,
      environment,
      toRegistrations(wanted.registrations),
    );
    return { ...environment, expiresAt };
  }
}
