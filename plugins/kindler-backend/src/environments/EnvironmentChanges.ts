import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Environment,
  EnvironmentDesiredState,
  Operation,
  ReasonRequest,
  UpdateEnvironmentRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { NewOperation, OperationStore } from '../operations';
import type { EnvironmentTable } from './EnvironmentTable';
import type { ChangeInput, ChangeKind } from './operations/types';
import { expectStaying } from './expectStaying';
import { readUpdate, type ReadUpdateOptions, type Sees } from './readUpdate';
import { refuseProtected } from './refuseProtected';
import { toKnown } from './toKnown';

/** Who asks for what nobody asked for. */
const KINDLER = 'kindler';

export interface EnvironmentChangesOptions extends ReadUpdateOptions {
  table: EnvironmentTable;
  operations: OperationStore;
  /** Begins an operation here whose provider is gone: no backend would take it. */
  beginHere(request: NewOperation): Promise<Operation>;
}

/** What changes environments that are there, each as an operation. */
export class EnvironmentChanges {
  readonly #options: EnvironmentChangesOptions;

  constructor(options: EnvironmentChangesOptions) {
    this.#options = options;
  }

  async delete(
    name: string,
    { reason }: ReasonRequest,
    requester: string,
  ): Promise<Operation> {
    this.#refuseProtected(name);
    const asked = { requester, reason };
    return this.#change('environment-delete', name, asked, () => 'absent');
  }

  /** Deletes it because its time is over, unless that is put off meanwhile. */
  async expire(name: string, reason: string): Promise<Operation> {
    this.#refuseProtected(name);
    return this.#change(
      'environment-delete',
      name,
      { requester: KINDLER, reason },
      () => 'absent',
      () => ({ isExpired: true }),
    );
  }

  async start(
    name: string,
    { reason }: ReasonRequest,
    requester: string,
  ): Promise<Operation> {
    const asked = { requester, reason };
    return this.#change('environment-start', name, asked, environment =>
      this.#power(environment, 'running'),
    );
  }

  async stop(
    name: string,
    { reason }: ReasonRequest,
    requester: string,
  ): Promise<Operation> {
    this.#refuseProtected(name);
    const asked = { requester, reason };
    return this.#change('environment-stop', name, asked, environment =>
      this.#power(environment, 'stopped'),
    );
  }

  /** As {@link reconcile}, where nobody asked: what is to be gone is left to people. */
  async repair(name: string, reason: string): Promise<Operation> {
    return this.#change(
      'environment-reconcile',
      name,
      { requester: KINDLER, reason },
      expectStaying,
    );
  }

  /** Leads to what is asked for already, be it that it is gone. */
  async reconcile(
    name: string,
    { reason }: ReasonRequest,
    requester: string,
  ): Promise<Operation> {
    return this.#change(
      'environment-reconcile',
      name,
      { requester, reason },
      ({ desired }) => desired,
    );
  }

  /** @param sees - whether the requester may be told of an environment that has what is asked for */
  async update(
    name: string,
    request: UpdateEnvironmentRequest,
    requester: string,
    sees?: Sees,
  ): Promise<Operation> {
    return this.#change(
      'environment-update',
      name,
      { requester, reason: request.reason },
      expectStaying,
      environment => readUpdate(environment, request, this.#options, sees),
    );
  }

  #refuseProtected(name: string): void {
    refuseProtected(name, this.#options.isProtected);
  }

  #power(
    environment: Environment,
    to: 'running' | 'stopped',
  ): EnvironmentDesiredState {
    const { provider } = environment;
    if (!this.#options.parts.providers.require(provider).capabilities.stop) {
      throw new ConflictError(
        `Environments of provider '${provider}' cannot be stopped or started`,
      );
    }
    expectStaying(environment);
    return to;
  }

  async #change(
    kind: Exclude<ChangeKind, 'environment-create'>,
    name: string,
    asked: Pick<NewOperation, 'requester' | 'reason'>,
    goal: (environment: Environment) => EnvironmentDesiredState,
    more: (
      environment: Environment,
    ) => Partial<ChangeInput> | Promise<Partial<ChangeInput>> = () => ({}),
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
      ...asked,
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
