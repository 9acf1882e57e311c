import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readKubernetes } from './readKubernetes';
import { Section } from './Section';

const read = (config: JsonObject) =>
  readKubernetes(
    new Section(new ConfigReader({ name: 'prod', ...config }), 'kindler'),
  );

describe('readKubernetes', () => {
  it.each<[JsonObject, JsonObject]>([
    [
      {},
      {
        scopeLabel: 'postgres-operator.crunchydata.com/patroni',
        clusterLabel: 'postgres-operator.crunchydata.com/cluster',
        mode: 'endpoints',
        operatorGroup: 'postgres-operator.crunchydata.com',
      },
    ],
    [
      { preset: 'percona' },
      {
        scopeLabel: 'postgres-operator.crunchydata.com/patroni',
        operatorGroup: 'upstream.pgv2.percona.com',
      },
    ],
    [
      { preset: 'zalando', labels: { application: 'pg', tier: 'db' } },
      {
        scopeLabel: 'cluster-name',
        roleLabel: 'spilo-role',
        labels: { application: 'pg', tier: 'db' },
      },
    ],
    [
      { preset: 'patroni', mode: 'configmaps', labels: { tier: 'db' } },
      {
        mode: 'configmaps',
        labels: { application: 'patroni', tier: 'db' },
      },
    ],
    [
      { scopeLabel: 'scope' },
      { scopeLabel: 'scope', roleLabel: 'role', labels: {} },
    ],
  ])('reads %j', (config, expected) => {
    expect(read(config)).toMatchObject(expected);
  });

  it('watches no operator, and both kinds of records, where nobody says so', () => {
    const { operatorGroup, mode, clusterLabel } = read({ scopeLabel: 'scope' });
    expect([operatorGroup, mode, clusterLabel]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each<[JsonObject, RegExp]>([
    [{ preset: 'cnpg' }, /preset .*'cnpg', .* one of pgo, percona, zalando/],
    [{ preset: 'toString' }, /preset .* one of/],
    [{ mode: 'etcd' }, /mode .* one of endpoints, configmaps/],
    [{ labels: { tier: 1 } }, /labels .* texts; put them in quotes/],
  ])('refuses %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});
