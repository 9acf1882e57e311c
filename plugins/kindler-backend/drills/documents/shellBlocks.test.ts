import { execFileSync } from 'node:child_process';
import { originalFiles, placeIn, readDocument } from './documents';

/** The blocks that people paste into a shell. */
const BLOCKS = originalFiles().flatMap(file => {
  const text = readDocument(file);
  return [
    ...text.matchAll(/^( *)```(?:sh|bash|shell)\n([\s\S]*?)^\1```/gm),
  ].map(match => [placeIn(file, text, match.index), match[2]] as const);
});

describe('shell commands in documents', () => {
  it('are looked at in the documents of the project and of its packages', () => {
    for (const part of ['README.md', 'plugins/', 'packages/', 'docs/']) {
      expect(BLOCKS.some(([at]) => at.startsWith(part))).toBe(true);
    }
  });

  it.each(BLOCKS)('%s: a shell can read them', (_at, block) => {
    // Nothing of it is run.
    const read = () =>
      execFileSync('bash', ['-n'], { input: block, stdio: 'pipe' });
    expect(read).not.toThrow();
  });
});
