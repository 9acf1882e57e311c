import { readAllPages } from './readAllPages';

/** Answers like a list of so many rows, each time it is read from the beginning. */
function listOf(...sizes: number[]) {
  let rows = sizes[0];
  return jest.fn(async ({ cursor }: { cursor?: string }) => {
    rows = cursor === undefined ? sizes.shift() ?? rows : rows;
    const from = Number(cursor ?? 0);
    const to = Math.min(from + 2, rows);
    return {
      items: Array.from({ length: to - from }, (_, index) => from + index),
      nextCursor: to < rows ? String(to) : undefined,
      summary: { total: rows },
    };
  });
}

describe('readAllPages', () => {
  it.each([0, 1, 2, 3, 5])('reads all %d rows', async count => {
    const read = listOf(count);
    expect(await readAllPages(read)).toEqual([...Array(count).keys()]);
    expect(read).toHaveBeenCalledTimes(Math.max(1, Math.ceil(count / 2)));
  });

  it('reads again what changed meanwhile, and gives up some time', async () => {
    const read = listOf(3);
    const grown = (times: number) => async (page: { cursor?: string }) => {
      const answer = await read(page);
      const isShort = read.mock.calls.length <= times * 2;
      return { ...answer, summary: { total: isShort ? 4 : 3 } };
    };
    expect(await readAllPages(grown(1))).toEqual([0, 1, 2]);
    await expect(readAllPages(grown(99))).rejects.toThrow(
      '3 rows came, and there are 4',
    );
  });

  it('follows a list that does not count to its end', async () => {
    const pages = [{ items: [1], nextCursor: 'a' }, { items: [2] }];
    expect(await readAllPages(async () => pages.shift()!)).toEqual([1, 2]);
  });

  it('takes no list that goes round in circles', async () => {
    const read = async () => ({
      items: ['a'],
      nextCursor: 'a',
      summary: { total: 2 },
    });
    await expect(readAllPages(read)).rejects.toThrow('came twice');
  });
});
