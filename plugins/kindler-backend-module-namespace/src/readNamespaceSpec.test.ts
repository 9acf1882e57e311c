import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { foreignReason } from './judgeNamespace';
import { NamespaceProvider } from './NamespaceProvider';
import { quantityValue } from './quantity';
import { readNamespaceSettings } from './readNamespaceSettings';

const clusters = [{ name: 'dev' }, { name: 'test' }];
const settingsOf = (more: object = {}) =>
  readNamespaceSettings(new ConfigReader({ clusters, ...more }));
const settings = settingsOf();
const provider = new NamespaceProvider(settings);
const describeDetails = (details: JsonObject) =>
  provider.describe({ name: 'shop', details });

it('takes what was asked for, and the rest as it is configured', () => {
  expect(describeDetails({ nodePort: 30007 })).toEqual({
    cluster: 'dev',
    cpu: '4',
    memory: '8Gi',
    storage: '20Gi',
    pods: 30,
    isolated: true,
  });
  const details = { cluster: 'test', cpu: '500m', postgresVersion: 17 };
  expect(describeDetails(details)).toMatchObject({
    ...details,
    postgresReplicas: 1,
    postgresStorage: '1Gi',
  });
  expect(
    provider.connections({ name: 'shop', details: describeDetails(details) }),
  ).toMatchObject([{ url: 'postgresql://app@db-primary.shop.svc:5432/app' }]);
  expect(provider.connections({ name: 'shop', details: {} })).toEqual([]);
});

it.each<[JsonObject, string]>([
  [{ cluster: 'prod' }, 'cluster must be one of dev, test'],
  [{ cluster: '../dev' }, 'cluster must be one of'],
  [{ cpu: 2 }, 'cpu must be a quantity of cpu'],
  [{ cpu: '-1' }, 'cpu must be a quantity'],
  [{ cpu: '0' }, 'cpu must be more than nothing'],
  [{ cpu: '100m' }, 'cpu is 100m; ask for at least 500m and at most 16'],
  [{ cpu: '17' }, 'cpu is 17; ask for at least'],
  [{ memory: '4G\n' }, 'memory must be a quantity'],
  [{ memory: '8GB' }, 'memory must be a quantity'],
  [{ memory: '1e3' }, 'memory must be a quantity'],
  [{ memory: '999999Ti' }, 'memory is 999999Ti; ask for'],
  [{ storage: ['1Gi'] }, 'storage must be a quantity'],
  [{ pods: 0 }, 'pods must be between 1 and'],
  [{ pods: 201 }, 'pods is 201; ask for at most 200'],
  [{ pods: 1.5 }, 'pods must be a whole number'],
  [{ isolated: 'no' }, 'isolated must be true or false'],
  [{ postgresVersion: '16' }, 'postgresVersion must be a whole number'],
  [{ postgresVersion: 9 }, 'postgresVersion must be between 13 and 18'],
  [{ postgresStorage: '1Gi' }, 'postgresStorage says nothing without'],
  [
    { postgresVersion: 16, postgresStorage: '15Gi' },
    'storage is 20Gi: too little for 2 volumes of 15Gi',
  ],
])('refuses %j by its field', (details, message) =>
  expect(() => describeDetails(details)).toThrow(message),
);

it.each<[JsonObject, string | undefined]>([
  [{ cpu: '8', pods: 5, isolated: false, postgresStorage: '2Gi' }, undefined],
  [{ postgresReplicas: 3 }, undefined],
  [{ cluster: 'test' }, 'cluster cannot be changed; it stays dev'],
  [{ postgresVersion: 17 }, 'postgresVersion cannot be changed; it stays 16'],
  [{ postgresStorage: '1Gi' }, 'postgresStorage cannot become smaller'],
])('changes to %j where nothing is lost', (more, problem) => {
  const details = { postgresVersion: 16, postgresStorage: '2Gi' };
  const before = { name: 'shop', details: describeDetails(details) };
  const after = describeDetails({ ...details, ...more });
  const check = (changed: JsonObject) => {
    try {
      provider.checkUpdate(before, { ...before, details: changed });
      return 'fine';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(check(after)).toContain(problem ?? 'fine');
  expect(check(describeDetails({}))).toContain(
    'postgresVersion cannot be changed',
  );
});

it('leads on what was recorded when more was allowed', () => {
  const recorded = { name: 'shop', details: { cpu: '64', pods: 900 } };
  const [step] = provider.plan(recorded, { from: 'running', to: 'absent' });
  expect(step.id).toBe('namespace');
});

it.each([
  [{ clusters: [] }, 'clusters names no cluster'],
  [{ clusters: [{ name: 'Dev' }] }, 'clusters[0].name must be a DNS label'],
  [{ clusters: [...clusters, clusters[0]] }, "clusters names 'dev' twice"],
  [{ manager: 'two words' }, 'manager must be a DNS label'],
  [{ defaults: { cpu: '32' } }, 'defaults.cpu is 32; write one from'],
  [{ most: { memory: 'much' } }, 'most.memory must be a quantity'],
  [{ protected: ['*'] }, 'protected[0] must be a namespace'],
  [{ allowFrom: ['a b'] }, 'allowFrom[0] must be a namespace'],
  [{ labels: { 'a/b/c': 'x' } }, "labels has 'a/b/c', which is no label"],
  [{ labels: { team: 'a b' } }, 'labels.team must be the value of a label'],
  [{ deleteTimeoutSeconds: 1 }, 'deleteTimeoutSeconds is 1; write a whole'],
])('refuses the configuration %j by its key', (more, message) =>
  expect(() => settingsOf(more)).toThrow(
    `kindler.providers.namespace.${message}`,
  ),
);

it('takes defaults that fit into what is allowed', () =>
  expect(settingsOf({ most: { cpu: 2, pods: 5 } }).defaults).toMatchObject({
    cpu: '2',
    pods: 5,
  }));

it.each([
  ['1500m', 1.5],
  ['1Gi', 2 ** 30],
  ['1k', 1000],
  ['one', undefined],
  ['', undefined],
])('reads the quantity %j as %j', (text, value) =>
  expect(quantityValue(text)).toBe(value),
);

describe('foreignReason', () => {
  const labels = {
    'app.kubernetes.io/managed-by': 'kindler',
    'kindler.dev/environment': 'shop',
  };
  const own = {
    name: 'shop',
    uid: 'uid-1',
    labels,
    annotations: { 'kindler.dev/uid': 'uid-1' },
    managedFields: [{ manager: 'kindler' }],
  };

  it.each<[string, object, RegExp | undefined]>([
    ['its own', {}, undefined],
    ['one that was just made', { annotations: undefined }, undefined],
    ['a copy', { uid: 'uid-2' }, /a copy/],
    ['one without labels', { labels: {} }, /not made by 'kindler'/],
    ['another environment', { name: 'web' }, /not made by/],
    ['one that others labelled', { managedFields: [{}] }, /not written by/],
    ['one of Kubernetes', { name: 'kube-public' }, /protected/],
  ])('judges %s', (_, more, reason) => {
    const found = foreignReason({ metadata: { ...own, ...more } }, settings);
    expect(found ?? 'none').toMatch(reason ?? /^none$/);
  });
});
