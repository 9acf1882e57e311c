import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { isoTime } from '../../model/Reading';
import type { IncidentObservation, LaneStatement } from './IncidentObservation';
import { raisePhases } from './raisePhases';
import { tellPhases } from './tellPhases';

const BEGIN = Date.parse('2026-11-22T09:00:00Z');
const seconds = (count: number) => BEGIN + count * 1000;

function client(route: string, outcome: 'served' | 'closed'): LaneStatement {
  return {
    kind: 'client',
    route,
    values: [outcome],
    tone: outcome === 'served' ? 'good' : 'bad',
    at: BEGIN,
    evidence: [{ label: route, value: outcome, source: 'test' }],
  };
}

function finding(
  code: string,
  since: number,
  changes: Partial<Finding> = {},
): Finding {
  return {
    code,
    severity: 'warning',
    subject: { kind: 'database', name: 'orders' },
    since: isoTime(since),
    message: `There is ${code}.`,
    next: 'Look.',
    params: {},
    evidence: [],
    ...changes,
  };
}

function observation(
  at: number,
  lanes: LaneStatement[],
  findings: Finding[],
): IncidentObservation {
  return {
    at,
    database: 'orders',
    verdict: 'critical',
    findings,
    lanes,
    servers: [],
    hasWriteRoute: true,
    changes: [],
  };
}

describe('tellPhases', () => {
  it('gives what clients of a route got the evidence of their own route', () => {
    const said = (route: string, severity: Finding['severity']) =>
      finding('clients-closed', BEGIN, {
        severity,
        params: { route },
        evidence: [
          { label: `client of ${route}`, value: 'no', source: 'test' },
        ],
      });
    const routes = ['a', 'b'];
    const well = observation(
      seconds(-1),
      routes.map(route => client(route, 'served')),
      [],
    );
    const first = observation(
      seconds(0),
      routes.map(route => client(route, 'closed')),
      routes.map(route => said(route, 'warning')),
    );
    const second = observation(
      seconds(1),
      first.lanes,
      routes.map(route => said(route, 'critical')),
    );
    const told = tellPhases(well, first, {});
    const { raised } = tellPhases(first, second, told.told);
    const { items } = raisePhases({ items: told.phases, leftOut: 0 }, raised);
    expect(
      items.map(({ severity, text, evidence }) => [
        severity,
        text.params.route,
        evidence.map(({ label }) => label),
      ]),
    ).toEqual([
      ['critical', 'a', ['client of a']],
      ['critical', 'b', ['client of b']],
    ]);
  });

  it('tells one that takes over from another when it was seen, and any other when it began', () => {
    const before = observation(
      seconds(20),
      [],
      [finding('holder-silent', seconds(0), { severity: 'critical' })],
    );
    const now = observation(
      seconds(21),
      [],
      [
        finding('holder-not-serving', seconds(0), { severity: 'critical' }),
        finding('member-silent', seconds(11)),
      ],
    );
    const { phases } = tellPhases(before, now, { 'holder-silent': 'critical' });
    expect(phases.map(({ at }) => at)).toEqual([seconds(11), seconds(21)]);
  });
});
