import type {
  EnvironmentProvider,
  EnvironmentRegistration,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { EnvironmentParts } from '../../providers';
import { planOutside } from './planOutside';

const step = (id: string): ProviderStep => ({
  id,
  name: id,
  do: async () => {},
  verify: async () => id,
});

const provider = {
  kind: 'test',
  capabilities: { stop: true, update: true },
  plan: (_, { from, to }) => [step(`${from}-${to}`)],
  connections: ({ details }) => [
    { kind: 'link' as const, title: 'Web', url: String(details.url) },
  ],
} as Partial<EnvironmentProvider> as EnvironmentProvider;

const registration = (kind: string) =>
  ({
    kind,
    plan: ({ registration: told, connections: [way], stopped }, wished) => [
      step(
        `${wished} ${told.as} ${way.kind === 'link' && way.url}${
          stopped ? ' stopped' : ''
        }`,
      ),
    ],
  } as Partial<EnvironmentRegistration> as EnvironmentRegistration);

const parts = new EnvironmentParts(
  [provider],
  ['dns', 'argocd'].map(registration),
);
const [dns, argocd] = ['dns', 'argocd'].map(kind => ({
  kind,
  details: { as: kind[0] },
}));
const input = {
  name: 'shop',
  provider: 'test',
  details: { url: 'http://shop' },
  registrations: [dns, argocd],
};
const ids = (steps: ProviderStep[]) => steps.map(({ id }) => id);

describe('planOutside', () => {
  it('registers after the provider', () => {
    const change = { from: 'partial' as const, to: 'running' as const };
    expect(ids(planOutside(parts, { ...input, change }, 'running'))).toEqual([
      'partial-running',
      'dns:present d http://shop',
      'argocd:present a http://shop',
    ]);
  });

  it('takes registrations back before the provider, in reverse', () => {
    expect(ids(planOutside(parts, input, 'absent'))).toEqual([
      'argocd:absent a http://shop',
      'dns:absent d http://shop',
      'unknown-absent',
    ]);
  });

  it('takes back what is not wanted any more', () => {
    const changed = { ...input, registrations: [argocd], leaving: [dns] };
    expect(ids(planOutside(parts, changed, 'stopped'))).toEqual([
      'unknown-stopped',
      'dns:absent d http://shop stopped',
      'argocd:present a http://shop stopped',
    ]);
  });

  it('says of an environment that is removed whether it is stopped', () => {
    const change = { from: 'stopped', to: 'absent' } as const;
    const [first] = planOutside(parts, { ...input, change }, 'absent');
    expect(first.id).toBe('argocd:absent a http://shop stopped');
  });

  it('plans nothing for what is not configured, but to say so where it is to go', async () => {
    const unknown = [{ kind: 'vault', details: {} }];
    const wanted = { ...input, registrations: unknown };
    expect(() => planOutside(parts, wanted, 'running')).toThrow(
      "registration 'vault' is not configured here",
    );
    const context = { signal: AbortSignal.abort(), log: async () => {} };
    const [missing, own] = planOutside(parts, wanted, 'absent');
    await expect(missing.do(context)).rejects.toThrow(
      "The registration vault is not configured here any more, so nobody can remove what it made of 'shop'",
    );
    expect(own.id).toBe('unknown-absent');
    const abandoned = ['registration vault'];
    const [left] = planOutside(parts, { ...wanted, abandoned }, 'absent');
    await left.do(context);
    expect(await left.verify(context)).toMatchObject({ code: 'left-behind' });
  });
});
