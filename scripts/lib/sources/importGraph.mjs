import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import typescript from 'typescript';
import { inRoot } from '../paths.mjs';

const ENDINGS = ['', '.ts', '.tsx', '.js', '.mjs', '.cjs'];

/** Which sources each source imports, types included, by paths from the root. */
export function importGraph(sources) {
  const paths = new Set(sources.map(({ path }) => path));
  const entries = entriesOf(paths);
  return new Map(
    sources.map(({ path, text }) => [
      path,
      typescript
        .preProcessFile(text, true, true)
        .importedFiles.flatMap(({ fileName }) => {
          const target = fileName.startsWith('.')
            ? posix.join(posix.dirname(path), fileName)
            : entries.get(fileName);
          return target === undefined ? [] : findFile(target, paths);
        }),
    ]),
  );
}

function findFile(target, paths) {
  const candidates = [
    ...ENDINGS.map(ending => target + ending),
    ...ENDINGS.map(ending => `${target}/index${ending}`),
  ];
  return candidates.find(candidate => paths.has(candidate)) ?? [];
}

/** What the names of the repository's own packages stand for. */
function entriesOf(paths) {
  const folders = new Set(
    [...paths].map(path => path.split('/').slice(0, 2).join('/')),
  );
  return new Map(
    [...folders]
      .filter(folder => /^(packages|plugins)\//.test(folder))
      .flatMap(folder => {
        const { name, main, exports } = JSON.parse(
          readFileSync(inRoot(folder, 'package.json'), 'utf8'),
        );
        const files = exports ?? (main ? { '.': main } : {});
        return Object.entries(files).map(([key, file]) => [
          posix.join(name, key),
          posix.join(folder, file),
        ]);
      }),
  );
}
