import type { MemberFacts } from './ClusterFacts';

/** Whether what a source said of a member is PostgreSQL's own word by SQL, and not Patroni's of it. */
export function saidBySql(
  { sqlSource }: MemberFacts,
  source: string | undefined,
): boolean {
  return source !== undefined && source === sqlSource;
}
