import type { Finding } from '@kindler/backstage-plugin-kindler-common';

/** One subject has a finding of a code at a time; routes and members are told apart. */
export function keyOf({
  code,
  params,
}: Pick<Finding, 'code' | 'params'>): string {
  return [code, params.route, params.member].filter(Boolean).join('/');
}
