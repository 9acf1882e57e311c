import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { isSameButProgress } from './isSameButProgress';
import { parseNode } from '../patroni/parseNode';

describe('isSameButProgress', () => {
  const text = readFixture('patroni/v4.1.4/01-healthy/patroni.patroni1.json');
  const node = parseNode(text);
  const changed = (from: string, to: string) => {
    expect(text).toContain(from);
    return parseNode(text.replace(from, to));
  };

  it('takes a new place in the WAL and a renewed lock for progress', () => {
    const later = changed('"location": 67528192', '"location": 67528999');
    expect(isSameButProgress(node, later)).toBe(true);
    expect(
      isSameButProgress(
        node,
        changed('"dcs_last_seen": 1795336438', '"dcs_last_seen": 1795336448'),
      ),
    ).toBe(true);
  });

  it.each([
    ['state', '"running"', '"stopping"'],
    ['role', '"primary"', '"replica"'],
    ['timeline', '"timeline": 1', '"timeline": 2'],
    ['a standby', '"streaming"', '"catchup"'],
  ])('takes another %s for news', (_, from, to) => {
    expect(isSameButProgress(node, changed(from, to))).toBe(false);
  });
});
