import type { KindlerEvent } from '@kindler/backstage-plugin-kindler-common';
import { events } from '../__fixtures__/events';
import { rolledBack, switched } from '../__fixtures__/operations';
import { mergeHappenings, type Happening } from './mergeHappenings';

const idOf = (happening: Happening) =>
  'event' in happening ? happening.event.id : happening.operation.id;

describe('mergeHappenings', () => {
  it('sorts operations and events by time', () => {
    const merged = mergeHappenings([switched], events);
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
    expect(mergeHappenings([], more).map(idOf)).toEqual(['7', '6']);
  });

  it('tells what a person did once, and leaves single checks out', () => {
    const [event] = events;
    const more: KindlerEvent[] = [
      { ...event, id: '7', kind: 'server-changed' },
      { ...event, id: '6', kind: 'action', operation: switched.id },
      { ...event, id: '5', kind: 'action', operation: 'op-9' },
    ];
    const merged = mergeHappenings([switched, rolledBack], more);
    expect(merged.map(idOf)).toEqual(['op-2', 'op-3', '5']);
  });
});
