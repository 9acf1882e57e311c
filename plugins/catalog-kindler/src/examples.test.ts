import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import {
  ANNOTATION_DATABASE,
  ANNOTATION_GATEWAY,
  ANNOTATION_ROUTE,
  ENVIRONMENT_PROVIDERS,
  environmentNameProblem,
  getAnnotationNames,
} from '@kindler/backstage-plugin-kindler-common';
import { parse } from 'csv-parse/sync';
import { FakeKindler, database } from './__testUtils__/FakeKindler';
import { eventually } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { startCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(120_000);

const example = (...path: string[]) =>
  resolve(__dirname, '../../../examples', ...path);

const TEMPLATES = [
  'Template:kindler-environment',
  'Template:kindler-database',
  'Template:kindler-preview',
  'Template:kindler-environment-delete',
  'Template:kindler-route-switch',
];

describe('examples', () => {
  it('has entity files and templates that the catalog takes', async () => {
    const kindler = new FakeKindler();
    kindler.databases = [database('orders', { owner: 'platform' })];
    const { entities, sync } = await startCatalog(kindler, [
      example('org.yaml'),
      example('entities.yaml'),
      resolve(__dirname, '../examples/kindler-api.yaml'),
      resolve(__dirname, '../examples/route-switch/template.yaml'),
    ]);
    await sync();
    const byRef = async () =>
      Object.fromEntries(
        (await entities()).map((entity): [string, Entity] => [
          `${entity.kind}:${entity.metadata.name}`,
          entity,
        ]),
      );
    await eventually(async () =>
      expect(Object.keys(await byRef()).sort()).toEqual(
        expect.arrayContaining([
          'API:kindler',
          'Component:checkout',
          'Group:platform',
          'Group:team-checkout',
          'Resource:orders',
          'System:shop',
          ...TEMPLATES,
          'User:guest',
        ]),
      ),
    );
    const all = await byRef();
    const checkout = all['Component:checkout'];
    expect(getAnnotationNames(checkout, ANNOTATION_DATABASE)).toEqual([
      'orders',
    ]);
    expect(getAnnotationNames(checkout, ANNOTATION_ROUTE)).toEqual([
      'orders-rw',
      'orders-ro',
    ]);
    expect(getAnnotationNames(checkout, ANNOTATION_GATEWAY)).toEqual(['edge']);
    expect(JSON.parse(String(all['API:kindler'].spec?.definition))).toEqual({
      openapi: '3.1.0',
      info: { title: 'Kindler' },
    });
    for (const ref of TEMPLATES) {
      expect(await templateEntityV1beta3Validator.check(all[ref])).toBe(true);
    }

    const dangling = async () => {
      const found = await entities();
      const known = new Set(
        found.map(({ kind, metadata: { namespace = 'default', name } }) =>
          `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US'),
        ),
      );
      return found.flatMap(({ relations = [] }) =>
        relations
          .map(({ targetRef }) => targetRef)
          .filter(targetRef => !known.has(targetRef)),
      );
    };
    await eventually(async () => {
      const { relations } = (await byRef())['Component:checkout'];
      expect(relations).toContainEqual({
        type: 'dependsOn',
        targetRef: 'resource:default/orders',
      });
      expect(await dangling()).toEqual([]);
    });
  });

  it('has environments that Kindler can hold side by side', () => {
    const rows: Array<Record<string, string>> = parse(
      readFileSync(example('environments.csv'), 'utf8').replace(/^# /, ''),
      { columns: true },
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(environmentNameProblem(row.env)).toBeUndefined();
      expect(ENVIRONMENT_PROVIDERS).toContain(row.provider);
      expect(['true', 'false']).toContain(row.register_portainer);
      expect(['true', 'false']).toContain(row.haproxy_route);
    }
    const columns = ['env', 'node_port', 'pf_port', 'http_port', 'https_port'];
    for (const column of columns) {
      expect(new Set(rows.map(row => row[column])).size).toBe(rows.length);
    }
    const subnets = rows.map(row => row.cluster_subnet).filter(Boolean);
    expect(new Set(subnets).size).toBe(subnets.length);
    subnets.forEach(subnet => expect(subnet).toMatch(/^10\.\d+\.0\.0\/16$/));
  });
});
