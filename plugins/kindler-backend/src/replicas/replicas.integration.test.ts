import { resolve } from 'node:path';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import createKnex, { type Knex } from 'knex';
import { CutLine } from './__testUtils__/CutLine';
import { ReplicaProcess } from './__testUtils__/ReplicaProcess';
import type { Shown } from './__testUtils__/runReplica';
import { StandInClusters } from './__testUtils__/StandInClusters';

jest.setTimeout(600_000);

const NAME = `replicas_${process.pid}`;
const INTERVAL_MS = 1000;
const UNTIL = { deadlineMs: 120_000, everyMs: 250 };
/** Older than that nothing is shown as if it were so now. */
const TOLD_AFTER_MS = 15_000;

describe('three backends on one plugin database', () => {
  const replicas: ReplicaProcess[] = [];
  const late: Shown[] = [];
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let admin: Knex;
  let knex: Knex;
  let clusters: StandInClusters;
  let line: CutLine;

  const connection = (at?: object) => ({
    ...lab.state.gateway.listeners.platform_rw,
    ...lab.state.credentials.superuser,
    ...at,
  });
  const start = async (at?: object) => {
    const replica = await ReplicaProcess.start({
      connection: { ...connection(at), database: NAME },
      kindler: clusters.config(INTERVAL_MS),
    });
    replicas.push(replica);
    return replica;
  };

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    admin = createKnex({ client: 'pg', connection: connection() });
    await admin.raw('CREATE DATABASE ??', [NAME]);
    knex = createKnex({
      client: 'pg',
      connection: { ...connection(), database: NAME },
    });
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
    clusters = await StandInClusters.start(6);
    line = await CutLine.open(lab.state.gateway.listeners.platform_rw);
    await Promise.all([start(), start(), start(line.address)]);
  });

  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.kill()));
    await line?.close();
    await clusters?.stop();
    await knex?.destroy();
    await admin?.raw('DROP DATABASE ?? WITH (FORCE)', [NAME]);
    await admin?.destroy();
    await closeLab?.();
  });

  /** What all backends show that can answer, by cluster. */
  async function look(): Promise<Shown[][]> {
    const awake = replicas.filter(({ isStopped }) => !isStopped);
    const shown = await Promise.all(awake.map(replica => replica.look()));
    late.push(...shown.flat().filter(({ ageMs }) => ageMs > TOLD_AFTER_MS));
    return shown;
  }

  const all = (what: string, holds: (shown: Shown) => boolean) =>
    waitFor(
      what,
      async () => {
        const left = (await look()).flat().filter(shown => !holds(shown));
        if (left.length > 0) {
          throw new Error(JSON.stringify(left));
        }
        return true;
      },
      UNTIL,
    );

  const areWell = () =>
    all(
      'all backends to show every cluster well, and its leader',
      ({ name, verdict, leader }) =>
        verdict === 'ok' && leader === clusters.leaderOf(name),
    );

  /** Waits until each cluster is asked by exactly one backend, and returns the names of those of one backend. */
  const ownedBy = (replica: ReplicaProcess) =>
    waitFor(
      'each cluster to have one owner',
      async () => {
        const shown = await look();
        const owners = clusters.names.map(
          name =>
            shown.flat().filter(each => each.name === name && each.isAsked)
              .length,
        );
        const own = (await replica.look())
          .filter(({ isAsked }) => isAsked)
          .map(({ name }) => name);
        return owners.every(count => count === 1) && own.length > 0
          ? own
          : undefined;
      },
      UNTIL,
    );

  const leaderChanges = async (name: string) =>
    (
      await knex('events')
        .where({ database: name, kind: 'leader-changed' })
        .orderBy('id')
    ).map(({ from_value: from, to_value: to }) => `${from} ${to}`);

  const isRecorded = (name: string, count: number) =>
    waitFor(
      `${count} changes of the leader of ${name}`,
      async () =>
        (await leaderChanges(name)).length >= count ? true : undefined,
      UNTIL,
    );

  it('ask every source as often as one would', async () => {
    await areWell();
    await Promise.all(replicas.map(replica => ownedBy(replica)));
    const [name] = clusters.names;
    const before = clusters.countOf(name);
    const began = performance.now();
    await waitFor(
      'questions',
      () => (clusters.countOf(name) - before >= 15 ? true : undefined),
      UNTIL,
    );
    const rounds = (performance.now() - began) / INTERVAL_MS;
    expect(clusters.countOf(name) - before).toBeLessThan(
      3 * (1.2 * rounds + 2),
    );
  });

  it('go on without one that was killed, and lose no change', async () => {
    const [killed] = replicas.splice(0, 1);
    const names = await waitFor(
      'what it owns',
      async () => {
        const own = (await killed.look()).filter(({ isAsked }) => isAsked);
        return own.length > 0 ? own.map(({ name }) => name) : undefined;
      },
      UNTIL,
    );
    await killed.kill();
    names.forEach(name => clusters.swap(name));
    await areWell();
    for (const name of names) {
      await isRecorded(name, 1);
      expect(await leaderChanges(name)).toEqual(['patroni1 patroni2']);
    }
    await start();
    await areWell();
  });

  it('go on without one that is stopped, and what it saw is not told twice when it wakes up', async () => {
    const stopped = replicas[0];
    const [name] = await ownedBy(stopped);
    stopped.pause();
    await clusters.close(name);
    const told = () =>
      replicas
        .flatMap(({ notified }) => notified)
        .filter(({ severity }) => severity === 'critical');
    await waitFor('an alarm', () => told()[0], UNTIL);
    stopped.resume();
    await all(
      'all to see the outage',
      shown => shown.name !== name || shown.verdict === 'critical',
    );
    await clusters.open(name);
    await areWell();
    const incidents = await knex('incidents').where({ database: name });
    expect(incidents).toHaveLength(1);
    expect(told()).toHaveLength(1);
  });

  it('go on without one that is cut off, which sees for itself meanwhile and writes nothing afterwards', async () => {
    const cut = replicas.find(
      replica => replica !== replicas[0] && replica !== replicas.at(-1),
    )!;
    const [name] = await ownedBy(cut);
    line.cut();
    await waitFor(
      'the one that is cut off to ask everything itself',
      async () =>
        (await cut.look()).every(({ isAsked }) => isAsked) ? true : undefined,
      UNTIL,
    );
    const before = await leaderChanges(name);
    clusters.swap(name);
    await areWell();
    await isRecorded(name, before.length + 1);
    line.heal();
    await Promise.all(replicas.map(replica => ownedBy(replica)));
    await areWell();
    const others = clusters.names.filter(each => each !== name);
    for (const each of others) {
      clusters.swap(each);
    }
    await areWell();
    for (const each of others) {
      await waitFor(
        `the change of ${each}`,
        async () =>
          (await leaderChanges(each))
            .at(-1)
            ?.endsWith(clusters.leaderOf(each)) || undefined,
        UNTIL,
      );
    }
    expect(await leaderChanges(name)).toHaveLength(before.length + 1);
  });

  it('never showed anything older as if it were so now', () => {
    expect(late).toEqual([]);
  });
});
