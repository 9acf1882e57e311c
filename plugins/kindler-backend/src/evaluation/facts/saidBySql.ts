import type { MemberFacts } from './ClusterFacts';

/** Whether a statement about a member is PostgreSQL's own answer by SQL, as opposed to Patroni's report. */
export function saidBySql(
  { sqlSource }: MemberFacts,
  source: string | undefined,
): boolean {
  return source !== undefined && source === sqlSource;
}
