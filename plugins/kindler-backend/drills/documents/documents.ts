import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(__dirname, '../../../..');
const LEFT_OUT = new Set(['node_modules', 'dist', 'src', '__fixtures__']);

/** Every document of the repository, from its root. */
export function documentFiles(): string[] {
  return [
    ...readdirSync(ROOT).filter(name => name.endsWith('.md')),
    ...['plugins', 'packages', 'docs', 'examples'].flatMap(name =>
      markdownBelow(join(ROOT, name)),
    ),
  ];
}

/** Documents whose blocks are looked at: those of a translation are the same. */
export function originalFiles(): string[] {
  return documentFiles().filter(file => !/^docs\/zh\/|\.zh\.md$/.test(file));
}

export function readDocument(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** What documents tell people to ask PostgreSQL: queries in blocks, and those quoted in texts. */
export function queriesIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```sql\n([\s\S]*?)^```/gm)];
  const quoted = [...markdown.matchAll(/`(SELECT [^`]+)`/g)];
  return [
    ...blocks.flatMap(([, block]) => block.split(/;\n/)),
    ...quoted.map(([, query]) => query),
  ].filter(query => query.trim());
}

/** Where in a file something stands, as `file:line`. */
export function placeIn(file: string, text: string, index = 0): string {
  return `${file}:${text.slice(0, index).split('\n').length}`;
}

function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name) && !name.startsWith('.'))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return markdownBelow(path);
      }
      return entry.name.endsWith('.md') ? [relative(ROOT, path)] : [];
    });
}
