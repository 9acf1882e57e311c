import type {
  EnvironmentProvider,
  EnvironmentRegistration,
} from '@kindler/backstage-plugin-kindler-node';
import { EnvironmentParts } from '../providers';
import { creationProblems } from './checkRequest';

const inputSchema = {
  type: 'object',
  required: ['size'],
  properties: { size: { type: 'integer' }, name: { type: 'string' } },
};
const parts = new EnvironmentParts(
  [{ kind: 'test', inputSchema } as Partial<EnvironmentProvider>] as any,
  [
    { kind: 'dns', inputSchema },
    { kind: 'argocd', inputSchema, providers: ['k3d'] },
  ] as Array<Partial<EnvironmentRegistration>> as any,
);
const fieldsOf = (request: object) =>
  creationProblems(request, parts, name => name === 'kept').map(
    ({ field }) => field,
  );

describe('creationProblems', () => {
  it('names all that is wrong at once', () => {
    expect(
      fieldsOf({
        name: 'none',
        owner: 'x:y',
        provider: 'test',
        details: { size: 'x', name: 5 },
        registrations: [
          { kind: 'dns', details: {} },
          { kind: 'dns', details: { size: 1 } },
          { kind: 'vault' },
          { kind: 'argocd' },
        ],
      }),
    ).toEqual([
      'name',
      'owner',
      'details.size',
      'details.name',
      'registrations[0].details.size',
      'registrations[1].kind',
      'registrations[2].kind',
      'registrations[3].kind',
    ]);
  });

  it('takes what is left where openapi.yaml found fault with the rest', () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ name: 'kept', provider: 'oracle' })).toEqual([
      'name',
      'provider',
    ]);
    expect(fieldsOf({ registrations: [{ kind: 'argocd' }] })).toEqual([
      'registrations[0].details.size',
    ]);
  });

  it('refuses a URL with a password, wherever it stands, and does not repeat it', () => {
    const problems = creationProblems(
      {
        name: 'shop',
        provider: 'test',
        details: { size: 1, home: 'https://user:secret@git.example' },
        registrations: [
          { kind: 'dns', details: { size: 1, a: ['ssh://u:secret@git/x'] } },
        ],
      },
      parts,
      () => false,
    );
    expect(problems.map(({ field }) => field)).toEqual([
      'details.home',
      'registrations[0].details.a[0]',
    ]);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });
});
