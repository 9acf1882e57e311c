import type {
  HistoryChangeKind,
  HistoryEntry,
  KindlerEvent,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { RecordedChange } from '../evaluation/views/toHistory';
import { describeChanges } from './describeChanges';

const AT = Date.parse('2026-11-22T10:00:00.000Z');
const seconds = (offset: number) => new Date(AT + offset * 1000).toISOString();

function entry(leader: string | undefined, at?: string): RecordedChange {
  return { timeline: 7, leader, at, source: 'patroni-rest:orders/orders-1' };
}

function operation(
  from: number,
  to: number | undefined,
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
    finishedAt: to === undefined ? undefined : seconds(to),
    ...changes,
  };
}

function event(at: number, finding: string): KindlerEvent {
  return {
    id: '1',
    kind: 'verdict-changed',
    at: seconds(at),
    database: 'orders',
    finding,
    message: '',
  };
}

describe('describeChanges', () => {
  const asked = [operation(-4, 9)];
  const due = (from: string) =>
    operation(-3600, -3590, { result: { from, scheduledAt: seconds(-2) } });
  const failed = [event(-20, 'holder-silent')];

  it.each<
    [
      HistoryChangeKind,
      string,
      HistoryEntry['leader'],
      Operation[],
      KindlerEvent[],
    ]
  >([
    ['switchover', 'one asked for here', 'orders-2', asked, []],
    [
      'switchover',
      'also when it looked like a failure',
      'orders-2',
      asked,
      failed,
    ],
    [
      'switchover',
      'one that still runs',
      'orders-2',
      [operation(-4, undefined)],
      [],
    ],
    ['switchover', 'one scheduled for then', 'orders-2', [due('orders-1')], []],
    [
      'leader',
      'one scheduled while another led',
      'orders-2',
      [due('orders-2')],
      [],
    ],
    [
      'leader',
      'one asked for an hour before',
      'orders-2',
      [operation(-3600, -3590)],
      [],
    ],
    [
      'leader',
      'an action of another kind',
      'orders-2',
      [operation(-4, 9, { kind: 'database-restart' })],
      [],
    ],
    ['failover', 'the leader was silent before', 'orders-2', [], failed],
    [
      'failover',
      'that was noticed only after',
      'orders-2',
      [],
      [event(10, 'former-leader-silent')],
    ],
    [
      'leader',
      'something else was wrong',
      'orders-2',
      [],
      [event(-20, 'lag-high')],
    ],
    [
      'leader',
      'the leader was silent long before',
      'orders-2',
      [],
      [event(-600, 'holder-silent')],
    ],
    [
      'leader',
      'the leader before it was silent',
      'orders-2',
      [],
      [event(-70, 'holder-silent')],
    ],
    [
      'leader',
      'the new leader was silent soon after',
      'orders-2',
      [],
      [event(20, 'holder-silent')],
    ],
    [
      'leader',
      'the new leader was silent after the next change',
      'orders-2',
      [],
      [event(28, 'former-leader-silent')],
    ],
    [
      'timeline',
      'the same leader on a new timeline',
      'orders-1',
      asked,
      failed,
    ],
    ['leader', 'nobody knows who leads', undefined, [], []],
  ])('%s: %s', (kind, _, leader, operations, events) => {
    const entries = [
      entry('orders-1', seconds(-60)),
      entry(leader, seconds(0)),
      entry('orders-3', seconds(25)),
    ];
    const [, change] = describeChanges(entries, { operations, events });
    expect(change).toEqual({
      ...entries[1],
      kind,
      operationId: kind === 'switchover' ? 'op-1' : undefined,
    });
  });

  it('tells a step back of the timeline, whatever else was so', () => {
    const back = { ...entry('orders-2', seconds(0)), timeline: 6 };
    const said = { ...entry('orders-2', seconds(0)), returnedFrom: 8 };
    for (const each of [back, said]) {
      const entries = [entry('orders-1', seconds(-60)), each];
      const evidence = { operations: asked, events: failed };
      expect(describeChanges(entries, evidence)[1].kind).toBe('back');
    }
  });

  it('knows nothing of a change without a time', () => {
    const evidence = { operations: asked, events: failed };
    const [change] = describeChanges([entry('orders-2')], evidence);
    expect(change.kind).toBe('leader');
  });
});
