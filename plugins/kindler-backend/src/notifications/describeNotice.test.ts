import {
  word,
  type IncidentSummary,
} from '@kindler/backstage-plugin-kindler-common';
import { describeNotice } from './describeNotice';

const incidentOf = (database: string, from: string): IncidentSummary => ({
  id: '1',
  database,
  title: word('incident-failover', { from, to: 'b' }),
  cause: { code: 'no-leader', severity: 'critical', message: '', params: {} },
  worst: 'critical',
  startedAt: new Date(0).toISOString(),
  notifiedAt: [],
});

it.each([
  ['alarm', ['a', 'a'], 'one, two: Failover from a to b.'],
  [
    'alarm',
    ['a', 'c'],
    'one: Failover from a to b. two: Failover from c to b.',
  ],
  ['recovery', ['a', 'c'], 'one, two.'],
] as const)(
  'says of each cluster its own: %s %p',
  (kind, from, description) => {
    const incidents = [incidentOf('one', from[0]), incidentOf('two', from[1])];
    expect(describeNotice(kind, incidents)).toMatchObject({ description });
  },
);
