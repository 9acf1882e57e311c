import { isSetAside, readCondition, takesConnections } from './ServerCondition';

describe('readCondition', () => {
  it.each<[string, object, boolean | 'unknown', boolean]>([
    ['UP', { kind: 'up', changing: false, byAgent: false }, true, false],
    ['UP 2/3', { kind: 'up', changing: true }, true, false],
    ['UP (no agent)', { kind: 'up' }, true, false],
    ['no check', { kind: 'no-check' }, true, false],
    ['DOWN', { kind: 'down', changing: false }, false, false],
    ['DOWN 1/2', { kind: 'down', changing: true }, false, false],
    ['DOWN (agent)', { kind: 'down', byAgent: true }, false, false],
    ['NOLB', { kind: 'nolb' }, false, false],
    ['NOLB 1/2', { kind: 'nolb' }, false, false],
    ['DRAIN', { kind: 'drain', by: 'operator' }, false, true],
    ['DRAIN 1/3', { kind: 'drain', by: 'operator' }, false, true],
    ['DRAIN (agent)', { kind: 'drain', by: 'agent' }, false, false],
    ['MAINT', { kind: 'maint', by: 'operator' }, false, true],
    ['MAINT (resolution)', { kind: 'maint', by: 'resolution' }, false, false],
    ['MAINT(resolution)', { kind: 'maint', by: 'resolution' }, false, false],
    [
      'MAINT (via rw/pg2)',
      { kind: 'maint', by: 'via', server: 'rw/pg2' },
      false,
      false,
    ],
    ['MAINT(via)', { kind: 'maint', by: 'via', server: '' }, false, false],
    ['WARMING', { kind: 'unknown' }, 'unknown', false],
  ])('reads %s', (status, condition, takes, aside) => {
    const read = readCondition({ status, weight: 1 });
    expect(read).toMatchObject(condition);
    expect(takesConnections(read)).toBe(takes);
    expect(isSetAside(read)).toBe(aside);
  });

  it('takes a weight of 0 for a drain, by the agent where there is one', () => {
    const row = { status: 'UP', weight: 0 };
    expect(readCondition(row)).toEqual({ kind: 'drain', by: 'operator' });
    expect(readCondition({ ...row, agent: 'L7OK' })).toEqual({
      kind: 'drain',
      by: 'agent',
    });
    expect(readCondition({ status: 'DOWN', weight: 0 }).kind).toBe('drain');
  });
});
