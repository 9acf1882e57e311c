import { word } from '@kindler/backstage-plugin-kindler-common';
import { evaluate } from './evaluate';
import { classifyError, SourceError } from '../model/fault';
import type { PostgresClusterView } from '../model/kubernetes/PostgresClusterView';
import { readKubernetesCluster } from '../kubernetes/clusters/readKubernetesCluster';
import { failed } from '../model/Reading';
import { toDatabase } from './views/toDatabase';
import { readFixture } from './__testUtils__/fixtures';
import { foundSnapshot } from './__testUtils__/foundSnapshot';
import { NOW, reading } from './__testUtils__/snapshots';
import { sourceId } from '../model/SourceId';

const MINUTES = 60_000;
const SOURCE = sourceId.kubernetes('lab', 'postgrescluster/db/hippo');
const ID = SOURCE.id;

const objects = (kind: string) =>
  JSON.parse(readFixture(`kubernetes/v4.1.4/01-healthy/${kind}.json`)).items;

const CLUSTER = readKubernetesCluster({
  namespace: 'db',
  scope: 'hippo-ha',
  records: objects('endpoints'),
  pods: objects('pods'),
  roleLabel: 'postgres-operator.crunchydata.com/role',
})!;

const WELL: PostgresClusterView = {
  namespace: 'db',
  name: 'hippo',
  upToDate: true,
  instanceSets: [],
  backups: { repositories: [], failed: 0 },
  conditions: [],
};

/** Findings at once, and after it lasted for minutes. */
function judged(view: Partial<PostgresClusterView>) {
  const at = (now: number) =>
    foundSnapshot(CLUSTER, now, reading(ID, { ...WELL, ...view }, now));
  const first = evaluate(at(NOW), undefined, NOW);
  const later = NOW + 4 * MINUTES;
  return [first, evaluate(at(later), first.state, later)].map(({ findings }) =>
    findings.map(({ severity, code }) => `${severity} ${code}`).join(),
  );
}

describe('what PGO says', () => {
  it.each<[string, Partial<PostgresClusterView>, string, string]>([
    ['all is well', {}, '', ''],
    [
      'the last backup failed',
      { failedBackup: { what: 'manual backup' } },
      'warning backup-failed',
      'warning backup-failed',
    ],
    [
      'a switchover is not done',
      { switchover: { requested: 'a', done: false } },
      '',
      'warning operator-switchover-open',
    ],
    [
      'a switchover is done',
      { switchover: { requested: 'a', done: true } },
      '',
      '',
    ],
    [
      'the specification is newer',
      { upToDate: false },
      '',
      'info operator-behind',
    ],
    ['it is paused meanwhile', { upToDate: false, paused: true }, '', ''],
    ['it is not known', { upToDate: 'unknown' }, '', ''],
  ])('%s', (_, view, early, late) => {
    expect(judged(view)).toEqual([early, late]);
  });

  it('is shown, without what only rules need', () => {
    const operator = reading(
      ID,
      { ...WELL, failedBackup: { what: 'manual backup' } },
      NOW,
    );
    const seen = foundSnapshot(CLUSTER, NOW, operator);
    const shown = toDatabase(seen, evaluate(seen, undefined, NOW));
    expect(shown.postgresCluster).toEqual({
      ...WELL,
      observedAt: new Date(NOW).toISOString(),
    });
  });

  it('is no evidence any more when it is old, and blanks nothing else', () => {
    const fault = classifyError(
      new SourceError('auth', word('fault-status', { status: 403 })),
      SOURCE,
    );
    const old = reading(ID, { ...WELL, failedBackup: { what: 'x' } }, NOW);
    const later = NOW + 4 * MINUTES;
    const seen = foundSnapshot(
      CLUSTER,
      later,
      failed(failed(old, fault, later), fault, later),
    );
    const evaluation = evaluate(seen, undefined, later);
    expect(evaluation).toMatchObject({ verdict: 'ok', findings: [] });
    expect(toDatabase(seen, evaluation)).toMatchObject({
      leader: CLUSTER.lock!.leader,
      postgresCluster: { observedAt: new Date(NOW).toISOString() },
      sources: [{ status: 'ok' }, { id: ID, status: 'unreachable' }],
    });
  });
});
