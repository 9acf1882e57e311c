import { checkTexts } from './checkTexts';
import { toBatches } from './toBatches';

const check = (...records: Array<{ line: number; name?: string }>) => {
  const { records: good, refused } = checkTexts({ records, refused: [] });
  return [
    good.map(({ line }) => line),
    refused.map(({ line, problems: [{ field, problem }] }) => [
      line,
      field,
      problem.code,
    ]),
  ];
};

describe('checkTexts', () => {
  it('sets aside twins and what the API takes in no row', () => {
    expect(
      check(
        { line: 1, name: 'a' },
        { line: 2, name: ' a' },
        { line: 3, name: 'b'.repeat(201) },
        { line: 4, name: 'c\0' },
        { line: 5, name: '' },
        { line: 6 },
      ),
    ).toEqual([
      [1, 5, 6],
      [
        [2, 'name', 'import-twice'],
        [3, 'name', 'import-unreadable'],
        [4, 'name', 'import-unreadable'],
      ],
    ]);
  });
});

describe('toBatches', () => {
  it('keeps order, and to what a request may hold', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      line: index + 1,
      error: index < 100 ? 'ü'.repeat(9_000) : undefined,
    }));
    const batches = toBatches(rows);
    expect(batches.flat()).toEqual(rows);
    for (const batch of batches) {
      expect(batch.length).toBeLessThanOrEqual(2000);
      const body = JSON.stringify({ rows: batch, partial: false });
      expect(Buffer.byteLength(body)).toBeLessThan(1024 * 1024);
    }
    expect(batches).toHaveLength(6);
    expect(toBatches([])).toEqual([]);
  });
});
