import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { POSTGRES_RIGHTS, RIGHTS } from './rights';

const MANIFEST = resolve(__dirname, '../../examples/rbac.yaml');

it('are what the manifest grants, no more and no less', () => {
  const rules = parseAllDocuments(readFileSync(MANIFEST, 'utf8'))
    .map(document => document.toJS())
    .filter(({ kind }) => kind === 'ClusterRole')
    .flatMap(role => role.rules);
  expect(rules).toEqual(
    [...RIGHTS, ...POSTGRES_RIGHTS].map(({ group, resources, verbs }) => ({
      apiGroups: [group],
      resources,
      verbs,
    })),
  );
});
