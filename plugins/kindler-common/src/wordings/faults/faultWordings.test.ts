import { faultHints } from './faultHints';
import { postgresFaults } from './postgresFaults';
import { sourceFaults } from './sourceFaults';

const holesOf = (texts: object) =>
  new Set(
    Object.values(texts).flatMap((text: string) =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name),
    ),
  );

/** With the same meaning in both. */
const SHARED = ['file', 'name'];

describe('wordings of faults', () => {
  it('have values that a message and a hint can share one record for', () => {
    const hints = holesOf(faultHints);
    const messages = holesOf({ ...sourceFaults, ...postgresFaults });
    expect([...messages].filter(name => hints.has(name)).sort()).toEqual(
      SHARED,
    );
  });
});
