import { sslModeOf } from './sslModeOf';

const provider = (
  mode: 'disable' | 'require' | 'verify-full' | undefined,
  serverName?: string,
) => ({ key: 'tls', mode, serverName });

describe('sslModeOf', () => {
  it.each<[string, Omit<Parameters<typeof sslModeOf>[0], 'host'>]>([
    ['prefer', {}],
    ['prefer', { provider: provider(undefined), client: {} }],
    ['disable', { provider: provider('disable'), client: { tls: false } }],
    ['require', { client: { tls: true, sslMode: 'require' } }],
    ['require', { provider: provider('require'), client: { tls: false } }],
    [
      'verify-full',
      {
        provider: provider('require'),
        client: { tls: true, sslMode: 'verify-full' },
      },
    ],
    [
      'verify-full',
      {
        provider: provider('verify-full'),
        client: { tls: true, sslMode: 'require' },
      },
    ],
    ['verify-full', { provider: provider('verify-full', 'db.example') }],
    ['verify-ca', { provider: provider('verify-full', 'other.example') }],
  ])('is %s for %j', (mode, seen) => {
    expect(sslModeOf({ host: 'db.example', ...seen })).toBe(mode);
  });
});
