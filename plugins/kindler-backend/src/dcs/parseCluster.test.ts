import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { parseCluster } from './parseCluster';
import { parseNode } from '../patroni/parseNode';
import { parseSettings } from './parseSettings';

const cluster = (path: string) =>
  parseCluster(readFixture(`patroni/${path}/cluster.json`));

describe('parseCluster', () => {
  it.each([
    ['v2.1.7', undefined, 'running'],
    ['v3.0.2', undefined, 'running'],
    ['v4.1.4', 'demo', 'streaming'],
  ])('reads %s', (version, scope, state) => {
    const { members, ...rest } = cluster(`${version}/01-healthy`);
    expect(rest).toMatchObject({ scope, paused: false, warnings: [] });
    expect(members.map(({ name, role }) => [name, role])).toEqual([
      ['patroni1', 'leader'],
      ['patroni2', 'replica'],
      ['patroni3', 'replica'],
    ]);
    expect(members[0]).toMatchObject({
      host: '127.0.0.1',
      port: 54321,
      timeline: 1,
      apiAddress: '127.0.0.1:18008',
      tags: { clonefrom: 'true' },
    });
    expect(members[0].lag).toBeUndefined();
    expect(members[1]).toMatchObject({ state, lag: 0 });
  });

  it('keeps what only some versions tell', () => {
    expect(cluster('v4.1.4/03-pending-restart').members[0]).toMatchObject({
      pendingRestart: true,
      pendingRestartReason: { max_connections: '50 -> 60' },
    });
    expect(cluster('v4.1.4/08-quorum-mode').members[0].role).toBe(
      'quorum_standby',
    );
    expect(cluster('v2.1.7/07-sync-mode').members).toContainEqual(
      expect.objectContaining({ role: 'sync_standby' }),
    );
    expect(cluster('v4.1.4/02-scheduled-switchover')).toMatchObject({
      scheduledSwitchover: {
        at: '2099-01-01T10:00:00+00:00',
        from: 'patroni1',
      },
    });
    expect(cluster('v4.1.4/06-paused').paused).toBe(true);
    expect(cluster('v4.1.4/15-standby-cluster').members[0].role).toBe(
      'standby_leader',
    );
  });

  it('never takes an unknown lag for 0', () => {
    expect(cluster('v4.1.4-startfailed').members[1]).toMatchObject({
      state: 'starting',
      lag: 'unknown',
      receiveLag: 'unknown',
      replayLag: 'unknown',
    });
    const text = JSON.stringify({
      members: [
        { name: 'a', role: 'replica', lag: null },
        { name: 'b', role: 'replica', lag: -1 },
        { name: 'c', role: 'replica', lag: '17' },
      ],
    });
    expect(parseCluster(text).members.map(({ lag }) => lag)).toEqual([
      'unknown',
      'unknown',
      17,
    ]);
  });

  it('survives a leader without host and an unusable api_url', () => {
    const read = parseCluster(readFixture('issues/patroni-2713-cluster.json'));
    expect(findLeader(read.members)).toEqual(
      expect.objectContaining({ name: 'patroni2', host: undefined }),
    );
    expect(read.members[1].apiAddress).toBeUndefined();
    expect(read.members[0].apiAddress).toBe('192.168.1.1:8008');
  });

  it('reads words of other versions as unknown', () => {
    const read = parseCluster(
      '{"pause":false,"members":[{"name":"a","role":"master"},{"name":"b","role":"witness","port":"5432"},{"role":"x"},{"name":"a"}],"new":1}',
    );
    expect(read.members).toEqual([
      expect.objectContaining({ name: 'a', role: 'leader', state: 'unknown' }),
      expect.objectContaining({ name: 'b', role: 'unknown', port: 5432 }),
    ]);
    expect(read.warnings).toHaveLength(2);
    expect(read.paused).toBe(false);
  });

  it.each(['', '[]', '{}', 'null', '<html></html>', '{"members":'])(
    'refuses %j as a parse fault',
    text => {
      expect(() => parseCluster(text)).toThrow(
        expect.objectContaining({ kind: 'parse' }),
      );
    },
  );
});

describe('words of JavaScript in an answer', () => {
  const odd = { toString: 1, constructor: { a: 1 } };

  it.each(['constructor', '__proto__', 'toString'])('are no role: %s', role => {
    const parsed = parseCluster(
      JSON.stringify({ members: [{ name: 'a', role }] }),
    );
    expect(parsed.members[0].role).toBe('unknown');
    const answer = JSON.stringify({ state: 'running', role });
    expect(parseNode(answer).role).toBe('unknown');
  });

  it('are no way to write a value', () => {
    const reasons = { a: { old_value: odd, new_value: [[1]] } };
    const [member] = parseCluster(
      JSON.stringify({
        members: [
          { name: 'a', tags: { odd }, pending_restart_reason: reasons },
        ],
      }),
    ).members;
    expect(member.tags!.odd).toBe(JSON.stringify(odd));
    expect(member.pendingRestartReason!.a).toBe(
      `${JSON.stringify(odd)} -> [[1]]`,
    );
    const settings = { synchronous_mode: odd, postgresql: { parameters: odd } };
    expect(parseSettings(JSON.stringify(settings)).synchronousMode).toBe('off');
  });
});
