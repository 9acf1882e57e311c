import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { parseNode } from './parseNode';

const node = (path: string) => parseNode(readFixture(`patroni/${path}.json`));

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
