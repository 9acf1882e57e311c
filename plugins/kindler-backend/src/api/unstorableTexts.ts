import type { FieldProblem } from '@kindler/backstage-plugin-kindler-common';

/** No legitimate request is nested this deep. */
const DEEPEST = 32;

const HALF_A_PAIR =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Returns the fields of a body that no database accepts: PostgreSQL has no NUL, and half a surrogate pair is not text. */
export function unstorableTexts(body: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const note = (field: string, text: string, what = '') => {
    const message = textProblem(text);
    if (message) {
      problems.push({ field, message: `${what}${message}` });
    }
  };
  let level: Array<[field: string, value: unknown]> = [['', body]];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) {
      return [{ field: '', message: 'it is nested too deep' }];
    }
    const next: typeof level = [];
    for (const [field, value] of level) {
      if (typeof value === 'string') {
        note(field, value);
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
          note(field, key, 'has a field whose name ');
          next.push([placeOf(field, key, Array.isArray(value)), inner]);
        }
      }
    }
    level = next;
  }
  return problems;
}

function placeOf(field: string, key: string, isIndex: boolean): string {
  if (isIndex) {
    return `${field}[${key}]`;
  }
  return field ? `${field}.${key}` : key;
}

function textProblem(text: string): string | undefined {
  if (text.includes('\0')) {
    return 'holds the character NUL';
  }
  return HALF_A_PAIR.test(text)
    ? 'holds half a surrogate pair, which is no character'
    : undefined;
}
