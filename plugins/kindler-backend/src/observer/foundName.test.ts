import type { ClusterIdentity } from '../kubernetes/clusters/ClusterIdentity';
import { foundName } from './foundName';

const identity = (
  scope: string,
  other: Partial<ClusterIdentity> = {},
): ClusterIdentity => ({ api: 'prod', namespace: 'db', scope, ...other });

describe('foundName', () => {
  it.each([
    [identity('hippo-ha'), /^hippo-ha\.db\.prod$/],
    [identity('citus', { group: 0 }), /^citus\.0\.db\.prod$/],
    [identity('Hippo'), /^hippo\.db\.prod\.[0-9a-f]{8}$/],
    [identity('citus.0'), /^citus\.0\.db\.prod\.[0-9a-f]{8}$/],
    [identity('_'), /^db\.prod\.[0-9a-f]{8}$/],
    [identity('x'.repeat(63)), /^x{54}\.[0-9a-f]{8}$/],
  ])('%j', (found, name) => {
    expect(foundName(found)).toMatch(name);
  });

  it('is another one for each identity, and one that an entity can have', () => {
    const long = 'a'.repeat(62);
    const scopes = [
      'hippo',
      'hippo-ha',
      'Hippo',
      'a.b',
      'a_b',
      long,
      `${long}b`,
    ];
    const names = scopes.flatMap(scope =>
      ['db', 'db-two'].flatMap(namespace =>
        ['prod', 'two-prod'].flatMap(api =>
          [undefined, 0, 1].map(group =>
            foundName({ api, namespace, scope, group }),
          ),
        ),
      ),
    );
    expect(new Set(names.map(name => name.toLowerCase())).size).toBe(
      names.length,
    );
    for (const name of names) {
      expect(name).toMatch(/^[a-z0-9][a-z0-9.-]{0,61}[a-z0-9]$/);
    }
  });
});
