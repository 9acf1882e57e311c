import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { documentFiles, readDocument, ROOT } from './documents';

type Nav = Array<Record<string, string | Nav>>;

const site = parse(readDocument('mkdocs.yml'));

const pagesOf = (nav: Nav): string[] =>
  nav
    .flatMap(entry => Object.values(entry))
    .flatMap(page => (typeof page === 'string' ? [page] : pagesOf(page)));

describe('the site of the documents', () => {
  it('shows every page once, in the same order in both languages', () => {
    const pages = pagesOf(site.nav);
    const files = documentFiles()
      .filter(file => file.startsWith('docs/'))
      .map(file => file.slice('docs/'.length));
    expect([...pages].sort()).toEqual([...files].sort());
    const inOrder = (language: string) =>
      pages
        .filter(page => page.startsWith(language))
        .map(page => page.slice(language.length));
    expect(inOrder('zh/')).toEqual(inOrder('en/'));
  });

  it('is what TechDocs builds for the entity of the project', () => {
    const entity = parse(readDocument('catalog-info.yaml'));
    expect(entity.metadata.annotations['backstage.io/techdocs-ref']).toBe(
      'dir:.',
    );
    expect(site.plugins).toEqual(['techdocs-core']);
    expect(existsSync(join(ROOT, site.docs_dir ?? 'docs', 'index.md'))).toBe(
      true,
    );
  });
});
