import { redact } from './fault';

describe('redact', () => {
  it.each([
    ['postgres://u:p@ss@h/db', 'postgres://h/db'],
    ['postgres://u:pa/ss@h/db', 'postgres://h/db'],
    ['{"password": "abc", "a": 1}', '{"password"=***, "a": 1}'],
    ["password='my own pw' host=x", 'password=*** host=x'],
    ['Authorization: Basic dXNlcjpwdw==', 'Authorization: Basic ***'],
    ['PGPASSWORD=abc psql', 'PGPASSWORD=*** psql'],
    ['token: abc, next', 'token=***, next'],
    [
      'connect http://10.0.0.1:8008/patroni',
      'connect http://10.0.0.1:8008/patroni',
    ],
  ])('takes what is private out of %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('shows no part of a secret at which a long text was cut', () => {
    const text = `${' '.repeat(1990)}password=abcdefghijklmnop`;
    expect(redact(text)).not.toContain('abc');
  });

  it('looks at the beginning of a long text only', () => {
    const texts = [
      'a'.repeat(1_000_000),
      'http://'.repeat(200_000),
      '"password',
    ];
    for (const text of texts) {
      expect(redact(text).length).toBeLessThanOrEqual(300);
    }
  });
});
