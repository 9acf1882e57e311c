import type { EnvironmentDesiredState } from '@kindler/backstage-plugin-kindler-common';
import { driftOf } from './driftOf';
import type { Sighting } from './Sighting';

type Seen = [Sighting['state'], ('present' | 'absent' | 'unknown')?];

describe('driftOf', () => {
  it.each<[EnvironmentDesiredState, Seen, string[]]>([
    ['running', ['running', 'present'], []],
    ['stopped', ['stopped', 'present'], []],
    ['absent', ['absent', 'absent'], []],
    ['running', ['stopped'], ['environment: running, stopped']],
    ['stopped', ['running'], ['environment: stopped, running']],
    ['running', ['partial'], ['environment: running, partial']],
    ['absent', ['running'], ['environment: absent, running']],
    ['running', ['unknown', 'unknown'], []],
    ['running', ['running', 'absent'], ['argocd: present, absent']],
    ['stopped', ['stopped', 'absent'], ['argocd: present, absent']],
    ['absent', ['absent', 'present'], ['argocd: absent, present']],
  ])('of %s that is seen as %j is %j', (desired, [state, place], drift) => {
    const found = driftOf(desired, {
      state,
      source: 'provider:test',
      registrations: place ? [{ kind: 'argocd', state: place }] : [],
    });
    expect(
      found.map(each => `${each.subject}: ${each.desired}, ${each.observed}`),
    ).toEqual(drift);
  });

  it('names what would be made otherwise now', () => {
    const found = driftOf('running', {
      state: 'running',
      differs: true,
      message: 'made by an older release',
      source: 'provider:test',
      registrations: [],
    });
    expect(found).toMatchObject([
      { subject: 'environment', message: 'made by an older release' },
    ]);
  });
});
