import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Environment,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { answer, halfWay, operation, succeeded } from './operations';

const now = '2026-11-22T10:00:01Z';

const databaseProvider = {
  kind: 'database',
  availability: { available: true },
  capabilities: {
    stop: true,
    update: false,
    credentials: true,
    temporaryCredentials: true,
  },
  inputSchema: {
    properties: { route: { enum: ['platform-rw', 'orders-rw'] } },
  },
};

/**
 * Keeps environments as the Kindler backend does: creating and deleting are operations that end after a few looks.
 */
export class FakeEnvironments {
  readonly calls: string[] = [];
  readonly #environments = new Map<string, Environment>();
  readonly #operations = new Map<string, Operation[]>();
  readonly #keys = new Map<string, string>();

  static create(...names: string[]) {
    const fake = new FakeEnvironments();
    names.forEach(name => fake.#add(name));
    return fake;
  }

  private constructor() {}

  get names(): string[] {
    return [...this.#environments.keys()];
  }

  service(overrides: Partial<KindlerService> = {}): KindlerService {
    return fakeKindlerService({
      createEnvironment: async request => {
        const { name, idempotencyKey = '' } = request;
        this.calls.push(`create ${name} ${idempotencyKey}`);
        const known = this.#keys.get(idempotencyKey);
        if (known) {
          return answer(this.#look(known));
        }
        if (this.#environments.has(name)) {
          throw new ConflictError(`environment ${name} exists`);
        }
        this.#add(name);
        const id = this.#start('environment-create', name);
        this.#keys.set(idempotencyKey, id);
        return answer(this.#look(id));
      },
      deleteEnvironment: async name => {
        this.calls.push(`delete ${name}`);
        if (!this.#environments.delete(name)) {
          throw new NotFoundError(`no environment ${name}`);
        }
        return answer(this.#look(this.#start('environment-delete', name)));
      },
      getEnvironment: async name => {
        const item = this.#environments.get(name);
        if (!item) {
          throw new NotFoundError(`no environment ${name}`);
        }
        return { now, item, freshness: { status: 'live' } };
      },
      getOperation: async id => answer(this.#look(id)),
      listProviders: async () => ({
        now,
        items: [databaseProvider],
        registrations: [],
      }),
      listOperations: async () => ({ now, items: [] }),
      getEnvironmentConnection: async name => ({
        now,
        environment: name,
        host: '127.0.0.1',
        port: 5000,
        database: name,
        user: `${name}-owner`,
        sslMode: 'disable',
        route: 'platform-rw',
        freshness: { status: 'live' },
      }),
      ...overrides,
    });
  }

  setState(name: string, state: Environment['state']) {
    this.#add(name, state);
  }

  #add(name: string, state: Environment['state'] = 'running') {
    this.#environments.set(name, {
      name,
      provider: 'database',
      state,
      desired: 'running',
      drift: [],
      registrations: [],
      connections: [],
      details: {},
      createdAt: now,
      updatedAt: now,
    });
  }

  #start(kind: Operation['kind'], name: string): string {
    const id = `op-${this.#operations.size + 1}`;
    const subject = { kind: 'environment' as const, name };
    const states = [operation(), halfWay, succeeded];
    this.#operations.set(
      id,
      states.map(state => ({ ...state, id, kind, subject })),
    );
    return id;
  }

  #look(id: string): Operation {
    const [current, ...later] = this.#operations.get(id) ?? [];
    if (!current) {
      throw new NotFoundError(`no operation ${id}`);
    }
    if (later.length > 0) {
      this.#operations.set(id, later);
    }
    return current;
  }
}
