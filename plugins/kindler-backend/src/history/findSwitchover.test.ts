import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { findSwitchover } from './findSwitchover';

const DUE = Date.parse('2026-11-22T22:00:00.000Z');
const HOUR = 3600;
const seconds = (offset: number) => new Date(DUE + offset * 1000).toISOString();

/** Times in seconds after the switchover is due. */
function operation(
  from: number,
  to: number,
  changes: Partial<Operation> = {},
): Operation {
  return {
    id: 'op-1',
    kind: 'database-switchover',
    subject: { kind: 'database', name: 'orders' },
    status: 'succeeded',
    requester: 'user:default/guest',
    steps: [],
    createdAt: seconds(from),
    startedAt: seconds(from),
    finishedAt: seconds(to),
    ...changes,
  };
}

const result = { from: 'orders-1', scheduledAt: seconds(0) };
const scheduled = operation(-HOUR, 2 - HOUR, { result });
const cancelled = (at: number, status: Operation['status'] = 'succeeded') =>
  operation(at - 2, at, { kind: 'database-cancel-switchover', status });

describe('findSwitchover', () => {
  it.each<[string, boolean, number, Operation[]]>([
    ['at its time', true, 0, [scheduled]],
    ['in the loop of Patroni after it', true, 11, [scheduled]],
    ['a little early by another clock', true, -4, [scheduled]],
    ['before its time', false, -60, [scheduled]],
    ['long after its time', false, 61, [scheduled]],
    ['while it was scheduled', false, 1 - HOUR, [scheduled]],
    ['at once', true, 1, [operation(-2, 9)]],
    [
      'one without a time, long before',
      false,
      3,
      [operation(-HOUR, 2 - HOUR, { result: { from: 'orders-1' } })],
    ],
    [
      'a time that is none',
      false,
      3,
      [operation(-HOUR, 2 - HOUR, { result: { scheduledAt: 'tonight' } })],
    ],
    [
      'a schedule that failed and was taken back',
      false,
      3,
      [operation(-HOUR, 2 - HOUR, { result, status: 'failed' })],
    ],
    [
      'a schedule of another kind',
      false,
      3,
      [operation(-HOUR, 2 - HOUR, { result, kind: 'database-restart' })],
    ],
    ['cancelled in between', false, 3, [cancelled(-600), scheduled]],
    ['cancelled at the last moment', false, 3, [cancelled(2), scheduled]],
    ['the cancelling failed', true, 3, [cancelled(-600, 'failed'), scheduled]],
    ['one before it was cancelled', true, 3, [scheduled, cancelled(-2 * HOUR)]],
    ['a later one is cancelled', true, 3, [cancelled(HOUR), scheduled]],
    [
      'cancelled, and scheduled anew',
      true,
      3,
      [operation(-300, -298, { result }), cancelled(-600), scheduled],
    ],
  ])('%s: %s', (_, expected, at, operations) => {
    const move = { at: DUE + at * 1000, from: 'orders-1' };
    expect(findSwitchover(move, operations) !== undefined).toBe(expected);
  });

  it.each([
    ['the one who led when it was scheduled', 'orders-1', true],
    ['another one, so that Patroni does not follow it', 'orders-2', false],
    ['nobody knows who', undefined, true],
  ])('due while %s leads', (_, from, expected) => {
    expect(findSwitchover({ at: DUE, from }, [scheduled])).toBe(
      expected ? scheduled : undefined,
    );
  });

  it('knows nothing of a change without a time', () => {
    expect(findSwitchover({ at: NaN }, [scheduled])).toBeUndefined();
  });
});
