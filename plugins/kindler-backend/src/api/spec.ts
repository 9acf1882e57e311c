import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';

/** openapi.yaml, which ships with the package. */
export const spec = parse(
  readFileSync(
    resolvePackagePath(
      '@kindler/backstage-plugin-kindler-backend',
      'src/api/openapi.yaml',
    ),
    'utf8',
  ),
);
