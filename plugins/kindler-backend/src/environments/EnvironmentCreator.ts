import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  FieldProblems,
  type CreateEnvironmentRequest,
  type FieldProblem,
  type Operation,
  type WithIdempotencyKey,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerEnvironmentResource } from '@kindler/backstage-plugin-kindler-node';
import type { OperationStore } from '../operations';
import { toProvided, type EnvironmentParts } from '../providers';
import type { Allocator } from './allocation/Allocator';
import { creationProblems, toRegistrations } from './checkRequest';
import type { EnvironmentTable } from './EnvironmentTable';
import type { Expiry } from './expiry/Expiry';
import { expectRegistrable } from './expectRegistrable';
import { ownerBehind } from './ownerBehind';
import { quietContext } from './quietContext';

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

  /** @param sees - whether the requester may be told of an environment that has what is asked for */
  async create(
    request: CreateEnvironmentRequest & WithIdempotencyKey,
    requester: string,
    sees: (environment: KindlerEnvironmentResource) => boolean = () => true,
  ): Promise<Operation> {
    const { idempotencyKey, ...wanted } = request;
    const { allocator, expiry, operations, parts, table } = this.#options;
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
    const expiresAt = await problems.try('', () => expiry.resolve(wanted));
    problems.refuse();
    const provider = parts.providers.require(wanted.provider);
    if (await table.get(name)) {
      throw new ConflictError(`Environment '${name}' is there already`);
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
      details: provider.describe?.(asked) ?? asked.details,
    };
    const registrations = toRegistrations(wanted.registrations);
    await allocator.refuseHeld(environment, sees);
    await parts.availabilities.expect(provider);
    await provider.preflight(toProvided(environment), quietContext());
    await expectRegistrable(parts, environment, registrations);
    return operations.create({
      ...operation,
      input: {
        ...environment,
        ...(title && { title }),
        ...(expiresAt && { expiresAt }),
        registrations,
        change: { from: 'absent', to: 'running' },
      },
    });
  }
}
