import { readFileSync, writeFileSync } from 'node:fs';
import type { DatabaseMember } from '@kindler/backstage-plugin-kindler-common';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { parse, stringify } from 'yaml';
import type { DatabaseConfig } from '../config';
import type { Observer } from './Observer';
import { readLabConfig, startObserver } from './__testUtils__/startObserver';

const MINUTE = 60_000;

describe('replication of real members', () => {
  let lab: Lab;
  let close: () => Promise<void>;
  let observer: Observer;

  beforeAll(async () => {
    ({ lab, close } = await openLab());
  }, 4 * MINUTE);

  afterEach(async () => {
    await observer?.stop();
  });

  afterAll(async () => {
    await close?.();
  }, 4 * MINUTE);

  function observe(change: (orders: DatabaseConfig) => DatabaseConfig) {
    const [orders] = readLabConfig(lab).databases;
    observer = startObserver({
      databases: [change(orders)],
      settings: { intervalMs: 500, timeoutMs: 1000 },
    });
  }

  function members(
    what: string,
    matches: (member: DatabaseMember, leader: string) => boolean,
    leader: string,
  ): Promise<DatabaseMember[]> {
    return waitFor(
      what,
      () => {
        const found = observer.getDatabase('orders')?.members ?? [];
        if (found.length < 3 || !found.every(each => matches(each, leader))) {
          throw new Error(JSON.stringify(found));
        }
        return found;
      },
      { deadlineMs: MINUTE, everyMs: 50 },
    );
  }

  const followsLeader = ({ name, upstream }: DatabaseMember, leader: string) =>
    upstream === (name === leader ? undefined : leader);

  it.each<[string, boolean, (orders: DatabaseConfig) => DatabaseConfig]>([
    ['by SQL and REST', true, orders => orders],
    ['by REST alone', false, orders => ({ ...orders, probe: undefined })],
    [
      'by SQL alone, without Patroni',
      true,
      orders => ({
        ...orders,
        patroni: undefined,
        members: lab.state.members.map(({ name, host, port }) => ({
          name,
          host,
          port,
        })),
      }),
    ],
  ])(
    'is seen %s',
    async (_, bySql, change) => {
      const leader = (await lab.leader())!;
      observe(change);
      const found = await members(
        'upstreams and lags',
        (member, leading) =>
          followsLeader(member, leading) &&
          (member.name === leading || typeof member.lag === 'number') &&
          (member.connections?.max === 100) === bySql,
        leader,
      );
      expect(found.map(({ lag }) => lag)).not.toContain('unknown');
      expect(
        found.map(({ replicationSlots }) => Array.isArray(replicationSlots)),
      ).toEqual([bySql, bySql, bySql]);
    },
    2 * MINUTE,
  );

  it(
    'is seen in a cascade',
    async () => {
      const leader = (await lab.leader())!;
      const [between, last] = lab.state.members.filter(
        ({ name }) => name !== leader,
      );
      const before = readFileSync(last.configFile, 'utf8');
      const tag = (replicatefrom?: string) => {
        const config = parse(before);
        writeFileSync(
          last.configFile,
          replicatefrom
            ? stringify({ ...config, tags: { ...config.tags, replicatefrom } })
            : before,
        );
        process.kill(last.pid!, 'SIGHUP');
      };
      observe(orders => orders);
      try {
        tag(between.name);
        const cascade = await members(
          'a cascade',
          ({ name, upstream }) =>
            upstream ===
            { [last.name]: between.name, [between.name]: leader }[name],
          leader,
        );
        expect(cascade).toHaveLength(3);
      } finally {
        tag();
      }
      await members('upstreams', followsLeader, leader);
    },
    3 * MINUTE,
  );
});
