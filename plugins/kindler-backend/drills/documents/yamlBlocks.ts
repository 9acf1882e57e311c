import type { JsonObject } from '@backstage/types';
import { parseAllDocuments } from 'yaml';
import { originalFiles, placeIn, readDocument } from './documents';

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
  return [...originalFiles(), ...SOURCES]
    .map(blocksOf)
    .filter(blocks => blocks.length > 0);
}

/** Fenced blocks of a document, and those that `yaml` marks in a source. */
const BLOCK = /^```ya?ml\n([\s\S]*?)^```|\/\* yaml \*\/ `([^`]*)`/gm;

function blocksOf(file: string): YamlBlock[] {
  const text = readDocument(file);
  return [...text.matchAll(BLOCK)].map(match => {
    const [, fenced, quoted] = match;
    const block = fenced ?? quoted.replace(/\\\$/g, '$');
    return {
      at: placeIn(file, text, match.index),
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
