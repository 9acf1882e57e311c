import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import {
  clientsClosedFinding,
  holderSilentFinding,
  silentMemberFinding,
} from '../../__fixtures__/findings';
import { decisiveOf, groupByCause } from './groupByCause';

function grouped(findings: Finding[]) {
  return groupByCause(findings).map(({ head, others }) =>
    [head, ...others]
      .map(({ code, params }) =>
        params.member ? `${code} ${params.member}` : code,
      )
      .join(' < '),
  );
}

function finding(
  code: string,
  severity: Finding['severity'],
  params: Finding['params'] = {},
): Finding {
  return { ...silentMemberFinding, code, severity, params };
}

describe('groupByCause', () => {
  it('lets what clients get lead, and what is critical explain it', () => {
    expect(
      grouped([silentMemberFinding, holderSilentFinding, clientsClosedFinding]),
    ).toEqual([
      'clients-closed < holder-silent payments-1',
      'member-silent payments-3',
    ]);
  });

  it('keeps what is over apart from what clients get now', () => {
    const lost = {
      ...finding('timeline-went-back', 'critical'),
      acknowledgeable: true,
    };
    expect(grouped([lost, clientsClosedFinding])).toEqual([
      'clients-closed',
      'timeline-went-back',
    ]);
  });

  it('keeps what is critical apart while clients are served', () => {
    expect(
      grouped([holderSilentFinding, finding('split-brain', 'critical')]),
    ).toEqual(['split-brain', 'holder-silent payments-1']);
  });

  it('joins what one rule says of many, and many rules of one member', () => {
    expect(
      grouped([
        finding('replica-not-streaming', 'warning', { member: 'a' }),
        finding('member-silent', 'warning', { member: 'b' }),
        finding('paused', 'warning'),
        finding('member-silent', 'warning', { member: 'a' }),
      ]),
    ).toEqual([
      'replica-not-streaming a < member-silent b < member-silent a',
      'paused',
    ]);
  });

  it('lets no note explain an alarm', () => {
    expect(
      grouped([
        finding('pending-restart', 'info', { member: 'payments-1' }),
        finding('holder-silent', 'info', { member: 'payments-2' }),
        holderSilentFinding,
      ]),
    ).toEqual([
      'holder-silent payments-1',
      'pending-restart payments-1',
      'holder-silent payments-2',
    ]);
  });

  it('takes what explains an outage for what is to be done', () => {
    const codes = (findings: Finding[]) =>
      decisiveOf(groupByCause(findings)[0]).map(({ code }) => code);
    expect(codes([clientsClosedFinding])).toEqual(['clients-closed']);
    expect(codes([clientsClosedFinding, holderSilentFinding])).toEqual([
      'holder-silent',
    ]);
    const { member } = holderSilentFinding.params;
    expect(
      codes([
        finding('split-brain', 'critical', { member }),
        holderSilentFinding,
      ]),
    ).toEqual(['split-brain', 'holder-silent']);
  });

  it('lets a silent gateway explain what its clients do not get', () => {
    const edge = { gateway: 'edge' };
    expect(
      grouped([
        finding('clients-refused', 'critical', { ...edge, route: 'rw' }),
        finding('readers-refused', 'warning', { ...edge, route: 'ro' }),
        finding('route-unknown', 'warning', { ...edge, route: 'rw' }),
        finding('readers-refused', 'warning', { gateway: 'inner' }),
      ]),
    ).toEqual([
      'clients-refused < readers-refused < route-unknown < readers-refused',
    ]);
    expect(
      grouped([
        finding('clients-refused', 'critical', { ...edge, route: 'rw' }),
        finding('readers-refused', 'warning', { ...edge, route: 'ro' }),
      ]),
    ).toEqual(['clients-refused', 'readers-refused']);
  });

  it('has no trouble with many', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      finding('member-silent', 'warning', { member: `m${index}` }),
    );
    expect(groupByCause(many)).toHaveLength(1);
  });
});
