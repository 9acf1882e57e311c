import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { parseAllDocuments } from 'yaml';

const ROOT = join(__dirname, '../../../..');
const LEFT_OUT = new Set(['node_modules', 'dist', 'src', '__fixtures__']);
/** What a page of the frontend tells people to add. */
const SOURCES = [
  'plugins/kindler/src/components/environment/environmentConfig.ts',
];

/** A block of YAML that people copy. */
export interface YamlBlock {
  /** `file:line`. */
  at: string;
  /** Stands in its first line: it only makes sense together with the blocks before it. */
  isAdded: boolean;
  documents: JsonObject[];
}

/** The blocks of every document of the repository, file by file. */
export function yamlBlocks(): YamlBlock[][] {
  const documents = [
    ...readdirSync(ROOT).filter(name => name.endsWith('.md')),
    ...['plugins', 'packages', 'docs', 'examples'].flatMap(name =>
      markdownBelow(join(ROOT, name)),
    ),
    ...SOURCES,
  ];
  return documents
    .map(name => blocksOf(relative(ROOT, join(ROOT, name))))
    .filter(blocks => blocks.length > 0);
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

/** Fenced blocks of a document, and those that `yaml` marks in a source. */
const BLOCK = /^```ya?ml\n([\s\S]*?)^```|\/\* yaml \*\/ `([^`]*)`/gm;

function blocksOf(file: string): YamlBlock[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(BLOCK)].map(match => {
    const [, fenced, quoted] = match;
    const block = fenced ?? quoted.replace(/\\\$/g, '$');
    return {
      at: `${file}:${text.slice(0, match.index).split('\n').length}`,
      isAdded: block.startsWith('# added to the above'),
      // Environment variables are there where it is used.
      documents: parseAllDocuments(block.replace(/\$\{\w+\}/g, 'variable')).map(
        document => {
          if (document.errors.length > 0) {
            throw document.errors[0];
          }
          return document.toJS();
        },
      ),
    };
  });
}
