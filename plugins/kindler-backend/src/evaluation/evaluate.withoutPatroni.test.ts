import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { HEALTHY } from './__testUtils__/healthy';
import { lasting } from './__testUtils__/judging';
import { silent, sqlReading } from './__testUtils__/snapshots';

describe('PostgreSQL without Patroni', () => {
  const plain = (
    sql: Array<boolean | undefined>,
    probed = true,
  ): ClusterSnapshot => ({
    ...HEALTHY,
    managedBy: 'none',
    probed,
    routes: [],
    nodes: sql.map((inRecovery, index) => ({
      address: `10.0.0.${index}:5432`,
      name: `pg${index}`,
      postgres: { host: `10.0.0.${index}`, port: 5432 },
      sql:
        inRecovery === undefined
          ? silent('postgres-sql:a/b')
          : sqlReading(inRecovery),
    })),
  });

  it('is judged by SQL alone', () => {
    const at = lasting(plain([false]));
    expect(at.verdict).toBe('ok');
    expect(Object.values(at.witnesses).map(({ status }) => status)).toEqual([
      'absent',
      'named',
      'absent',
      'absent',
    ]);
  });

  it.each([
    ['no primary', [true], 'critical', 'no-primary'],
    ['two primaries', [false, false], 'critical', 'split-brain'],
    ['a silent standby', [false, undefined], 'degraded', 'member-silent'],
  ])('with %s', (_, sql, verdict, code) => {
    const at = lasting(plain(sql));
    expect(at.verdict).toBe(verdict);
    expect(at.findings[0].code).toBe(code);
  });

  it('is unknown without a role for probes, and says which key to set', () => {
    const at = lasting(plain([undefined], false));
    expect(at.verdict).toBe('unknown');
    expect(at.witnesses.postgres.reason?.text).toContain(
      'kindler.databases[].probe',
    );
  });
});
