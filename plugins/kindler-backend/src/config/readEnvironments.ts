import { readCredentials } from './readCredentials';
import { DURATION, EVERY, PORT_RANGE, SUBNET_RANGE } from './rangeKinds';
import type { Section } from './Section';
import type { EnvironmentsConfig } from './types';
import { dnsLabel, FLAG, listOf } from './valueKinds';

/** Reads `kindler.environments`; the preset ranges are those of Kindler's scripts. */
export function readEnvironments(config?: Section): EnvironmentsConfig {
  const allocation = config?.section('allocation');
  return {
    protectedNames: config?.optional(
      'protectedNames',
      listOf(dnsLabel('devops')),
    ) ?? ['devops'],
    expiry: {
      noticeBefore:
        config?.section('expiry')?.optional('noticeBefore', DURATION) ??
        'PT24H',
    },
    comparesCatalog: config?.optional('compareCatalog', FLAG) ?? true,
    reconcileEvery: config?.section('reconcile')?.required('every', EVERY),
    allocation: {
      httpPort: allocation?.optional('httpPort', PORT_RANGE) ?? [18090, 18442],
      httpsPort: allocation?.optional('httpsPort', PORT_RANGE) ?? [
        18443, 18999,
      ],
      subnet: allocation?.optional('subnet', SUBNET_RANGE) ?? [
        '10.101.0.0/16',
        '10.254.0.0/16',
      ],
    },
    credentials: readCredentials(config?.section('credentials')),
  };
}
