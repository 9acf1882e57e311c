import type { Finding } from '@kindler/backstage-plugin-kindler-common';

/** Identifies a finding, even among others of the same rule. */
export function findingKey(finding: Finding): string {
  const { subject, code, params } = finding;
  return `${subject.kind}/${subject.name}/${code}/${JSON.stringify(params)}`;
}
