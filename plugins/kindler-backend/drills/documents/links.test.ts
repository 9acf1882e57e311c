import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { documentFiles, placeIn, readDocument, ROOT } from './documents';

const LINK = /\]\((?!https?:|mailto:)([^)\s]+)\)/g;

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
  return [...text.matchAll(LINK)].map(match => {
    const [path, anchor] = match[1].split('#');
    const target = path ? normalize(join(dirname(file), path)) : file;
    return { at: placeIn(file, text, match.index), target, anchor };
  });
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
