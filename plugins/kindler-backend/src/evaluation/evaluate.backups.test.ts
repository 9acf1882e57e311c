import type { BackupAges } from '../model/BackupAges';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';
import { HEALTHY } from './__testUtils__/healthy';
import { NOW, observedAt } from './__testUtils__/snapshots';

const HOUR_MS = 3_600_000;
const ago = (hours: number) => NOW - hours * HOUR_MS;
const [WRITE] = HEALTHY.routes;

function ages(since: number[], changes: Partial<BackupAges> = {}): BackupAges {
  return {
    routes: new Map([[WRITE.name, { databases: 3, since }]]),
    observedAt: NOW,
    maxAgeMs: 48 * HOUR_MS,
    criticalAgeMs: 96 * HOUR_MS,
    ...changes,
  };
}

/** Findings about backups, first and after some time. */
function judged(backups: BackupAges | undefined, ms = 0) {
  const snapshotAt = (at: number): ClusterSnapshot => ({
    ...observedAt(HEALTHY, at),
    backups,
  });
  const first = evaluate(snapshotAt(NOW), undefined, NOW);
  const last = evaluate(snapshotAt(NOW + ms), first.state, NOW + ms);
  return {
    verdict: last.verdict,
    findings: last.findings.filter(({ code }) => code.startsWith('backup')),
  };
}

describe('the age of backups', () => {
  it.each<[string, BackupAges | undefined]>([
    ['there is no schedule', undefined],
    ['they were not read yet', ages([], { routes: new Map() })],
    ['all are young', ages([ago(47), ago(1), ago(0)])],
    ['one has just become overdue', ages([ago(48.5), ago(1), ago(0)])],
    ['an environment is new', ages([ago(2), ago(1), ago(0)])],
  ])('is no finding while %s', (_, backups) => {
    expect(judged(backups)).toEqual({ verdict: 'ok', findings: [] });
  });

  it('is a warning at once if it was overdue before this backend started', () => {
    const { verdict, findings } = judged(ages([ago(50), ago(49.5), ago(0)]));
    expect(verdict).toBe('degraded');
    expect(findings).toMatchObject([
      {
        code: 'backup-overdue',
        severity: 'warning',
        params: { route: WRITE.name, late: 2, databases: 3, hours: 48 },
      },
    ]);
  });

  it('is critical at the age that was configured for that, and never without', () => {
    const since = [ago(97), ago(60), ago(0)];
    expect(judged(ages(since))).toMatchObject({
      verdict: 'critical',
      findings: [{ severity: 'critical', params: { late: 1, hours: 96 } }],
    });
    expect(judged(ages(since, { criticalAgeMs: undefined }))).toMatchObject({
      verdict: 'degraded',
      findings: [{ severity: 'warning', params: { late: 2, hours: 48 } }],
    });
  });

  it('gives a database without any backup an hour to get one', () => {
    const backups = ages([0], { criticalAgeMs: undefined });
    expect(judged(backups, HOUR_MS / 2).findings).toEqual([]);
    expect(judged(backups, HOUR_MS).findings).toMatchObject([
      { code: 'backup-overdue', severity: 'warning' },
    ]);
  });

  it('is unknown, and neither good nor bad, while backups cannot be read', () => {
    const backups = ages([ago(1000)], {
      unread: { since: NOW, reason: 'EACCES' },
    });
    expect(judged(backups).findings).toEqual([]);
    expect(judged(backups, 10 * 60_000).findings).toMatchObject([
      {
        code: 'backups-unread',
        severity: 'warning',
        params: { reason: 'EACCES' },
      },
    ]);
  });

  it('concerns only clusters that a route leads to', () => {
    const backups = ages([ago(1000)], {
      routes: new Map([['another', { databases: 1, since: [ago(1000)] }]]),
    });
    expect(judged(backups).findings).toEqual([]);
  });
});
