import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  NamespaceCluster,
  NamespaceSettings,
  NamespaceSize,
} from './NamespaceSettings';
import { SMALLEST } from './manifests/containerSize';
import { quantityProblem, quantityValue } from './quantity';

const AT = 'kindler.providers.namespace';
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const PATTERN =
  /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$|^[a-z0-9][a-z0-9-]{0,61}\*$/;
const LABEL_KEY =
  /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/;

const DEFAULTS: NamespaceSize = {
  cpu: '4',
  memory: '8Gi',
  storage: '20Gi',
  pods: 30,
};
const MOST: NamespaceSize = {
  cpu: '16',
  memory: '64Gi',
  storage: '500Gi',
  pods: 200,
};

/**
 * Reads the section `kindler.providers.namespace`.
 *
 * @throws InputError that names the key
 */
export function readNamespaceSettings(config: Config): NamespaceSettings {
  const clusters = readClusters(config);
  const most = readSize(config, 'most', MOST);
  const defaults = readSize(config, 'defaults', DEFAULTS, most);
  const manager = config.getOptionalString('manager') ?? 'kindler';
  expectForm(DNS_LABEL, manager, 'manager', 'must be a DNS label');
  const seconds = (key: string) => {
    const value = config.getOptionalNumber(key) ?? 600;
    return wholeNumber(value, key, 10, 7200) * 1000;
  };
  return {
    clusters,
    manager,
    protectedNames: readNames(config, 'protected', PATTERN),
    defaults,
    most,
    allowFrom: readNames(config, 'allowFrom', DNS_LABEL),
    labels: readLabels(config.getOptional('labels')),
    readyTimeoutMs: seconds('readyTimeoutSeconds'),
    deleteTimeoutMs: seconds('deleteTimeoutSeconds'),
  };
}

function readClusters(config: Config): NamespaceCluster[] {
  const clusters = (config.getOptionalConfigArray('clusters') ?? []).map(
    (item, index) => {
      const name = item.getString('name');
      const key = `clusters[${index}].name`;
      expectForm(DNS_LABEL, name, key, 'must be a DNS label');
      return {
        name,
        kubeconfigFile: item.getOptionalString('kubeconfigFile'),
        context: item.getOptionalString('context'),
      };
    },
  );
  const names = clusters.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new InputError(`${AT}.clusters names '${twice}' twice`);
  }
  if (clusters.length === 0) {
    throw new InputError(
      `${AT}.clusters names no cluster; add one with a name and a kubeconfigFile`,
    );
  }
  return clusters;
}

function readSize(
  config: Config,
  section: string,
  presets: NamespaceSize,
  most?: NamespaceSize,
): NamespaceSize {
  const text = (kind: 'cpu' | 'memory' | 'storage') => {
    const key = `${section}.${kind}`;
    const preset = least(presets[kind], most?.[kind]);
    const value = config.getOptional(key) ?? preset;
    // YAML takes 4 for a number.
    const written = typeof value === 'number' ? String(value) : value;
    const problem = quantityProblem(kind, written);
    if (problem) {
      throw new InputError(`${AT}.${key} ${problem}`);
    }
    const quantity = written as string;
    expectWithin(quantity, key, SMALLEST[kind], most?.[kind]);
    return quantity;
  };
  const pods = Math.min(presets.pods, most?.pods ?? Infinity);
  return {
    cpu: text('cpu'),
    memory: text('memory'),
    storage: text('storage'),
    pods: wholeNumber(
      config.getOptionalNumber(`${section}.pods`) ?? pods,
      `${section}.pods`,
      1,
      most?.pods ?? 10_000,
    ),
  };
}

function least(one: string, other = one): string {
  return quantityValue(one)! <= quantityValue(other)! ? one : other;
}

function expectWithin(value: string, key: string, min: string, max = value) {
  const amount = quantityValue(value)!;
  if (amount < quantityValue(min)! || amount > quantityValue(max)!) {
    throw new InputError(
      `${AT}.${key} is ${value}; write one from ${min} to ${max}`,
    );
  }
}

function readNames(config: Config, key: string, form: RegExp): string[] {
  const names = config.getOptionalStringArray(key) ?? [];
  names.forEach((name, index) =>
    expectForm(form, name, `${key}[${index}]`, 'must be a namespace'),
  );
  return names;
}

function readLabels(value: unknown): Record<string, string> {
  const entries = Object.entries((value ?? {}) as object);
  for (const [name, text] of entries) {
    expectForm(LABEL_KEY, name, 'labels', `has '${name}', which is no label`);
    const problem = 'must be the value of a label';
    expectForm(LABEL_VALUE, String(text), `labels.${name}`, problem);
  }
  return Object.fromEntries(entries.map(([key, text]) => [key, String(text)]));
}

function expectForm(form: RegExp, value: string, key: string, problem: string) {
  if (!form.test(value)) {
    throw new InputError(`${AT}.${key} ${problem}`);
  }
}

function wholeNumber(value: number, key: string, min: number, max: number) {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new InputError(
      `${AT}.${key} is ${value}; write a whole number between ${min} and ${max}`,
    );
  }
  return value;
}
