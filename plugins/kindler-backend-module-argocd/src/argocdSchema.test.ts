import { ARGOCD_SCHEMA } from './argocdSchema';

const { application } = ARGOCD_SCHEMA.properties as any;
// As JSON Schema wants it.
const pattern = new RegExp(application.properties.repoURL.pattern, 'u');
const isTaken = (repoURL: string) => pattern.test(repoURL);

it.each([
  'https://user:secret@git.example/shop.git',
  'HTTPS://user:secret@git.example/shop.git',
  'https:\\\\user:secret@git.example/shop.git',
  'https:///user:secret@git.example/shop.git',
  'https://token@git.example/shop.git',
  'https://user:sec/ret@git.example/shop.git',
  'https://user:secret%40git.example/shop.git',
  'https://git.example/shop.git?access_token=secret',
  'ssh://git:secret@git.example/shop.git',
  'oci://user:secret@registry.example/charts',
  'user:secret@git.example:shop.git',
])('refuses a repository that holds a password: %s', repoURL => {
  expect(isTaken(repoURL)).toBe(false);
});

it.each([
  'https://git.example/shop.git',
  'https://git.example:8443/team/shop@v1.git',
  'https://[::1]:8443/shop.git',
  'ssh://git@git.example:22/shop.git',
  'git@git.example:team/shop.git',
  'oci://registry.example/charts',
  'registry.example/charts',
])('takes %s', repoURL => {
  expect(isTaken(repoURL)).toBe(true);
});
