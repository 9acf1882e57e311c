import { InputError } from '@backstage/errors';
import { SMALLEST } from './manifests/containerSize';
import type { NamespaceSettings } from './NamespaceSettings';
import type { NamespaceSpec } from './NamespaceSpec';
import { quantityValue } from './quantity';

/**
 * Refuses what is more than may be asked for now, or less than works. A record may hold it from before.
 *
 * @throws InputError that names the field
 */
export function expectAllowed(
  { postgres, ...spec }: NamespaceSpec,
  { most }: NamespaceSettings,
): void {
  for (const kind of ['cpu', 'memory', 'storage'] as const) {
    expectWithin(kind, spec[kind], SMALLEST[kind], most[kind]);
  }
  if (spec.pods > most.pods) {
    throw new InputError(`pods is ${spec.pods}; ask for at most ${most.pods}`);
  }
  if (postgres) {
    const { storage, replicas } = postgres;
    expectWithin('postgresStorage', storage, SMALLEST.storage, spec.storage);
    const volumes = replicas + 1;
    if (quantityValue(storage)! * volumes > quantityValue(spec.storage)!) {
      throw new InputError(
        `storage is ${spec.storage}: too little for ${volumes} volumes of ${storage}, one for each instance of PostgreSQL and one for backups`,
      );
    }
  }
}

/**
 * Refuses what would lose data, or leave a namespace behind.
 *
 * @throws InputError that names the field
 */
export function expectUpdatable(
  before: NamespaceSpec,
  after: NamespaceSpec,
): void {
  const [was, is] = [before.postgres, after.postgres];
  expectSame('cluster', before.cluster, after.cluster);
  if (was) {
    expectSame('postgresVersion', was.version, is?.version);
  }
  if (was && is && quantityValue(is.storage)! < quantityValue(was.storage)!) {
    throw new InputError(
      `postgresStorage cannot become smaller; ask for at least ${was.storage}`,
    );
  }
}

function expectWithin(field: string, value: string, min: string, max: string) {
  const amount = quantityValue(value)!;
  if (amount < quantityValue(min)! || amount > quantityValue(max)!) {
    throw new InputError(
      `${field} is ${value}; ask for at least ${min} and at most ${max}`,
    );
  }
}

function expectSame(field: string, before: unknown, after: unknown) {
  if (before !== after) {
    throw new InputError(`${field} cannot be changed; it stays ${before}`);
  }
}
