import { readSourceText } from './readSourceText';

describe('readSourceText', () => {
  it.each([
    ['lock holder', 'lockHolder', {}],
    ['client of route rw before', 'clientBefore', { route: 'rw' }],
    [
      'server pg1 of rw (orders-1)',
      'serverOf',
      { server: 'pg1', proxy: 'rw', member: 'orders-1' },
    ],
    [
      'server pg1 of rw (target old, cluster archive)',
      'serverOfTarget',
      { server: 'pg1', proxy: 'rw', target: 'old', database: 'archive' },
    ],
    ["orders-1's own answer", 'ownAnswer', { member: 'orders-1' }],
  ])('knows the form of %s', (text, key, values) => {
    expect(readSourceText(text)).toEqual({ key, values });
  });

  it('claims to know no other', () => {
    expect(readSourceText('orders-1')).toBeUndefined();
    expect(readSourceText('UP, L7OK 200')).toBeUndefined();
  });
});
