import {
  clientsClosedFinding,
  holderSilentFinding,
  pausedFinding,
} from '../__fixtures__/findings';
import { failover, goingOn } from '../__fixtures__/incidents';
import { ordersRoute } from '../__fixtures__/routes';
import { listWrong, type Wrong } from './listWrong';

function said({ incident, findings }: Wrong) {
  const codes = findings.map(({ code }) => code).join(' < ');
  return incident ? `${incident.id}: ${codes}` : codes;
}

const routeFinding = {
  ...clientsClosedFinding,
  subject: { kind: 'route' as const, name: 'payments-rw' },
};
const route = {
  ...ordersRoute,
  name: 'payments-rw',
  targets: [{ ...ordersRoute.targets[0], database: 'payments' }],
};

describe('listWrong', () => {
  it('tells an incident once, with what explains it, and what is found beside it', () => {
    const findings = [pausedFinding, holderSilentFinding, clientsClosedFinding];
    expect(
      listWrong({ findings, incidents: [goingOn], routes: [] }).map(said),
    ).toEqual(['129: clients-closed < holder-silent', 'paused']);
  });

  it('tells what is found on a route with the incident of its database', () => {
    const findings = [routeFinding];
    expect(
      listWrong({ findings, incidents: [goingOn], routes: [route] }).map(said),
    ).toEqual(['129: clients-closed']);
    expect(
      listWrong({ findings, incidents: [goingOn], routes: [] }).map(said),
    ).toEqual(['129: ', 'clients-closed']);
  });

  it('puts the worst incident first, and leaves notes out', () => {
    const incidents = [
      { ...failover, worst: 'unknown' as const },
      { ...goingOn, id: '7', worst: 'degraded' as const },
      goingOn,
    ];
    const findings = [{ ...pausedFinding, severity: 'info' as const }];
    expect(listWrong({ findings, incidents, routes: [] }).map(said)).toEqual([
      '129: ',
      '7: ',
      '128: ',
    ]);
  });
});
