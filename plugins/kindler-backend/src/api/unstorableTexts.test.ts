import { unstorableTexts } from './unstorableTexts';

const nested = (depth: number): unknown =>
  JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('unstorableTexts', () => {
  it.each<[string, unknown, string[]]>([
    ['what is text', { title: 'Läden 🏪', details: { a: [1, null] } }, []],
    ['no body', undefined, []],
    ['NUL', { title: 'a\0' }, ['title holds the character NUL']],
    [
      'halves of pairs, wherever they are',
      { a: ['x', { b: '\ud800!' }], c: '\udc00', '\ud800': 1 },
      [
        ' has a field whose name holds half a surrogate pair, which is no character',
        'c holds half a surrogate pair, which is no character',
        'a[1].b holds half a surrogate pair, which is no character',
      ],
    ],
    ['nests too deep', nested(20_000), [' it is nested too deep']],
  ])('finds %s', (_, body, expected) => {
    expect(
      unstorableTexts(body).map(({ field, message }) => `${field} ${message}`),
    ).toEqual(expected);
  });
});
