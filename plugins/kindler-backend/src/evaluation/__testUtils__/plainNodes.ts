import type {
  ClusterSnapshot,
  NodeSnapshot,
} from '../../model/ClusterSnapshot';
import { evaluate } from '../evaluate';
import type { SqlView } from '../../model/postgres/SqlView';
import { toDatabase } from '../views/toDatabase';
import { HEALTHY } from './healthy';
import { NOW, observedAt, sqlReading } from './snapshots';

/** PostgreSQL without Patroni. */
export function plain(...views: SqlView[]): ClusterSnapshot {
  return {
    ...HEALTHY,
    managedBy: 'none',
    probed: true,
    routes: [],
    settings: undefined,
    nodes: views.map(
      (view, index): NodeSnapshot => ({
        address: `10.0.0.${index + 1}:5432`,
        name: `pg${index + 1}`,
        postgres: { host: `10.0.0.${index + 1}`, port: 5432 },
        sql: sqlReading(view.inRecovery, NOW, view),
      }),
    ),
  };
}

export function judged(snapshot: ClusterSnapshot) {
  const later = NOW + 90_000;
  const first = evaluate(snapshot, undefined, NOW);
  const evaluation = evaluate(observedAt(snapshot, later), first.state, later);
  return {
    database: toDatabase(snapshot, evaluation),
    findings: evaluation.findings.map(
      ({ severity, code }) => `${severity} ${code}`,
    ),
  };
}
