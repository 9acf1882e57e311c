import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import {
  readFixture,
  readFixtureIfAny,
} from '../evaluation/__testUtils__/fixtures';
import { parseCluster } from './parseCluster';
import { parseHistory } from './parseHistory';
import { parseNode } from '../patroni/parseNode';
import { parseSettings } from './parseSettings';

const cluster = (path: string) =>
  parseCluster(readFixture(`patroni/${path}/cluster.json`));
const node = (path: string) => parseNode(readFixture(`patroni/${path}.json`));

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

describe('parseNode', () => {
  it.each(['v2.1.7', 'v3.0.2', 'v4.1.4'])('reads %s', version => {
    expect(node(`${version}/01-healthy/patroni.patroni1`)).toMatchObject({
      role: 'primary',
      state: 'running',
      writable: true,
      timeline: 1,
      serverVersion: 150018,
      version: version.slice(1),
    });
    expect(node(`${version}/01-healthy/patroni.patroni2`)).toMatchObject({
      role: 'replica',
      writable: false,
    });
  });

  it('keeps all 19 digits of the system identifier', () => {
    const read = node('v4.1.4/01-healthy/patroni.patroni1');
    expect(read.systemIdentifier).toBe('7710911216881103716');
    const asNumber = parseNode(
      '{"state":"running","database_system_identifier":7710911216881103716}',
    );
    expect(asNumber.systemIdentifier).toBe('7710911216881103716');
  });

  it('says what Patroni knows of the DCS', () => {
    const read = node(
      'v4.1.4/14-paused-leader-patroni-stopped/patroni.patroni1',
    );
    expect(read).toMatchObject({ paused: true, clusterUnlocked: true });
    expect(
      parseNode('{"state":"running","failsafe_mode_is_active":true}'),
    ).toMatchObject({ failsafeActive: true });
  });

  it.each([
    [
      '{"state":"running","role":"master","server_version":1,"xlog":{"location":5}}',
      true,
    ],
    ['{"state":"running","role":"primary"}', 'unknown'],
    ['{"state":"stopped","role":"primary"}', false],
    ['{"state":"start failed","role":"replica"}', false],
    [
      '{"state":"running","role":"primary","xlog":{"received_location":5,"replayed_location":5}}',
      false,
    ],
    [
      '{"state":"running","role":"standby_leader","xlog":{"received_location":5}}',
      false,
    ],
    ['{"state":"a new word"}', 'unknown'],
  ])('of %s says writable: %s', (text, writable) => {
    expect(parseNode(text).writable).toBe(writable);
  });

  it.each([
    [
      '{"state":"running","role":"replica","sync_standby":true}',
      { synchronous: 'sync' },
    ],
    [
      '{"state":"running","role":"replica","sync_standby":true,"quorum_standby":true}',
      { synchronous: 'quorum' },
    ],
    ['{"state":"running","role":"replica"}', { synchronous: undefined }],
    [
      '{"state":"running","role":"master","xlog":{"location":67528192}}',
      { lsn: '67528192', receivedLsn: undefined },
    ],
    [
      '{"state":"running","xlog":{"received_location":5,"replayed_location":4,"paused":true}}',
      { receivedLsn: '5', replayedLsn: '4', replayPaused: true },
    ],
    [
      '{"state":"running","xlog":{"replayed_location":4,"paused":"no"}}',
      { receivedLsn: undefined, replayedLsn: '4', replayPaused: undefined },
    ],
    [
      '{"state":"running","replication":[{"application_name":"n2","client_addr":null,"state":"streaming","sync_state":"quorum"}]}',
      {
        standbys: [{ name: 'n2', state: 'streaming', syncState: 'quorum' }],
      },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseNode(text)).toMatchObject(expected);
  });

  it('refuses what is no node status', () => {
    expect(() => parseNode('{"hello":1}')).toThrow('no state');
  });
});

describe('parseHistory', () => {
  it('reads entries of three to five items', () => {
    const text = readFixtureIfAny(
      'patroni/v4.1.4/05-after-switchover/history.json',
    );
    expect(parseHistory(text!)).toEqual([
      {
        endedTimeline: 1,
        lsn: '67536216',
        reason: 'no recovery target specified',
        at: '2026-11-22T08:34:47.349736+00:00',
        newLeader: 'patroni2',
      },
    ]);
    expect(
      parseHistory('[[1,25623960,"x"],[2,98765432109876543210,"y","soon"],7]'),
    ).toEqual([
      { endedTimeline: 1, lsn: '25623960', reason: 'x' },
      { endedTimeline: 2, lsn: '98765432109876543210', reason: 'y' },
    ]);
  });

  it('refuses an object', () => {
    expect(() => parseHistory('{}')).toThrow('not a list');
  });
});

describe('parseSettings', () => {
  it('reads times and limits', () => {
    const text = readFixture('patroni/v4.1.4/01-healthy/config.json');
    expect(parseSettings(text)).toEqual({
      ttl: 20,
      loopWait: 3,
      maximumLagOnFailover: 1048576,
      synchronous: false,
      synchronousMode: 'off',
      synchronousModeStrict: false,
      standby: false,
      delayed: false,
      shown: expect.any(Object),
    });
  });

  it.each([
    [{ synchronous_mode: true }, 'on', false],
    [{ synchronous_mode: 'on', synchronous_mode_strict: 'yes' }, 'on', true],
    [{ synchronous_mode: 'Quorum' }, 'quorum', false],
    [{ synchronous_mode: null, synchronous_mode_strict: true }, 'off', true],
  ])('reads %j', (settings, synchronousMode, synchronousModeStrict) => {
    expect(parseSettings(JSON.stringify(settings))).toMatchObject({
      synchronous: synchronousMode !== 'off',
      synchronousMode,
      synchronousModeStrict,
    });
  });

  it.each([
    [{ standby_cluster: { host: '10.0.0.1', port: 5432 } }, true, false],
    [{ standby_cluster: { restore_command: 'cp %f %p' } }, true, false],
    [{ standby_cluster: {} }, false, false],
    [{ standby_cluster: null }, false, false],
    [
      {
        standby_cluster: { port: 5432, recovery_min_apply_delay: '1h' },
      },
      true,
      true,
    ],
    [
      {
        postgresql: { parameters: { recovery_min_apply_delay: 0 } },
      },
      false,
      false,
    ],
    [
      {
        postgresql: { recovery_conf: { recovery_min_apply_delay: '5min' } },
      },
      false,
      true,
    ],
  ])(
    'reads of %j whom it follows, and how late',
    (settings, standby, delayed) => {
      expect(parseSettings(JSON.stringify(settings))).toMatchObject({
        standby,
        delayed,
      });
    },
  );

  it('reads how many synchronous standbys are wanted', () => {
    expect(parseSettings('{"synchronous_node_count":"2"}')).toMatchObject({
      synchronousNodeCount: 2,
    });
  });
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
