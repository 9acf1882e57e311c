import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { MOST_REPLICAS, POSTGRES_VERSIONS } from './namespaceInputSchema';
import type { NamespaceSettings } from './NamespaceSettings';
import type { NamespaceSpec, PostgresSpec } from './NamespaceSpec';
import { quantityProblem, type QuantityKind } from './quantity';

/**
 * The namespace that details ask for. What older Kindler databases recorded besides is passed over.
 *
 * @throws InputError that names the field
 */
export function readNamespaceSpec(
  details: JsonObject,
  { clusters, defaults }: NamespaceSettings,
): NamespaceSpec {
  const quantity = (kind: QuantityKind) =>
    readQuantity(kind, details[kind] ?? defaults[kind], kind);
  const spec: NamespaceSpec = {
    cluster: readCluster(
      details.cluster ?? clusters[0].name,
      clusters.map(({ name }) => name),
    ),
    cpu: quantity('cpu'),
    memory: quantity('memory'),
    storage: quantity('storage'),
    pods: wholeNumber(details.pods ?? defaults.pods, 'pods', 1, 10_000),
    isolated: readFlag(details.isolated ?? true),
  };
  const postgres = readPostgres(details);
  return postgres ? { ...spec, postgres } : spec;
}

/** What is recorded of a namespace, field by field. */
export function specFields({ postgres, ...spec }: NamespaceSpec): JsonObject {
  return {
    ...spec,
    ...(postgres && {
      postgresVersion: postgres.version,
      postgresStorage: postgres.storage,
      postgresReplicas: postgres.replicas,
    }),
  };
}

function readCluster(value: unknown, names: string[]): string {
  if (typeof value !== 'string' || !names.includes(value)) {
    throw new InputError(
      `cluster must be one of ${names.join(
        ', ',
      )} (kindler.providers.namespace.clusters)`,
    );
  }
  return value;
}

function readPostgres({
  postgresVersion,
  postgresStorage,
  postgresReplicas,
}: JsonObject): PostgresSpec | undefined {
  if (postgresVersion === undefined) {
    const lost = Object.entries({ postgresStorage, postgresReplicas }).find(
      ([, value]) => value !== undefined,
    );
    if (lost) {
      throw new InputError(`${lost[0]} says nothing without postgresVersion`);
    }
    return undefined;
  }
  const { min, max } = POSTGRES_VERSIONS;
  return {
    version: wholeNumber(postgresVersion, 'postgresVersion', min, max),
    replicas: wholeNumber(
      postgresReplicas ?? 1,
      'postgresReplicas',
      1,
      MOST_REPLICAS,
    ),
    storage: readQuantity(
      'storage',
      postgresStorage ?? '1Gi',
      'postgresStorage',
    ),
  };
}

function readQuantity(
  kind: QuantityKind,
  value: unknown,
  field: string,
): string {
  const problem = quantityProblem(kind, value);
  if (problem) {
    throw new InputError(`${field} ${problem}`);
  }
  return value as string;
}

function readFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') {
    throw new InputError('isolated must be true or false');
  }
  return value;
}

function wholeNumber(
  value: unknown,
  field: string,
  min: number,
  max: number,
): number {
  const number = Number(value);
  if (typeof value !== 'number' || !Number.isInteger(number)) {
    throw new InputError(`${field} must be a whole number`);
  }
  if (number < min || number > max) {
    throw new InputError(`${field} must be between ${min} and ${max}`);
  }
  return number;
}
