import { join } from 'node:path';
import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { loadConfigSchema, type ConfigSchema } from '@backstage/config-loader';
import type { JsonObject } from '@backstage/types';
import { readKindlerConfig } from '../../src/config';
import { yamlBlocks, type YamlBlock } from './yamlBlocks';

jest.setTimeout(120_000);

/** Sections of the portal's configuration that documents show. */
const SECTIONS = [
  'app',
  'backend',
  'catalog',
  'kindler',
  'scaffolder',
  'search',
];

/** Their schema leaves open what they hold. */
const SCHEDULES = [
  'catalog.providers.kindler.schedule',
  'search.collators.kindler.schedule',
];

const PACKAGES = [
  'plugins/kindler',
  'plugins/kindler-backend',
  'plugins/catalog-kindler',
  'plugins/search-kindler',
  'packages/backend',
];

/** What every portal has, so that only the block is looked at. */
const PORTAL = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: {
    baseUrl: 'http://localhost:7007',
    listen: ':7007',
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
};

const isConfiguration = (document: JsonObject) =>
  Object.keys(document).some(key => SECTIONS.includes(key));

/** Entities and templates, and parts of them, have tests of their own kind. */
const isOther = (document: JsonObject) =>
  ('apiVersion' in document && 'kind' in document) ||
  'steps' in document ||
  'parameters' in document;

/** Fits as a password and as a key. */
const INCLUDED = Buffer.alloc(32).toString('base64');

/** What Backstage makes of `$file`, whatever the file holds. */
function withFiles(data: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(data), (_, value) =>
    value?.$file === undefined ? value : INCLUDED,
  );
}

/** What a block is loaded with: itself, or it and all before it that it is added to. */
function configurationsOf(blocks: readonly YamlBlock[], index: number) {
  const { isAdded, documents } = blocks[index];
  const before: JsonObject[] =
    isAdded && index > 0 ? configurationsOf(blocks, index - 1) : [];
  return [...before, ...documents.filter(isConfiguration)];
}

const CASES = yamlBlocks().flatMap(blocks =>
  blocks.map((block, index) => ({
    at: block.at,
    documents: block.documents,
    configurations: configurationsOf(blocks, index),
  })),
);
const CONFIGURATIONS = CASES.filter(({ documents }) =>
  documents.some(isConfiguration),
);

describe('YAML in documents', () => {
  let schema: ConfigSchema;

  beforeAll(async () => {
    const root = join(__dirname, '../../../..');
    schema = await loadConfigSchema({
      dependencies: [],
      packagePaths: PACKAGES.map(name => join(root, name, 'package.json')),
    });
  });

  it('is configuration, an entity or steps of a template', () => {
    const unknown = CASES.filter(
      ({ documents }) =>
        !documents.every(each => isConfiguration(each) || isOther(each)),
    );
    expect(unknown.map(({ at }) => at)).toEqual([]);
    expect(CONFIGURATIONS.length).toBeGreaterThan(8);
  });

  it.each(CONFIGURATIONS.map(each => [each.at, each] as const))(
    '%s: can be used as it stands',
    (at, { configurations }) => {
      const contexts = configurations.map((data, index) => ({
        data: withFiles(data),
        context: `${at}#${index}`,
      }));
      schema.process([{ data: PORTAL, context: 'portal' }, ...contexts]);
      const config = ConfigReader.fromConfigs(contexts);
      expect(() => readKindlerConfig(config)).not.toThrow();
      for (const key of SCHEDULES.filter(each => config.has(each))) {
        readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig(key),
        );
      }
    },
  );
});
