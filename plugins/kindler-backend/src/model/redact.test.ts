import { hideSecrets } from '../dcs/hideSecrets';
import { redact } from './redact';

describe('redact', () => {
  it.each([
    ['postgres://u:p@ss@h/db', 'postgres://***@h/db'],
    ['postgres://u:pa/ss@h/db', 'postgres://***@h/db'],
    ['see http://u:p@h/a and x://v:w@i', 'see http://***@h/a and x://***@i'],
    ['{"password": "abc", "a": 1}', '{"password": ***, "a": 1}'],
    [
      '{"text": "{\\"password\\": \\"a bc\\"}"}',
      '{"text": "{\\"password\\": ***}"}',
    ],
    ['{"password": 12345}', '{"password": ***}'],
    ["password='my own pw' host=x", 'password=*** host=x'],
    ['user=r sslpassword=abc host=x', 'user=r sslpassword=*** host=x'],
    ['Authorization: Basic dXNlcjpwdw==', 'Authorization: Basic ***'],
    ['proxy-authorization: bearer abc.def', 'proxy-authorization: bearer ***'],
    ['PGPASSWORD=abc psql', 'PGPASSWORD=*** psql'],
    ["PGPASSWORD='a b c' psql", 'PGPASSWORD=*** psql'],
    ['token: abc, next', 'token: ***, next'],
    [
      'key -----BEGIN EC PRIVATE KEY-----\nMHcC\nAQEE\n-----END EC PRIVATE KEY----- ok',
      'key *** ok',
    ],
    ['-----BEGIN PRIVATE KEY-----\\nMHcC', '***'],
  ])('takes what is private out of %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'connect http://10.0.0.1:8008/patroni',
    'password authentication failed for user "orders"',
    'connect ECONNREFUSED 10.0.0.1:5432',
    'role "token" does not exist',
    'Unexpected token \'<\', "<html>" is not valid JSON',
  ])('leaves %s', text => {
    expect(redact(text)).toBe(text);
  });

  /** A secret that stands where a long text is cut, wherever exactly. */
  it.each([
    ['password=', ''],
    ['postgres://u:', '@h/db'],
    ['{"password": "', '"}'],
    ["PGPASSWORD='", "'"],
    ['-----BEGIN PRIVATE KEY-----\n', '\n-----END PRIVATE KEY-----'],
    ['Authorization: Basic ', ''],
    ['curl -u backup:', ' '],
  ])('shows no half of a secret: %s', (before, after) => {
    const secret = 'hunter2'.repeat(300);
    for (const lead of [0, 200, 290, 1700, 1900, 1960, 1990]) {
      const text = `${' '.repeat(lead)}${before}${secret}${after} end`;
      expect(redact(text)).not.toContain('hunter2');
      expect(hideSecrets('a', text)).not.toContain('hunter2');
    }
  });
});
