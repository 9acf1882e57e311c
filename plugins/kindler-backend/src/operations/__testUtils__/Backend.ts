import { mockServices } from '@backstage/backend-test-utils';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { OperationClaims } from '../journal/OperationClaims';
import { OperationStore } from '../journal/OperationStore';
import { OperationDefinitions } from '../OperationDefinitions';
import { OperationRunner } from '../run/OperationRunner';
import type { OperationDefinition, OperationStep } from '../types';

export const KIND = 'environment-create';

/** The operations of one backend on a plugin database. */
export class Backend {
  readonly knex: Knex;
  readonly claims: OperationClaims;
  readonly store: OperationStore;
  readonly runner: OperationRunner;
  readonly ended: string[] = [];
  #onEnded: () => void = () => {};

  constructor(knex: Knex, definitions: Array<OperationDefinition<any>>) {
    const known = new OperationDefinitions();
    definitions.forEach(definition => known.add(definition));
    this.knex = knex;
    this.claims = new OperationClaims(knex);
    this.store = new OperationStore({ knex, definitions: known });
    this.runner = new OperationRunner({
      store: this.store,
      claims: this.claims,
      definitions: known,
      logger: mockServices.logger.mock(),
      onChange: ({ id, finishedAt }) => {
        if (finishedAt) {
          this.ended.push(id);
          this.#onEnded();
        }
      },
    });
  }

  static of(knex: Knex, steps: OperationStep[]) {
    return new Backend(knex, [{ kind: KIND, plan: () => steps }]);
  }

  create(name = 'shop', more: { locks?: string[]; input?: any } = {}) {
    return this.store.create({
      kind: KIND,
      subject: { kind: 'environment', name },
      requester: 'user:default/guest',
      request: { name },
      input: { name, provider: 'test' },
      ...more,
    });
  }

  /** Works until this many operations have ended here. */
  async run(count = 1): Promise<void> {
    const done = new Promise<void>(resolve => {
      this.#onEnded = () => {
        if (this.ended.length >= count) {
          resolve();
        }
      };
      this.#onEnded();
    });
    this.runner.start();
    await done;
    await this.runner.stop();
  }

  async runToEnd(id: string): Promise<Operation> {
    await this.run();
    return this.store.get(id);
  }
}

/** Makes every claim look like that of a dead worker. */
export async function forgetClaims(knex: Knex): Promise<void> {
  await knex('operations').update({ heartbeat_at: 0 });
}

/** Ends all back-offs and rests. */
export async function skipPauses(knex: Knex): Promise<void> {
  await knex('operations').whereNotNull('not_before').update({ not_before: 0 });
}
