import type { Knex } from 'knex';
import { ENGINES, PluginDatabases } from '../__testUtils__/PluginDatabases';
import { Backend, KIND, skipPauses } from './__testUtils__/Backend';
import type { OperationDefinition, StepContext } from './types';

jest.setTimeout(600_000);

const COUNT = 200;

/** Notes what runs at the same time, and what runs twice. */
class Judge {
  readonly done = new Map<string, number>();
  readonly overlaps: string[] = [];
  readonly #busy = new Set<string>();

  definition(kind: OperationDefinition['kind']): OperationDefinition<any> {
    return {
      kind,
      concurrency: 8,
      plan: () => [
        {
          id: 'only',
          name: 'only',
          do: context => this.#do(context),
          verify: async () => 'done',
        },
      ],
    };
  }

  async #do({ operationId, input }: StepContext<any>) {
    for (const thing of input.things) {
      if (this.#busy.has(thing)) {
        this.overlaps.push(`${thing} by ${operationId}`);
      }
      this.#busy.add(thing);
    }
    await new Promise(done => setImmediate(done));
    input.things.forEach((thing: string) => this.#busy.delete(thing));
    this.done.set(operationId, (this.done.get(operationId) ?? 0) + 1);
  }
}

describe.each(ENGINES)('operations of two backends on %s', engine => {
  let databases: PluginDatabases;
  let pools: [Knex, Knex];
  const realNow = Date.now;

  beforeAll(async () => {
    databases = await PluginDatabases.create(engine);
  });
  beforeEach(async () => {
    pools = await databases.open();
  });
  afterEach(() => {
    Date.now = realNow;
  });
  afterAll(async () => {
    await databases?.close();
  });

  const untilNoneIsActive = async (backends: Backend[]) => {
    backends.forEach(({ runner }) => runner.start());
    for (;;) {
      const [{ count }] = await pools[0]('operations')
        .whereNull('finished_at')
        .count({ count: '*' });
      if (Number(count) === 0) {
        break;
      }
      await skipPauses(pools[0]);
      backends.forEach(({ runner }) => runner.wake());
      await new Promise(done => setImmediate(done));
    }
    await Promise.all(backends.map(({ runner }) => runner.stop()));
  };

  it(`carries ${COUNT} with overlapping locks out once each, with clocks 30 s apart`, async () => {
    const judge = new Judge();
    const backends = pools.map(
      knex => new Backend(knex, [judge.definition(KIND)]),
    );
    let calls = 0;
    Date.now = () => realNow() + ((calls++ % 3) - 1) * 30_000;
    for (let index = 0; index < COUNT; index += 1) {
      const things = [`thing:${index % 7}`, `thing:${(index * 3) % 11}`];
      await backends[index % 2].create(`e-${index}`, {
        locks: things,
        input: { things: [...new Set(things)] },
      });
    }
    const [waiting, ...others] = await backends[0].store.countActive();
    expect(waiting).toMatchObject({ status: 'pending', count: COUNT });
    expect(waiting.oldestMs).toBeGreaterThanOrEqual(0);
    expect(others).toEqual([]);
    await untilNoneIsActive(backends);
    expect(await backends[0].store.countActive()).toEqual([]);
    expect(judge.overlaps).toEqual([]);
    expect([...judge.done.values()]).toEqual(Array(COUNT).fill(1));
    expect(
      await pools[0]('operations').whereNot('status', 'succeeded'),
    ).toEqual([]);
    expect(await pools[0]('operation_locks')).toEqual([]);
  });

  it('ends one of an unknown kind and one whose plan always throws, and frees what they held', async () => {
    const judge = new Judge();
    const known = judge.definition(KIND);
    const [, other] = pools.map(
      knex =>
        new Backend(knex, [known, judge.definition('environment-delete')]),
    );
    const unknown = await other.store.create({
      kind: 'environment-delete',
      subject: { kind: 'environment', name: 'gone' },
      requester: 'user:default/guest',
      request: {},
      input: { things: [] } as any,
      locks: ['thing:a'],
    });
    const throwing = await other.create('bad', {
      locks: ['thing:b'],
      input: { things: [] },
    });
    const backends = pools.map(
      knex =>
        new Backend(knex, [
          {
            ...known,
            plan: () => {
              throw new Error('of another time');
            },
          },
        ]),
    );
    await pools[0]('operations')
      .where({ id: unknown.id })
      .update({ created_at: 1 });
    await untilNoneIsActive(backends);
    expect(await other.store.get(unknown.id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('not configured any more'),
    });
    expect(await other.store.get(throwing.id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('of another time'),
    });
    expect(await pools[0]('operation_locks')).toEqual([]);
    expect(judge.done.size).toBe(0);
  });
});
