import type { Incident } from '../api';
import { word } from '../wordings';
import { incidentToMarkdown } from './incidentToMarkdown';
import { timeSpan } from './markdown';

const incident: Incident = {
  id: '7',
  database: 'orders',
  databaseTitle: 'Orders',
  owner: 'group:default/shop',
  title: word('incident-failover', { from: 'orders-1', to: 'orders-3' }),
  cause: {
    code: 'split-brain',
    rule: 'S2',
    severity: 'critical',
    message: 'orders-1 and orders-3 both accept writes.',
    params: {},
  },
  worst: 'critical',
  startedAt: '2026-11-26T14:59:42.100Z',
  endedAt: '2026-11-26T15:02:11.000Z',
  leaderBefore: 'orders-1',
  leaderAfter: 'orders-3',
  timelineBefore: 1,
  timelineAfter: 2,
  outageMs: 16_300,
  detectedAfterMs: 1900,
  sessionsCut: 14,
  notifiedAt: ['2026-11-26T14:59:56.000Z', '2026-11-26T15:03:21.000Z'],
  phases: [
    {
      at: '2026-11-26T14:59:47.000Z',
      kind: 'haproxy',
      severity: 'critical',
      text: word('phase-haproxy-none', {}),
      evidence: [
        { label: 'server pg1', value: 'DOWN | L4TOUT', source: 'haproxy:edge' },
      ],
    },
  ],
  lanes: [
    {
      kind: 'patroni',
      spans: [
        {
          from: '2026-11-26T14:59:36.000Z',
          to: '2026-11-26T14:59:56.000Z',
          values: ['orders-1'],
          timeline: 1,
          tone: 'neutral',
        },
        { from: '2026-11-26T14:59:56.000Z', values: [], tone: 'bad' },
      ],
    },
    { kind: 'client', route: 'orders-rw', spans: [], leftOut: 3 },
  ],
  actions: [
    {
      operationId: 'op-1',
      kind: 'database-switchover',
      requester: 'user:default/jane',
      at: '2026-11-26T14:59:40.000Z',
      outcome: 'failed',
      reason: 'patching\n# now <b>|',
    },
  ],
};

describe('incidentToMarkdown', () => {
  it('tells the whole story', () => {
    expect(incidentToMarkdown(incident)).toMatchInlineSnapshot(`
      "# Failover from orders-1 to orders-3

      |  |  |
      | --- | --- |
      | Database cluster | Orders (orders) |
      | Owner | group:default/shop |
      | Began | 2026-11-26 14:59:42 UTC |
      | All clear | 2026-11-26 15:02:11 UTC, after 2 min 29 s |
      | Worst verdict | critical |
      | Cause at its worst | orders-1 and orders-3 both accept writes. (split-brain, S2) |
      | Clients could not write for | 16.3 s |
      | Detected after | 1.9 s |
      | Led before | orders-1, timeline 1 |
      | Led after | orders-3, timeline 2 |
      | Sessions cut | 14 |
      | Owner was notified at | 14:59:56, 15:03:21 |

      ## What happened

      | At | What | Evidence |
      | --- | --- | --- |
      | 14:59:47 | HAProxy had no server for writes. | server pg1: DOWN \\| L4TOUT (haproxy:edge) |

      ## What each witness said

      - **Patroni's lock**: 14:59:36 orders-1 on timeline 1 → 14:59:56 nobody
      - **Client of orders-rw**:  (3 more in the middle)

      ## What people did

      - 2026-11-26 14:59:40 UTC: user:default/jane asked for database-switchover, failed; reason: patching # now \\<b\\>\\|

      "
    `);
  });

  it('says what goes on and what is not known', () => {
    const text = incidentToMarkdown({
      ...incident,
      endedAt: undefined,
      outageMs: undefined,
      actions: [],
      phases: [],
      notifiedAt: [],
    });
    expect(text).toContain('| All clear | not yet |');
    expect(text).toContain('not known: no route for writes');
    expect(text).toContain('Nothing through Kindler.');
    expect(text).not.toContain('notified');
    expect(incidentToMarkdown({ ...incident, outageOngoing: true })).toContain(
      '16.3 s so far',
    );
  });

  it('names the day of what happened on another one', () => {
    const [phase] = incident.phases;
    const at = '2026-11-28T01:00:00.000Z';
    expect(
      incidentToMarkdown({ ...incident, phases: [{ ...phase, at }] }),
    ).toContain('| 2026-11-28 01:00:00 | HAProxy had');
  });

  it.each([
    [0, '0 s'],
    [16_340, '16.3 s'],
    [59_960, '60 s'],
    [149_000, '2 min 29 s'],
    [120_000, '2 min'],
    [3_900_000, '1 h 5 min'],
    [266_400_000, '3 d 2 h'],
  ])('says %d ms as %s', (ms, text) => {
    expect(timeSpan(ms)).toBe(text);
  });
});
