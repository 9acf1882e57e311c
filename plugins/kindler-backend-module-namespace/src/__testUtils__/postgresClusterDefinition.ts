import { PGO } from '../manifests/postgresManifest';

const text = { type: 'string' };
const number = { type: 'integer', format: 'int32' };
const object = (properties: object, more: object = {}) => ({
  type: 'object',
  properties,
  ...more,
});
const listByName = (properties: object) => ({
  type: 'array',
  items: object(properties, { required: ['name'] }),
  'x-kubernetes-list-map-keys': ['name'],
  'x-kubernetes-list-type': 'map',
});
const quantities = {
  type: 'object',
  additionalProperties: { 'x-kubernetes-int-or-string': true },
};
const claim = object({
  accessModes: {
    type: 'array',
    items: text,
    'x-kubernetes-list-type': 'atomic',
  },
  resources: object({ requests: quantities }),
});

const spec = object(
  {
    postgresVersion: { ...number, minimum: 11, maximum: 18 },
    port: { ...number, _default: 5432, minimum: 1024 },
    shutdown: { type: 'boolean' },
    instances: listByName({
      name: text,
      replicas: { ...number, _default: 1, minimum: 1 },
      dataVolumeClaimSpec: claim,
    }),
    users: listByName({
      name: text,
      databases: {
        type: 'array',
        items: text,
        'x-kubernetes-list-type': 'set',
      },
    }),
    backups: object({
      pgbackrest: object(
        {
          repos: listByName({
            name: { ...text, pattern: '^repo[1-4]' },
            volume: object({ volumeClaimSpec: claim }),
          }),
        },
        { required: ['repos'] },
      ),
    }),
  },
  { required: ['instances', 'postgresVersion'] },
);

const status = object({
  observedGeneration: { type: 'integer', format: 'int64' },
  instances: listByName({
    name: text,
    replicas: number,
    readyReplicas: number,
  }),
});

/** The definition of PostgresCluster as PGO has it, of the fields that the provider knows. The client sends `default` as `_default`. */
export const postgresClusterDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `postgresclusters.${PGO}` },
  spec: {
    group: PGO,
    scope: 'Namespaced',
    names: {
      kind: 'PostgresCluster',
      listKind: 'PostgresClusterList',
      plural: 'postgresclusters',
      singular: 'postgrescluster',
    },
    versions: [
      {
        name: 'v1beta1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: { openAPIV3Schema: object({ spec, status }) },
      },
    ],
  },
};
