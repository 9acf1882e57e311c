import { ConflictError, NotFoundError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  CreateEnvironmentRequest,
  Environment,
  EnvironmentDesiredState,
  Operation,
  UpdateEnvironmentRequest,
  WithIdempotencyKey,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationStore } from '../operations';
import { checkDetails, toProvided, type EnvironmentParts } from '../providers';
import { checkCreation, checkRegistrations } from './checkRequest';
import type { EnvironmentTable } from './EnvironmentTable';
import type { ChangeInput, ChangeKind } from './operations/types';
import { ownerBehind } from './ownerBehind';
import { quietContext } from './quietContext';
import { toKnown } from './toKnown';

export interface EnvironmentChangesOptions {
  table: EnvironmentTable;
  parts: EnvironmentParts;
  operations: OperationStore;
}

/** What changes environments, each as an operation. */
export class EnvironmentChanges {
  readonly #options: EnvironmentChangesOptions;

  constructor(options: EnvironmentChangesOptions) {
    this.#options = options;
  }

  async create(
    request: CreateEnvironmentRequest & WithIdempotencyKey,
    requester: string,
  ): Promise<Operation> {
    const { idempotencyKey, ...wanted } = request;
    const { operations, parts, table } = this.#options;
    checkCreation(wanted, parts);
    const { name, title } = wanted;
    const owner = wanted.owner ?? ownerBehind(requester);
    const provider = parts.providers.require(wanted.provider);
    const operation = {
      kind: 'environment-create' as const,
      variant: provider.kind,
      subject: { kind: 'environment' as const, name },
      owner,
      requester,
      idempotencyKey,
      request: wanted as JsonObject,
    };
    const earlier = await operations.findSame(operation);
    if (earlier) {
      return earlier;
    }
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
    const registrations = checkRegistrations(wanted.registrations, {
      environment,
      parts,
    });
    await parts.availabilities.expect(provider);
    await provider.preflight(toProvided(environment), quietContext());
    for (const each of registrations) {
      await parts.registrations
        .require(each.kind)
        .preflight(parts.toRegistered(environment, each), quietContext());
    }
    return operations.create({
      ...operation,
      input: {
        ...environment,
        ...(title && { title }),
        registrations,
        change: { from: 'absent', to: 'running' },
      },
    });
  }

  async delete(name: string, requester: string): Promise<Operation> {
    return this.#change('environment-delete', name, requester, () => 'absent');
  }

  async start(name: string, requester: string): Promise<Operation> {
    return this.#change('environment-start', name, requester, environment =>
      this.#power(environment, 'running'),
    );
  }

  async stop(name: string, requester: string): Promise<Operation> {
    return this.#change('environment-stop', name, requester, environment =>
      this.#power(environment, 'stopped'),
    );
  }

  /** Leads to what is asked for already, be it that it is gone. */
  async reconcile(name: string, requester: string): Promise<Operation> {
    return this.#change(
      'environment-reconcile',
      name,
      requester,
      ({ desired }) => desired,
    );
  }

  async update(
    name: string,
    request: UpdateEnvironmentRequest,
    requester: string,
  ): Promise<Operation> {
    const { parts } = this.#options;
    return this.#change(
      'environment-update',
      name,
      requester,
      ({ desired }) => stays(name, desired),
      environment => {
        const { title, details } = request;
        const known = toKnown(environment);
        const changed = { ...known };
        if (details) {
          changed.details = this.#newDetails(
            environment,
            details as JsonObject,
          );
        }
        const registrations =
          request.registrations &&
          checkRegistrations(request.registrations, {
            environment: changed,
            parts,
          });
        return {
          ...changed,
          ...(title && { title }),
          ...(registrations && {
            registrations,
            leaving: known.registrations.filter(
              ({ kind }) => !registrations.some(each => each.kind === kind),
            ),
          }),
        };
      },
    );
  }

  #newDetails(environment: Environment, details: JsonObject): JsonObject {
    const { name, owner } = environment;
    const provider = this.#options.parts.providers.require(
      environment.provider,
    );
    if (!provider.capabilities.update) {
      throw new ConflictError(
        `details of environment '${name}' cannot be changed: provider '${provider.kind}' cannot do that`,
      );
    }
    checkDetails(details, provider.inputSchema);
    return provider.describe?.({ name, owner, details }) ?? details;
  }

  #power(
    { name, provider, desired }: Environment,
    to: 'running' | 'stopped',
  ): EnvironmentDesiredState {
    if (!this.#options.parts.providers.require(provider).capabilities.stop) {
      throw new ConflictError(
        `Environments of provider '${provider}' cannot be stopped or started`,
      );
    }
    stays(name, desired);
    return to;
  }

  async #change(
    kind: Exclude<ChangeKind, 'environment-create'>,
    name: string,
    requester: string,
    goal: (environment: Environment) => EnvironmentDesiredState,
    more: (environment: Environment) => Partial<ChangeInput> = () => ({}),
  ): Promise<Operation> {
    const { operations, parts, table } = this.#options;
    const environment = await table.get(name);
    if (!environment) {
      throw new NotFoundError(`No environment '${name}'`);
    }
    const variant = parts.providers.require(environment.provider).kind;
    const to = goal(environment);
    const { title } = environment;
    return operations.create({
      kind,
      variant,
      subject: { kind: 'environment', name },
      owner: environment.owner,
      requester,
      request: {},
      input: {
        ...toKnown(environment),
        ...(title && { title }),
        ...more(environment),
        change: { from: environment.observed?.state ?? 'unknown', to },
      },
    });
  }
}

function stays(name: string, desired: EnvironmentDesiredState) {
  if (desired === 'absent') {
    throw new ConflictError(`Environment '${name}' is to be deleted`);
  }
  return desired;
}
