import type { KindlerEvent } from '@kindler/backstage-plugin-kindler-common';
import { events } from '../__fixtures__/events';
import { failover } from '../__fixtures__/incidents';
import { rolledBack, switched } from '../__fixtures__/operations';
import { mergeHappenings, type Happening } from './mergeHappenings';

function idOf(happening: Happening): string {
  if ('incident' in happening) {
    return `incident ${happening.incident.id}`;
  }
  return 'event' in happening ? happening.event.id : happening.operation.id;
}

describe('mergeHappenings', () => {
  it('sorts operations and events by time', () => {
    const merged = mergeHappenings([switched], events, []);
    expect(merged.map(idOf)).toEqual([
      'op-2',
      '8',
      '7',
      '6',
      '5',
      '4',
      '3',
      '1',
    ]);
  });

  it('tells a change of leader once, and a timeline by itself', () => {
    const [, leader, timeline] = events;
    const more: KindlerEvent[] = [
      { ...timeline, id: '9', at: leader.at },
      leader,
      timeline,
    ];
    expect(mergeHappenings([], more, []).map(idOf)).toEqual(['7', '6']);
  });

  it('tells an incident once, and what does not belong to it', () => {
    const incident = {
      ...failover,
      startedAt: '2026-11-22T00:59:40.000Z',
      endedAt: '2026-11-22T01:00:21.000Z',
    };
    const open = { ...incident, id: '130', database: 'x', endedAt: undefined };
    expect(mergeHappenings([], events, [incident, open]).map(idOf)).toEqual([
      '8',
      '7',
      '6',
      '5',
      'incident 128',
    ]);
  });

  it('tells what a person did once, and leaves single checks out', () => {
    const [event] = events;
    const more: KindlerEvent[] = [
      { ...event, id: '7', kind: 'server-changed' },
      { ...event, id: '6', kind: 'action', operation: switched.id },
      { ...event, id: '5', kind: 'action', operation: 'op-9' },
    ];
    const merged = mergeHappenings([switched, rolledBack], more, []);
    expect(merged.map(idOf)).toEqual(['op-2', 'op-3', '5']);
  });
});
