import type { ClusterSpec } from './ClusterSpec';

/**
 * What is kept at the containers of a cluster that was made here: how many nodes it shall have.
 * @public
 */
export type ClusterMark = Pick<ClusterSpec, 'servers' | 'agents'>;

/**
 * A text of letters, digits, hyphens and dots that marks a cluster as made for the environment of this name.
 * @public
 */
export function markOf(name: string, { servers, agents }: ClusterMark): string {
  return `${name}.${servers}.${agents}`;
}

/**
 * What a mark says; undefined where it is none of this name.
 * @public
 */
export function readMark(
  text: string | undefined,
  name: string,
): ClusterMark | undefined {
  const [marked, servers, agents, ...rest] = (text ?? '').split('.');
  return marked === name &&
    rest.length === 0 &&
    /^\d{1,3}$/.test(servers ?? '') &&
    /^\d{1,3}$/.test(agents ?? '')
    ? { servers: Number(servers), agents: Number(agents) }
    : undefined;
}
