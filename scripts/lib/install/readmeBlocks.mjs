import { readFileSync } from 'node:fs';
import { inRoot } from '../paths.mjs';

const READMES = ['docs/en/install.md', 'plugins/kindler/README.md'];

/**
 * The blocks of these documents that say in their first line which file of an app they belong into, such as
 * `// packages/backend/src/index.ts` or `# app-config.yaml`; `place` is what stands behind the file's name.
 */
export function readmeBlocks() {
  return READMES.flatMap(readme =>
    [
      ...readFileSync(inRoot(readme), 'utf8').matchAll(
        /^```(?:tsx?|yaml)\n(?:\/\/|#) ((?:packages\/|app-config)\S+?)(?:, (.+))?\n([^]*?)^```$/gm,
      ),
    ].map(([, file, place, text]) => ({ readme, file, place, text })),
  );
}
