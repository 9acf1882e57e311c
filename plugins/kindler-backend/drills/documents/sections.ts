/** A heading of a document, and what stands below it up to the next heading. */
export interface Section {
  level: number;
  heading: string;
  /** Without code blocks. */
  text: string;
  /** Fenced blocks, with their language. */
  blocks: string[];
}

const FENCED = /^( *)```[\s\S]*?^\1```$/gm;

/** Sections of a document in Markdown; the first one is its title. */
export function sectionsOf(markdown: string): Section[] {
  const blocks: string[] = [];
  // Comments of a shell block would look like headings.
  const text = markdown.replace(FENCED, block => {
    blocks.push(block);
    return `\0${blocks.length - 1}\0`;
  });
  return text.split(/^(?=#+ )/m).map(part => {
    const [, marks, heading] = /^(#+) (.*)/.exec(part) ?? ['', '', ''];
    const [, body = ''] = /\n([\s\S]*)/.exec(part) ?? [];
    return {
      level: marks.length,
      heading,
      text: body.replace(/\0\d+\0/g, ''),
      blocks: [...body.matchAll(/\0(\d+)\0/g)].map(
        ([, index]) => blocks[Number(index)],
      ),
    };
  });
}

/** What a text quotes as code, e.g. names of settings and commands; sorted, because languages order words differently. */
export function inlineCode(text: string): string[] {
  return [...new Set([...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code))]
    .map(code => code.replace(/\s+/g, ' '))
    .sort();
}

/** Where links of a text lead, sorted. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to).sort();
}
