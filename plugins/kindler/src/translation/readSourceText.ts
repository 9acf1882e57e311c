import { sourceTextMessages } from './messages/sourceTextMessages';

export type SourceTextKey = keyof typeof sourceTextMessages.seen;

export interface SourceTextRead {
  key: SourceTextKey;
  values: Record<string, string>;
}

/** Converts e.g. `lag of {{member}}` to a pattern with a group for each value. */
function patternOf(template: string): RegExp {
  const source = template
    .split(/\{\{(\w+)\}\}/)
    .map((part, index) =>
      index % 2 === 1
        ? `(?<${part}>.+?)`
        : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`);
}

/** A longer text is not a sentence of the server, and would cost more than its length. */
const MOST_CHARACTERS = 500;

const PATTERNS = Object.entries(sourceTextMessages.seen).map(
  ([key, template]) => ({
    key: key as SourceTextKey,
    pattern: patternOf(template),
  }),
);

/** Finds the form of a server text and the values in it, so that it can be translated; undefined if its form is unknown. */
export function readSourceText(text: string): SourceTextRead | undefined {
  if (text.length > MOST_CHARACTERS) {
    return undefined;
  }
  for (const { key, pattern } of PATTERNS) {
    const match = pattern.exec(text);
    if (match) {
      return { key, values: { ...match.groups } };
    }
  }
  return undefined;
}
