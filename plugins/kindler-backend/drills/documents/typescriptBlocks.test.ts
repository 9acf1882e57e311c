import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originalFiles, placeIn, readDocument, ROOT } from './documents';

jest.setTimeout(600_000);

/** JSX in the READMEs is parts of files, which the test of the installation puts together. */
const BLOCKS = originalFiles().flatMap(file => {
  const text = readDocument(file);
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(match => {
    const [, block] = match;
    // A page's block with imports is a whole module; of others only the syntax can be checked.
    const isModule = file.startsWith('docs/') && /^import /m.test(block);
    const at = placeIn(file, text, match.index);
    return {
      at,
      isModule,
      text: isModule ? block : `// @ts-nocheck\n${block}`,
    };
  });
});

it('TypeScript in documents has the syntax and the types of the packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kindler-documents-'));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const project = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        noEmit: true,
        incremental: false,
        rootDir: '/',
        typeRoots: [join(ROOT, 'node_modules/@types')],
        types: ['jest', 'node'],
      },
      include: ['*.ts'],
      exclude: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
    for (const { at, text } of BLOCKS) {
      writeFileSync(join(folder, `${at.replace(/\W+/g, '-')}.ts`), text);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/typescript/bin/tsc'),
        '--pretty',
        'false',
        '-p',
        folder,
      ],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe('');
    expect(BLOCKS.filter(({ isModule }) => isModule).length).toBeGreaterThan(4);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
