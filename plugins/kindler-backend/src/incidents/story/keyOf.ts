import type { Finding } from '@kindler/backstage-plugin-kindler-common';

/** Key of a finding. A subject has at most one finding of a code at a time, and routes and members are distinguished. */
export function keyOf({
  code,
  params,
}: Pick<Finding, 'code' | 'params'>): string {
  return [code, params.route, params.member].filter(Boolean).join('/');
}
