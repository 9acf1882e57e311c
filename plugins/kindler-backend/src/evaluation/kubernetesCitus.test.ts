import { judgeObjects } from '../__testUtils__/foundClusters';
import { citusGroup, pod, said, WELL } from '../__testUtils__/kubernetesInputs';
import { patroniObjects, together } from '../__testUtils__/patroniObjects';

describe('Citus', () => {
  it.each(['endpoints', 'configmaps'] as const)(
    'is found group by group in %s',
    mode => {
      const objects = together(
        patroniObjects(citusGroup(0, { mode })),
        patroniObjects(citusGroup(1, { mode })),
        patroniObjects(citusGroup(12, { mode })),
      );
      expect(said(objects, { preset: 'patroni' })).toEqual({
        'citus-0': WELL('citus-0'),
        'citus-1': WELL('citus-1'),
        'citus-12': WELL('citus-12'),
      });
      const { 'citus-12': last } = judgeObjects(objects, { preset: 'patroni' });
      expect(last.cluster.formation).toEqual({ name: 'citus', group: 12 });
    },
  );

  it('alarms of the group that has no leader, not of the others', () => {
    const released = { leader: '' };
    const objects = together(
      patroniObjects(citusGroup(0)),
      patroniObjects(citusGroup(1, { leader: released, subsets: [] })),
    );
    const found = said(objects, { preset: 'patroni' });
    expect(found['citus-0']).toEqual(WELL('citus-0'));
    expect(found['citus-1'].slice(0, 2)).toEqual(['critical', 'nobody']);
  });

  it('leaves alone what belongs to no group', () => {
    const objects = together(patroniObjects(citusGroup(0)), {
      pods: [
        pod('citus-shell', {
          application: 'patroni',
          'cluster-name': 'citus',
          role: 'primary',
        }),
      ],
      endpoints: [
        pod('citus-workers', {
          application: 'patroni',
          'cluster-name': 'citus',
        }),
      ],
    });
    expect(Object.keys(said(objects, { preset: 'patroni' }))).toEqual([
      'citus-0',
    ]);
  });
});
