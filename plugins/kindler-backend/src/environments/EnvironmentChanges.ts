import { isDeepStrictEqual } from 'node:util';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  Environment,
  EnvironmentDesiredState,
  Operation,
  UpdateEnvironmentRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { NewOperation, OperationStore } from '../operations';
import { checkDetails, toProvided, type EnvironmentParts } from '../providers';
import { checkRegistrations } from './checkRequest';
import type { EnvironmentTable } from './EnvironmentTable';
import type { ChangeInput, ChangeKind } from './operations/types';
import type { Expiry } from './expiry/Expiry';
import { expectRegistrable } from './expectRegistrable';
import { toKnown } from './toKnown';

/** Who asks for what nobody asked for. */
const KINDLER = 'kindler';

export interface EnvironmentChangesOptions {
  table: EnvironmentTable;
  parts: EnvironmentParts;
  operations: OperationStore;
  expiry: Pick<Expiry, 'resolve'>;
  /** Whether an environment is never stopped or deleted. */
  isProtected(name: string): boolean;
  /** Begins an operation here whose provider is gone: no backend would take it. */
  beginHere(request: NewOperation): Promise<Operation>;
}

/** What changes environments that are there, each as an operation. */
export class EnvironmentChanges {
  readonly #options: EnvironmentChangesOptions;

  constructor(options: EnvironmentChangesOptions) {
    this.#options = options;
  }

  async delete(name: string, requester: string): Promise<Operation> {
    this.#refuseProtected(name);
    return this.#change('environment-delete', name, requester, () => 'absent');
  }

  /** Deletes it because its time is over, unless that is put off meanwhile. */
  async expire(name: string, reason: string): Promise<Operation> {
    this.#refuseProtected(name);
    return this.#change(
      'environment-delete',
      name,
      KINDLER,
      () => 'absent',
      () => ({ isExpired: true }),
      reason,
    );
  }

  async start(name: string, requester: string): Promise<Operation> {
    return this.#change('environment-start', name, requester, environment =>
      this.#power(environment, 'running'),
    );
  }

  async stop(name: string, requester: string): Promise<Operation> {
    this.#refuseProtected(name);
    return this.#change('environment-stop', name, requester, environment =>
      this.#power(environment, 'stopped'),
    );
  }

  /** As {@link reconcile}, where nobody asked: what is to be gone is left to people. */
  async repair(name: string, reason: string): Promise<Operation> {
    return this.#change(
      'environment-reconcile',
      name,
      KINDLER,
      ({ desired }) => stays(name, desired),
      () => ({}),
      reason,
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
    const { parts, expiry } = this.#options;
    if (request.ttl || request.expiresAt) {
      this.#refuseProtected(name);
    }
    const expiresAt = await expiry.resolve(request);
    return this.#change(
      'environment-update',
      name,
      requester,
      ({ desired }) => stays(name, desired),
      async environment => {
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
        await expectRegistrable(
          parts,
          changed,
          registrations?.filter(
            each =>
              !known.registrations.some(old => isDeepStrictEqual(old, each)),
          ),
        );
        return {
          ...changed,
          ...(title && { title }),
          ...(expiresAt !== undefined && { expiresAt }),
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

  #refuseProtected(name: string): void {
    if (this.#options.isProtected(name)) {
      throw new ConflictError(
        `Environment '${name}' is protected by kindler.environments.protectedNames: it is never stopped or deleted, and does not expire`,
      );
    }
  }

  #newDetails(environment: Environment, details: JsonObject): JsonObject {
    const { name, owner } = environment;
    const provider = this.#options.parts.providers.require(
      environment.provider,
    );
    const before = toProvided(toKnown(environment));
    if (!provider.capabilities.update) {
      throw new ConflictError(
        `details of environment '${name}' cannot be changed: provider '${provider.kind}' cannot do that`,
      );
    }
    checkDetails(details, provider.inputSchema);
    const changed = provider.describe?.({ name, owner, details }) ?? details;
    provider.checkUpdate?.(before, { ...before, details: changed });
    return changed;
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
    more: (
      environment: Environment,
    ) => Partial<ChangeInput> | Promise<Partial<ChangeInput>> = () => ({}),
    reason?: string,
  ): Promise<Operation> {
    const { operations, parts, table, beginHere } = this.#options;
    const environment = await table.get(name);
    if (!environment) {
      throw new NotFoundError(`No environment '${name}'`);
    }
    const to = goal(environment);
    const { title, provider: variant } = environment;
    const isKnown = parts.providers.find(variant) !== undefined;
    if (!isKnown && kind !== 'environment-delete') {
      parts.providers.require(variant);
    }
    const operation: NewOperation = {
      kind,
      variant,
      subject: { kind: 'environment', name },
      owner: environment.owner,
      requester,
      reason,
      request: {},
      input: {
        ...toKnown(environment),
        ...(title && { title }),
        ...(await more(environment)),
        change: { from: environment.observed?.state ?? 'unknown', to },
      },
    };
    return isKnown ? operations.create(operation) : beginHere(operation);
  }
}

function stays(name: string, desired: EnvironmentDesiredState) {
  if (desired === 'absent') {
    throw new ConflictError(`Environment '${name}' is to be deleted`);
  }
  return desired;
}
