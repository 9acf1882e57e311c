import { findUrlPassword } from './urlPasswords';

const find = (value: unknown) => findUrlPassword(value, 'details');

it.each([
  'https://user:secret@git.example/shop.git',
  'HTTPS://user:secret@git.example/shop.git',
  'https:\\\\user:secret@git.example',
  'https://token@git.example/shop.git',
  'ssh://git:secret@git.example/shop.git',
  'git+https://user:secret@git.example/shop.git',
  'oci://user:secret@registry.example/charts',
  'see postgres://app:secret@db/orders for more',
])('finds the password of %s', text => {
  expect(find(text)).toBe('details');
  expect(find({ a: [1, { repoURL: text }] })).toBe('details.a[1].repoURL');
});

it.each([
  'https://git.example/shop.git',
  'https://git.example:8443/shop@v1.git',
  'https://[::1]:8443/shop.git',
  'ssh://git@git.example:22/shop.git',
  'git@git.example:team/shop.git',
  'registry.example/shop:1.2@sha256:abc',
  'mail: a@b.example',
  '',
])('finds none in %s', text => {
  expect(find(text)).toBeUndefined();
  expect(find({ a: [null, true, 5, { b: text }] })).toBeUndefined();
});

it('takes values that are nested deeply', () => {
  let value: unknown = 'https://user:secret@git.example';
  for (let depth = 0; depth < 20_000; depth += 1) {
    value = [value];
  }
  expect(find(value)).toMatch(/^details\[0\]/);
});
