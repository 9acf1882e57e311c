import type {
  Finding,
  Severity,
} from '@kindler/backstage-plugin-kindler-common';

const ORDER: Severity[] = ['critical', 'warning', 'info'];

/**
 * The worst first, then the oldest.
 */
export function sortFindings<T extends Finding>(findings: T[]): T[] {
  return [...findings].sort(
    (a, b) =>
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      a.since.localeCompare(b.since),
  );
}
