import { resolve } from 'node:path';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import createKnex, { type Knex } from 'knex';
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

  const connection = () => ({
    ...lab.state.gateway.listeners.platform_rw,
    ...lab.state.credentials.superuser,
  });
  const start = async () => {
    const replica = await ReplicaProcess.start({
      connection: { ...connection(), database: NAME },
      kindler: clusters.config(INTERVAL_MS),
    });
    replicas.push(replica);
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
    await Promise.all([start(), start(), start()]);
  });

  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.kill()));
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

  const everywhere = (what: string, holds: (shown: Shown) => boolean) =>
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
    everywhere(
      'all backends to show every cluster well, and its leader',
      ({ name, verdict, leader }) =>
        verdict === 'ok' && leader === clusters.leaderOf(name),
    );

  /** Waits until each cluster is asked by exactly one backend, and returns these by cluster. */
  const owners = () =>
    waitFor(
      'each cluster to have one owner',
      async () => {
        const shown = await look();
        const found = clusters.names.map(name =>
          replicas.filter((_, index) =>
            shown[index].some(each => each.name === name && each.isAsked),
          ),
        );
        return found.every(({ length }) => length === 1)
          ? found.flat()
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

  /** Waits until the last change that is recorded is the one that was made. */
  const isRecorded = (name: string) =>
    waitFor(
      `the change of the leader of ${name}`,
      async () => {
        const last = (await leaderChanges(name)).at(-1);
        return last?.endsWith(clusters.leaderOf(name)) ? true : undefined;
      },
      UNTIL,
    );

  it('ask every source as often as one would', async () => {
    await areWell();
    await owners();
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
    const all = await owners();
    const [killed] = all;
    const names = clusters.names.filter((_, index) => all[index] === killed);
    replicas.splice(replicas.indexOf(killed), 1);
    await killed.kill();
    names.forEach(name => clusters.swap(name));
    await areWell();
    await Promise.all(names.map(isRecorded));
    const changes = await Promise.all(names.map(leaderChanges));
    expect(changes).toEqual(names.map(() => ['patroni1 patroni2']));
    await start();
    await areWell();
  });

  it('go on without one that is stopped, and what it saw is not told twice when it wakes up', async () => {
    const [name] = clusters.names;
    const [stopped] = await owners();
    stopped.pause();
    await clusters.close(name);
    const told = () =>
      replicas
        .flatMap(({ notified }) => notified)
        .filter(({ severity }) => severity === 'critical');
    await waitFor('an alarm', () => told()[0], UNTIL);
    stopped.resume();
    await everywhere(
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
    const [name, ...others] = clusters.names;
    const [cut] = await owners();
    const before = await leaderChanges(name);
    cut.cut();
    await waitFor(
      'the one that is cut off to ask everything itself',
      async () =>
        (await cut.look()).every(({ isAsked }) => isAsked) ? true : undefined,
      UNTIL,
    );
    clusters.swap(name);
    await areWell();
    await isRecorded(name);
    cut.heal();
    await owners();
    others.forEach(each => clusters.swap(each));
    await areWell();
    await Promise.all(others.map(isRecorded));
    expect(await leaderChanges(name)).toHaveLength(before.length + 1);
  });

  it('never showed anything older as if it were so now', () => {
    expect(late).toEqual([]);
  });
});
