import {
  clientsClosedFinding,
  holderSilentFinding,
  pausedFinding,
} from '../__fixtures__/findings';
import { failover, goingOn } from '../__fixtures__/incidents';
import { listWrong, type Wrong } from './listWrong';

function said(wrong: Wrong) {
  const codes = wrong.findings?.map(({ code }) => code).join(' < ');
  return wrong.incident
    ? `${wrong.incident.id}: ${codes}`
    : `${codes} (${wrong.count})`;
}

const NONE = {
  told: [],
  isToldWhole: true,
  others: [],
  counts: [],
  incidents: [],
};
const ofPayments = [holderSilentFinding, clientsClosedFinding].map(finding => ({
  ...finding,
  database: 'payments',
}));
const paused = { ...pausedFinding, database: 'audit' };

describe('listWrong', () => {
  it('tells an incident once, with what explains it, and what is found beside it', () => {
    expect(
      listWrong({
        ...NONE,
        told: ofPayments,
        others: [paused],
        incidents: [goingOn],
      }).map(said),
    ).toEqual(['129: clients-closed < holder-silent', 'paused (1)']);
  });

  it('tells nothing of an incident beside it that was read a moment before', () => {
    expect(
      listWrong({ ...NONE, others: ofPayments, incidents: [goingOn] }).map(
        said,
      ),
    ).toEqual(['129: ']);
  });

  it('does not say that an incident calms down of which it did not read what is found', () => {
    expect(
      listWrong({ ...NONE, isToldWhole: false, incidents: [goingOn] }).map(
        said,
      ),
    ).toEqual(['129: undefined']);
  });

  it('keeps back nothing of an incident that was not read, and tells it once', () => {
    expect(
      listWrong({ ...NONE, told: ofPayments, others: [ofPayments[0]] }).map(
        said,
      ),
    ).toEqual(['holder-silent (1)', 'clients-closed (1)']);
  });

  it.each([
    [3, 3],
    [4, 400],
  ])('says of %d that were read that they are %d', (read, expected) => {
    const { code, severity } = pausedFinding;
    const others = Array.from({ length: read }, (_, index) => ({
      ...pausedFinding,
      evidence: [],
      database: `c${index}`,
      subject: { kind: 'database' as const, name: `c${index}` },
    }));
    const counts = [{ code, severity, count: expected }];
    const all = listWrong({ ...NONE, others, counts });
    expect(
      all.reduce((sum, wrong) => sum + (wrong.incident ? 0 : wrong.count), 0),
    ).toBe(expected);
  });

  it('puts the worst incident first, and leaves notes out', () => {
    const incidents = [
      { ...failover, worst: 'unknown' as const },
      { ...goingOn, id: '7', worst: 'degraded' as const },
      goingOn,
    ];
    const others = [{ ...paused, severity: 'info' as const }];
    expect(listWrong({ ...NONE, others, incidents }).map(said)).toEqual([
      '129: ',
      '7: ',
      '128: ',
    ]);
  });
});
