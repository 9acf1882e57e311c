// Writes src/api/openapi.generated.ts from src/api/openapi.yaml, which is the source of truth.
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';

const source = new URL('../src/api/openapi.yaml', import.meta.url);
const target = new URL('../src/api/openapi.generated.ts', import.meta.url);

const spec = parse(await readFile(source, 'utf8'));
await writeFile(
  target,
  `// Made by \`yarn generate:openapi\` from openapi.yaml.\n/* eslint-disable */\nexport const spec = ${JSON.stringify(
    spec,
    undefined,
    1,
  )};\n`,
);
