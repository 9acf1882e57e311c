import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { documentFiles, placeIn, readDocument, ROOT } from './documents';

const LINK = /\]\((?!https?:|mailto:)([^)\s]+)\)/g;

/** The pages of the site cannot link to files outside of it, so they name the repository. */
const REPOSITORY =
  /https:\/\/github\.com\/kindler\/kindler-backstage\/(?:blob|tree)\/main\/([^)\s]+)/g;

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replace(/ /g, '-');
}

function anchorsOf(file: string): string[] {
  const headings = readDocument(file).matchAll(/^#+ +(.+)$/gm);
  return [...headings].map(([, heading]) => anchorOf(heading));
}

const LINKS = documentFiles().flatMap(file => {
  const text = readDocument(file);
  const links = (pattern: RegExp, folder: string) =>
    [...text.matchAll(pattern)].map(match => {
      const [path, anchor] = match[1].split('#');
      const target = path ? normalize(join(folder, path)) : file;
      return { at: placeIn(file, text, match.index), target, anchor };
    });
  return [...links(LINK, dirname(file)), ...links(REPOSITORY, '')];
});

it('links in documents lead to files and headings that are there', () => {
  const broken = LINKS.filter(
    ({ target, anchor }) =>
      !existsSync(join(ROOT, target)) ||
      (anchor && target.endsWith('.md') && !anchorsOf(target).includes(anchor)),
  );
  expect(broken).toEqual([]);
  expect(LINKS.length).toBeGreaterThan(20);
});
