import { documentFiles, readDocument } from './documents';
import { inlineCode, linksIn, sectionsOf, type Section } from './sections';

const pagesIn = (folder: string) =>
  documentFiles()
    .filter(file => file.startsWith(folder))
    .map(file => file.slice(folder.length));

/** Each page in English, with its translation. */
const PAIRS = [
  ...pagesIn('docs/en/').map(name => [`docs/en/${name}`, `docs/zh/${name}`]),
  ['README.md', 'README.zh.md'],
];

/** Links to a page, or to its translation, differ in nothing else. */
const inEnglish = (link: string) =>
  link.replace('docs/zh/', 'docs/en/').replace('README.zh.md', 'README.md');

/** Headings that links and alarms lead to, which are no words of a language. */
const namesIn = (sections: Section[]) =>
  sections
    .map(({ heading }) => heading)
    .filter(heading => /^[a-z]+(-[a-z]+)+$|^Kindler[A-Z]\w+$/.test(heading));

/** A heading of its own language has another anchor; those that are code have the same. */
const hasForeignAnchor = (link: string) => /#.*[^\x20-\x7e]/.test(link);

describe('pages in English and Chinese', () => {
  it('are the same', () => {
    expect(pagesIn('docs/zh/')).toEqual(pagesIn('docs/en/'));
  });

  it.each(PAIRS)('%s has the same sections as %s', (english, chinese) => {
    const [original, translated] = [english, chinese].map(file =>
      sectionsOf(readDocument(file)),
    );
    expect(translated.map(({ level }) => level)).toEqual(
      original.map(({ level }) => level),
    );
    expect(namesIn(translated)).toEqual(namesIn(original));
    translated.forEach((section, index) => {
      const { blocks, text } = original[index];
      expect([section.heading, section.blocks]).toEqual([
        section.heading,
        blocks,
      ]);
      expect([section.heading, inlineCode(section.text)]).toEqual([
        section.heading,
        inlineCode(text),
      ]);
      expect([
        section.heading,
        linksIn(section.text).map(inEnglish).sort(),
      ]).toEqual([section.heading, linksIn(text).map(inEnglish).sort()]);
    });
  });

  it.each(pagesIn('docs/zh/'))('links of zh/%s work in MkDocs', name => {
    const links = linksIn(readDocument(`docs/zh/${name}`));
    expect(links.filter(hasForeignAnchor)).toEqual([]);
  });
});
