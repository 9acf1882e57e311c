import { SortedRows } from './SortedRows';
import { takePage } from './takePage';

interface Row {
  name: string;
  rank: number;
}

const NAMES = [...'abcdefghij'];

function sorted(rows: Row[]) {
  return new SortedRows(rows, {
    worst: ({ rank, name }: Row) => [rank, name],
    name: ({ name }: Row) => [name],
  });
}

/** Reads to the end; between two pages things may happen. */
function readAll(
  order: 'worst' | 'name',
  rowsAt: (page: number) => Row[],
  limit = 3,
): string[] {
  const names: string[] = [];
  let cursor: string | undefined;
  let number = 0;
  do {
    const rows = sorted(rowsAt(number)).in(order);
    const page = takePage(rows, order, { limit, cursor });
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
    number += 1;
  } while (cursor);
  return names;
}

describe('takePage', () => {
  const rows = NAMES.map((name, index) => ({ name, rank: index % 2 }));

  it.each([1, 3, 9, 10, 11])('gives each row once, %d a page', limit => {
    expect(readAll('name', () => rows, limit)).toEqual(NAMES);
    expect(readAll('worst', () => rows, limit)).toEqual([...'acegibdfhj']);
  });

  it('has one page where there is nothing', () => {
    expect(readAll('worst', () => [])).toEqual([]);
  });

  it('loses none of those that stay while others come and go before them', () => {
    const before = (page: number) => [
      ...rows.slice(page),
      ...['A', 'B', 'C'].slice(0, page).map(name => ({ name, rank: 0 })),
    ];
    expect(readAll('name', before).slice(3)).toEqual([...'defghij']);
  });

  it('loses none by name while all of them change', () => {
    const changing = (page: number) =>
      rows.map((row, index) => ({ ...row, rank: (index * page) % 4 }));
    expect(readAll('name', changing)).toEqual(NAMES);
  });

  it('goes on behind a row that is gone', () => {
    const { nextCursor } = takePage(sorted(rows).in('name'), 'name', {
      limit: 4,
    });
    const left = sorted(rows.filter(({ name }) => name !== 'd'));
    const { items } = takePage(left.in('name'), 'name', { cursor: nextCursor });
    expect(items[0].name).toBe('e');
  });

  const cursorOf = (...parts: unknown[]) =>
    Buffer.from(JSON.stringify(parts)).toString('base64url');

  it.each([
    ['no text', '-'],
    ['no list', cursorOf().slice(0, 1)],
    ['an empty list', cursorOf()],
    ['a cursor of another order', cursorOf('worst', 1, 'a')],
    ['other types', cursorOf('name', 7)],
    ['a nested list', cursorOf('name', ['a'])],
    ['another length', cursorOf('name', 'a', 'b')],
    ['no key', cursorOf('name')],
    ['a number', Buffer.from('7').toString('base64url')],
  ])('refuses %s', (_, cursor) => {
    const read = () => takePage(sorted(rows).in('name'), 'name', { cursor });
    expect(read).toThrow(/^cursor /);
  });
});
