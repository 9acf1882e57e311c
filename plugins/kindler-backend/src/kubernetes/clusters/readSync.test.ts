import { readSync } from './readSync';

describe('readSync', () => {
  it.each([
    ['on', '0', 'sync_standby'],
    ['on', undefined, 'sync_standby'],
    ['quorum', '0', 'quorum_standby'],
    ['quorum', '1', 'quorum_standby'],
    ['off', '0', undefined],
    [undefined, '0', 'quorum_standby'],
    [undefined, undefined, 'sync_standby'],
  ] as const)('in mode %s with quorum %s: %s', (mode, quorum, role) => {
    const record = {
      leader: 'a',
      sync_standby: 'B, c',
      ...(quorum && { quorum }),
    };
    const roleOf = readSync(record, mode && { synchronousMode: mode });
    expect(['a', 'b', 'C', 'd'].map(roleOf)).toEqual([
      undefined,
      role,
      role,
      undefined,
    ]);
  });

  it('finds nobody in a record without a leader', () => {
    const roleOf = readSync({ sync_standby: 'b' }, { synchronousMode: 'on' });
    expect(roleOf('b')).toBeUndefined();
  });
});
