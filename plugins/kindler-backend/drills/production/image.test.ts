import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConfigSources,
  FileConfigSource,
  loadConfigSchema,
} from '@backstage/config-loader';
import { readKindlerConfig } from '../../src/config';
import { readCopy, readStages } from './Dockerfile';
import { BASE, ROOT, find, listFiles, readFile, renderFolder } from './files';

jest.setTimeout(120_000);

const STAGES = readStages(readFile('Dockerfile'));
const LAST = STAGES.at(-1)!;
const ignored = readFile('.dockerignore')
  .split('\n')
  .filter(Boolean)
  .map(pattern => pattern.replace(/^\*\*\//, ''));
const isIgnored = (path: string) =>
  ignored.some(pattern =>
    path
      .split('/')
      .some(part =>
        pattern.startsWith('*')
          ? part.endsWith(pattern.slice(1))
          : part === pattern,
      ),
  );
const textOf = (name: string) =>
  LAST.instructions.find(each => each.name === name)?.text ?? '';
const copies = STAGES.flatMap((stage, at) =>
  stage.instructions
    .filter(({ name }) => name === 'COPY')
    .map(({ text }) => ({ at, ...readCopy(text) })),
);

describe('the image of the portal', () => {
  it('stands on the Node that the project uses', () => {
    const [, node] = /^const NODE = '([\d.]+)'/m.exec(
      readFile('scripts/lib/ensureNode.mjs'),
    )!;
    expect(readFile('Dockerfile')).toMatch(
      new RegExp(`^ARG NODE_IMAGE=node:${node}-bookworm-slim$`, 'm'),
    );
    // eslint-disable-next-line no-template-curly-in-string
    expect(new Set(STAGES.map(({ base }) => base))).toEqual(
      new Set(['${NODE_IMAGE}']),
    );
  });

  it('copies what is there, and nothing that is ignored', () => {
    const files = listFiles().filter(path => !isIgnored(path));
    const missing = copies
      .filter(({ from }) => !from)
      .flatMap(({ sources }) => sources)
      .filter(
        source =>
          !files.some(path => path === source || path.startsWith(`${source}/`)),
      );
    expect(missing).toEqual([]);
  });

  it('copies only from stages before, and what the build makes', () => {
    const made = /backend build/;
    for (const { at, from, sources } of copies.filter(each => each.from)) {
      const stage = STAGES.slice(0, at).find(each => each.name === from);
      expect([from, stage?.name]).toEqual([from, from]);
      for (const source of sources.filter(each => each.includes('/dist/'))) {
        expect(stage!.instructions.some(({ text }) => made.test(text))).toBe(
          true,
        );
        expect(source).toMatch(/\/(skeleton|bundle)\.tar\.gz$/);
      }
    }
  });

  it('does not run as root, nor with a shell', () => {
    expect(textOf('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(JSON.parse(textOf('CMD'))[0]).toBe('node');
    expect(LAST.instructions.map(({ name }) => name)).not.toContain('RUN');
  });

  it('carries no secret and no modules of the machine that builds it', () => {
    const paths = ['.git/config', 'node_modules/pg/x', 'a.local.yaml', '.env'];
    expect(paths.filter(path => !isIgnored(path))).toEqual([]);
  });
});

describe('the command of the image', () => {
  const command: string[] = JSON.parse(textOf('CMD'));
  const configs = command.flatMap((each, index) =>
    each === '--config' ? [command[index + 1]] : [],
  );
  const objects = renderFolder(BASE);
  const { containers, volumes } = find(objects, 'Deployment').spec.template
    .spec;
  const mounts: Array<{ name: string; mountPath: string }> =
    containers[0].volumeMounts;

  it('finds its files in the image, or mounted', () => {
    const [own, mounted] = configs;
    expect(copies.at(-1)?.sources).toContain(own);
    const { name } = mounts.find(({ mountPath }) =>
      mounted.startsWith(`${mountPath}/`),
    )!;
    const { configMap } = volumes.find(
      (each: { name: string }) => each.name === name,
    );
    const { metadata, data } = find(objects, 'ConfigMap');
    expect(metadata.name).toBe(configMap.name);
    expect(Object.keys(data)).toEqual([mounted.split('/').at(-1)]);
    expect(command[2]).toBe('./packages/backend/instrumentation.cjs');
    expect(
      JSON.parse(readFile('packages/backend/package.json')).files,
    ).toContain('instrumentation.cjs');
  });

  it('stands beside the doctor that the documents call', () => {
    const [, program] = /deployment\/kindler-portal -- node (\S+) doctor/.exec(
      readFile('docs/en/operating.md'),
    )!;
    const read = (path: string) => JSON.parse(readFile(path));
    const { name, bin, files } = read('packages/cli/package.json');
    expect(read('packages/backend/package.json').dependencies).toHaveProperty(
      [name],
      'workspace:^',
    );
    expect(program).toBe(`packages/cli/${bin.kindler}`);
    expect(files).toContain('bin');
  });

  it('gets a configuration that the portal can use, with its secrets from files', async () => {
    const secrets = mkdtempSync(join(tmpdir(), 'kindler-secrets-'));
    const production = join(secrets, 'app-config.production.yaml');
    const text = readFile(`${BASE}/app-config.production.yaml`);
    const named = [...text.matchAll(/\/etc\/kindler-secrets\/([\w.-]+)/g)];
    try {
      writeFileSync(
        production,
        text.replaceAll('/etc/kindler-secrets', secrets),
      );
      named.forEach(([, name]) => writeFileSync(join(secrets, name), 'secret'));
      const config = await ConfigSources.toConfig(
        ConfigSources.merge(
          [join(ROOT, 'app-config.yaml'), production].map(path =>
            FileConfigSource.create({ path }),
          ),
        ),
      );
      const schema = await loadConfigSchema({
        dependencies: [],
        packagePaths: [
          'plugins/kindler-backend',
          'plugins/catalog-kindler',
          'packages/backend',
        ].map(name => join(ROOT, name, 'package.json')),
      });
      schema.process([{ data: config.get(), context: 'production' }]);
      const { databases, kubernetes } = readKindlerConfig(config);
      expect(databases[0].probe?.password).toBe('secret');
      expect(kubernetes[0].actions).toBeUndefined();
      expect(config.get('backend.database.connection')).toMatchObject({
        password: 'secret',
        ssl: { ca: 'secret', rejectUnauthorized: true },
      });
      // Those of the examples are no part of the image.
      expect(config.get('catalog.locations')).toEqual([]);
      config.close();
    } finally {
      rmSync(secrets, { recursive: true });
    }
  });
});
