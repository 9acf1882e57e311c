import { join } from 'node:path';
import { loadConfigSchema } from '@backstage/config-loader';
import type { JsonObject } from '@backstage/types';
import { readDocument, ROOT } from './documents';

jest.setTimeout(120_000);

const PACKAGES = [
  'kindler',
  'kindler-backend',
  'kindler-backend-module-argocd',
  'kindler-backend-module-k3d',
  'kindler-backend-module-kind',
  'kindler-backend-module-namespace',
];

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

/** Keys of a schema that hold values, e.g. `databases.patroni.members`. A list counts as one of its items. */
function keysOf(schema: Schema, at: string[] = []): string[] {
  const parts = [schema.items, ...(schema.anyOf ?? [])].filter(
    part => part !== undefined,
  );
  const properties = Object.entries(schema.properties ?? {});
  const below = [
    ...parts.flatMap(part => keysOf(part, at)),
    ...properties.flatMap(([key, value]) => keysOf(value, [...at, key])),
  ];
  // The page has one section on TLS towards PostgreSQL.
  const isTls = at.at(-1) === 'tls' && at.at(-2) !== 'patroni';
  return isTls || (below.length === 0 && at.length > 0)
    ? [at.join('.')]
    : below;
}

/** Keys that the page names; `.user` after `database.route` is `database.user`. */
function documentedKeys(): string[] {
  const rows = readDocument('docs/en/configure.md').matchAll(
    /^\| (`[a-z]\w*[.[][^|]*) \|/gm,
  );
  return [...rows].flatMap(([, cell]) => {
    const names = [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) =>
      name.replaceAll('[]', ''),
    );
    const parent = names[0].split('.').slice(0, -1).join('.');
    return names.map(name => (name.startsWith('.') ? parent + name : name));
  });
}

it('the documents name every key of the configuration, and no other', async () => {
  const schema = await loadConfigSchema({
    dependencies: [],
    packagePaths: PACKAGES.map(name =>
      join(ROOT, 'plugins', name, 'package.json'),
    ),
  });
  const { schemas } = schema.serialize() as {
    schemas: { value: JsonObject }[];
  };
  const keys = schemas.flatMap(({ value }) =>
    keysOf((value as Schema).properties?.kindler ?? {}),
  );
  expect([...new Set(documentedKeys())].sort()).toEqual(
    [...new Set(keys)].sort(),
  );
});
