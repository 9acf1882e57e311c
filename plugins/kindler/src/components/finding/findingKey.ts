import type { Finding } from '@kindler/backstage-plugin-kindler-common';

/** Tells findings apart, also two of one rule. */
export function findingKey(finding: Finding): string {
  const { subject, code, params } = finding;
  return `${subject.kind}/${subject.name}/${code}/${JSON.stringify(params)}`;
}
