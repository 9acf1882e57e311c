import type { SqlView } from '../model/postgres/SqlView';
import { plain, judged } from './__testUtils__/plainNodes';

describe('slots and connections', () => {
  const slot = { name: 'audit', type: 'physical' as const, active: false };

  it.each<[string, Partial<SqlView>, string[]]>([
    ['nothing is seen', {}, []],
    [
      'a slot is in use',
      { slots: [{ ...slot, active: true, restartLsn: '0/1' }] },
      [],
    ],
    [
      'a slot keeps little',
      { slots: [{ ...slot, restartLsn: '9/F0000000' }] },
      [],
    ],
    [
      'a slot keeps much',
      { slots: [{ ...slot, restartLsn: '9/0' }] },
      ['warning slot-inactive'],
    ],
    ['a slot keeps nothing', { slots: [slot] }, []],
    [
      'a slot is lost',
      { slots: [{ ...slot, walStatus: 'lost' }] },
      ['warning slot-lost'],
    ],
    ['there is room', { connections: 89, maxConnections: 100 }, []],
    [
      'there is hardly room',
      { connections: 90, maxConnections: 100 },
      ['warning connections-near-limit'],
    ],
    ['the number is hidden', { maxConnections: 100 }, []],
  ])('%s', (_, view, expected) => {
    const { findings, database } = judged(
      plain({ inRecovery: false, lsn: 'A/0', ...view }),
    );
    expect(findings).toEqual(expected);
    const [member] = database.members;
    expect(member.connections !== undefined).toBe(
      view.connections !== undefined,
    );
    expect(member.replicationSlots?.length).toBe(view.slots?.length);
  });

  it('does not mind the copies of logical slots on a replica', () => {
    const { findings, database } = judged(
      plain(
        { inRecovery: false, lsn: 'A/0' },
        {
          inRecovery: true,
          receiveLsn: 'A/0',
          replayLsn: 'A/0',
          slots: [{ ...slot, type: 'logical', restartLsn: '9/0' }],
        },
      ),
    );
    expect(findings).toEqual([]);
    expect(database.members[1].replicationSlots).toEqual([
      { ...slot, type: 'logical', retainedBytes: 2 ** 32 },
    ]);
  });
});
