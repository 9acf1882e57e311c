import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

/** Folder of the repository. */
export const ROOT = join(__dirname, '../../../..');

export const readFile = (path: string) =>
  readFileSync(join(ROOT, path), 'utf8');

/** Paths of all files of the repository. */
export function listFiles(): string[] {
  return execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  ).split('\n');
}

/** An object as a manifest has it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  [field: string]: any;
}

export const BASE = 'examples/kubernetes/base';
export const ACTIONS = 'examples/kubernetes/actions';

export function readManifests(path: string): Manifest[] {
  return parseAllDocuments(readFile(path)).map(each => each.toJS());
}

/** Patches by which a folder changes objects of its base. */
export function readPatches(folder: string): Manifest[] {
  const { patches = [] } = parse(readFile(`${folder}/kustomization.yaml`));
  return patches.flatMap(({ path }: { path: string }) =>
    readManifests(`${folder}/${path}`),
  );
}

/**
 * What `kubectl apply -k` makes of a folder, without the hash in the names of generated ConfigMaps, its base, and its
 * patches.
 */
export function renderFolder(folder: string): Manifest[] {
  const {
    resources,
    configMapGenerator = [],
    namespace,
  } = parse(readFile(`${folder}/kustomization.yaml`));
  const files: string[] = resources.filter((each: string) =>
    each.endsWith('.yaml'),
  );
  return [
    ...files.flatMap(file => readManifests(`${folder}/${file}`)),
    ...configMapGenerator.map(
      (each: { name: string; files: string[] }): Manifest => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: each.name, namespace },
        data: Object.fromEntries(
          each.files.map(file => [file, readFile(`${folder}/${file}`)]),
        ),
      }),
    ),
  ];
}

export function find(manifests: Manifest[], kind: string): Manifest {
  return manifests.find(each => each.kind === kind)!;
}
