import { fieldError, word } from '@kindler/backstage-plugin-kindler-common';
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
    throw fieldError(
      'details.pods',
      word('field-amount-most', {
        value: String(spec.pods),
        most: String(most.pods),
      }),
    );
  }
  if (postgres) {
    const { storage, replicas } = postgres;
    expectWithin('postgresStorage', storage, SMALLEST.storage, spec.storage);
    const volumes = replicas + 1;
    if (quantityValue(storage)! * volumes > quantityValue(spec.storage)!) {
      throw fieldError(
        'details.storage',
        word('field-volumes', {
          value: spec.storage,
          volumes: String(volumes),
          size: storage,
        }),
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
    throw fieldError(
      'details.postgresStorage',
      word('field-not-smaller', { least: was.storage }),
    );
  }
}

function expectWithin(field: string, value: string, min: string, max: string) {
  const amount = quantityValue(value)!;
  if (amount < quantityValue(min)! || amount > quantityValue(max)!) {
    throw fieldError(
      `details.${field}`,
      word('field-amount', { value, least: min, most: max }),
    );
  }
}

function expectSame(field: string, before: unknown, after: unknown) {
  if (before !== after) {
    throw fieldError(
      `details.${field}`,
      word('field-fixed', { value: String(before) }),
    );
  }
}
