import { ConfigReader } from '@backstage/config';
import type { JsonObject, JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { readKindlerConfig } from './readKindlerConfig';

/** Every key of the section, with names and addresses as the messages suggest them. */
const WHOLE = `
databases:
  - name: orders
    title: Orders
    owner: group:default/team-checkout
    patroni:
      members: ['http://10.0.0.11:8008']
      tls: { caFile: /ca, certFile: /crt, keyFile: /key, serverName: a }
      auth: { user: patroni, password: patroni-secret }
    probe:
      user: kindler_probe
      password: probe-secret
      database: postgres
      tls: { mode: verify-full, caFile: /ca, certFile: /crt, keyFile: /key, serverName: a }
  - name: archive
    members: [{ name: archive-1, address: '10.0.0.21:5432' }]
    kubernetes: { api: prod, namespace: databases, scope: archive-ha, group: 1 }
kubernetes:
  - name: prod
    kubeconfigFile: /kubeconfig
    context: prod
    namespace: databases
    preset: pgo
    mode: endpoints
    scopeLabel: scope
    roleLabel: role
    clusterLabel: cluster
    labels: { tier: db }
    actions: { kubeconfigFile: /kubeconfig, context: prod }
gateways:
  - name: edge
    title: Edge
    stats:
      { url: 'http://10.0.0.5:8404/stats', user: a, password: stats-secret, caFile: /ca }
    socket: /run/haproxy/admin.sock
    masterSocket: 10.0.0.5:9999
    stateFile: /state
  - name: outer
    socket: 10.0.0.7:9999
    socketTls: { caFile: /ca, certFile: /crt, keyFile: /key, serverName: a }
    configurations: [/etc/haproxy/haproxy.cfg]
  - name: inner
    driver: files
    socket: /run/haproxy/inner.sock
    masterSocket: /run/haproxy/inner-master.sock
    files:
      folder: /etc/haproxy/kindler.d
      program: /usr/sbin/haproxy
      configurations: [/etc/haproxy/haproxy.cfg]
      proxies:
        - name: orders_rw
          bind: ['10.0.0.5:5000']
          settings: ['option httpchk OPTIONS /primary']
          servers:
            - { name: pg1, address: '10.0.0.11:5432', options: check port 8008, disabled: true }
routes:
  - name: platform-rw
    title: Platform
    owner: group:default/platform
    gateway: edge
    proxy: platform_rw
    frontend: platform_in
    intent: read-write
    listener: { host: 10.0.0.5, port: 5002 }
    targets:
      - { name: orders, title: Orders, database: orders, servers: [pg1] }
    verify:
      user: kindler_probe
      password: verify-secret
      database: postgres
      tls: { mode: verify-full, caFile: /ca, certFile: /crt, keyFile: /key, serverName: a }
    pooler:
      host: 10.0.0.6
      port: 6432
      database: orders
      user: kindler_pooler
      password: pooler-secret
      tls: { mode: verify-full, caFile: /ca, certFile: /crt, keyFile: /key, serverName: a }
database:
  route: platform-rw
  database: kindler
  user: kindler
  password: kindler-secret
  tls: { mode: verify-full, caFile: /ca, certFile: /crt, keyFile: /key, serverName: a }
providers:
  database:
    route: platform-rw
    user: kindler_provider
    password: provider-secret
    adminDatabase: postgres
    tls: { mode: verify-full, caFile: /ca, certFile: /crt, keyFile: /key, serverName: a }
    asRegistration: true
observer: { intervalMs: 2000, timeoutMs: 2000 }
events: { retentionDays: 90, maxPerKind: 1000 }
notifications: { enabled: true }
`;

type Path = Array<string | number>;

function pathsOf(value: JsonValue, path: Path = []): Path[] {
  const entries = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value ?? {});
  return typeof value === 'object'
    ? entries.flatMap(([key, item]) => [
        ...(typeof key === 'string' ? [[...path, key]] : []),
        ...pathsOf(item as JsonValue, [...path, key]),
      ])
    : [];
}

/** The whole section with another value at a place, or without it. */
function changed(path: Path, value: JsonValue | undefined): JsonObject {
  const whole = parse(WHOLE);
  const last = path[path.length - 1];
  const owner = path
    .slice(0, -1)
    .reduce((part: any, key: string | number) => part[key], whole);
  if (value === undefined) {
    delete owner[last];
  } else {
    owner[last] = value;
  }
  return whole;
}

function read(kindler: JsonObject): string {
  try {
    readKindlerConfig(new ConfigReader({ kindler }));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const nameOf = (path: Path) =>
  path.reduce<string>(
    (name, key) =>
      typeof key === 'number' ? `${name}[${key}]` : `${name}.${key}`,
    'kindler',
  );

/** Free keys have their section's message. */
const PATHS = pathsOf(parse(WHOLE)).filter(path => path.at(-2) !== 'labels');
const CASES = PATHS.map(path => [nameOf(path), path] as const);

describe('wrong values of the configuration', () => {
  it('has a value for every key', () => {
    expect(read(parse(WHOLE))).toBe('');
    expect(PATHS.length).toBeGreaterThan(60);
  });

  it.each(CASES)(
    '%s: says the key, the value and what to write',
    (key, path) => {
      const wrong = [12.5, [[]], { a: [] }, '//x:y@z/ ', '']
        .map(value => read(changed(path, value)))
        .filter(message => message);
      expect(wrong.length).toBeGreaterThan(2);
      for (const message of wrong) {
        expect(message.startsWith(key)).toBe(true);
        expect(message).not.toMatch(/secret|x:y/);
      }
      const cures = wrong
        .filter(message => message.startsWith(`${key} `))
        .map(message => /Write e\.g\. `([^`]+)`/.exec(message)![1])
        // A part with an ellipsis is to be filled in.
        .filter(line => !line.includes('…'))
        .map(line => Object.values(parse(line))[0] as JsonValue);
      // A suggested name can be that of another item.
      const left = cures
        .map(value => read(changed(path, value)))
        .filter(message => !/ twice| names '/.test(message));
      expect(left.join('')).toBe('');
    },
  );

  it.each(CASES)(
    '%s: may be left out, or the message says what to write',
    (key, path) => {
      const message = read(changed(path, undefined));
      const missing = `${key.replace(
        /[[\].]/g,
        '\\$&',
      )}.* is missing\\. Write e\\.g\\. \``;
      expect(message).toMatch(new RegExp(`^$| names '|^${missing}`));
      const isSecret = message !== '' && path.at(-1) === 'password';
      expect(message.includes('variable that is not set')).toBe(isSecret);
    },
  );
});
