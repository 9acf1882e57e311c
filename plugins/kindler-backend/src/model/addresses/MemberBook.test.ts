import { MemberBook } from './MemberBook';

const APART = new MemberBook([
  { name: 'a', host: '10.0.0.1', port: 5432 },
  { name: 'b', host: 'FD00:0::2', port: 5432 },
]);
const SHARED = new MemberBook([
  { name: 'a', host: 'localhost', port: 5001 },
  { name: 'b', host: '127.0.0.1', port: 5002 },
]);

describe('MemberBook', () => {
  it.each([
    [APART, '10.0.0.1:5432', { kind: 'member', member: 'a', key: 'address' }],
    [APART, '[::ffff:a00:1]:5432', { kind: 'member', member: 'a' }],
    [APART, '[fd00::2]:5432', { kind: 'member', member: 'b' }],
    [APART, '10.0.0.1:6432', { kind: 'host', member: 'a', port: 6432 }],
    [APART, '10.0.0.9:5432', { kind: 'nobody' }],
    [SHARED, '[::1]:5002', { kind: 'member', member: 'b' }],
    [SHARED, '127.0.0.1:9999', { kind: 'shared' }],
  ])('%# knows what stands at %s', (book, address, place) => {
    expect(book.placeOf(address)).toMatchObject(place);
  });

  it('takes the only member of a host for the one at any of its ports, where there are others', () => {
    expect(APART.memberAt('10.0.0.1:6432')).toBe('a');
    expect(SHARED.memberAt('127.0.0.1:6432')).toBeUndefined();
    const alone = new MemberBook([{ name: 'a', host: 'h', port: 1 }]);
    expect(alone.memberAt('h:2')).toBeUndefined();
  });

  it('is not sure where two members claim one address', () => {
    const book = new MemberBook([
      { name: 'a', host: 'h', port: 1 },
      { name: 'b', host: 'h', port: 1 },
    ]);
    expect(book.placeOf('h:1')).toMatchObject({ kind: 'shared' });
  });

  it('goes by what host names resolve to, and knows of whom it has no address', () => {
    const book = new MemberBook(
      [
        { name: 'a', host: 'DB1.example.', port: 5432 },
        { name: 'b', host: 'db2.example', port: 5432 },
        { name: 'c', apiHosts: ['10.0.0.3'], port: 5432 },
      ],
      { 'db1.example': ['10.0.0.1', 'fd00::1'] },
    );
    expect(book.placeOf('10.0.0.1:5432')).toEqual({
      kind: 'member',
      member: 'a',
      key: 'resolved',
    });
    expect(book.memberAt('[FD00::1]:5432')).toBe('a');
    expect(book.memberAt('10.0.0.3:5432')).toBe('c');
    expect(['a', 'b', 'c'].map(name => book.isComparable(name))).toEqual([
      true,
      false,
      true,
    ]);
  });
});
