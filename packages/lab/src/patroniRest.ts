import { LabError } from './LabError';
import type { LabMember } from './types';

/** What the lab reads of Patroni's `GET /cluster`. */
export interface PatroniClusterView {
  members: Array<{
    name: string;
    role: string;
    state: string;
    timeline?: number;
    lag?: number | string;
  }>;
  pause?: boolean;
  scheduled_switchover?: unknown;
}

/** What the lab reads of Patroni's `GET /patroni`. */
export interface PatroniNodeView {
  state: string;
  role: string;
  timeline?: number;
}

const ANSWER_DEADLINE = 1_500;

/** One member's view of the cluster; undefined when it does not answer. */
export async function readPatroni<T>(
  restUrl: string,
  path: '/cluster' | '/patroni',
): Promise<T | undefined> {
  try {
    const response = await fetch(`${restUrl}${path}`, {
      signal: AbortSignal.timeout(ANSWER_DEADLINE),
    });
    return (await response.json()) as T;
  } catch {
    return undefined;
  }
}

/** The cluster's view of the first member that answers. */
export async function readCluster(
  members: LabMember[],
): Promise<PatroniClusterView | undefined> {
  const views = await Promise.all(
    members.map(member =>
      readPatroni<PatroniClusterView>(member.restUrl, '/cluster'),
    ),
  );
  return (
    views.find(view => view?.members.some(isLeader)) ?? views.find(Boolean)
  );
}

/** Whether a member of `GET /cluster` holds the lock. */
export function isLeader(member: { role: string }): boolean {
  return member.role === 'leader' || member.role === 'standby_leader';
}

/** Sends a write to Patroni. @throws LabError with Patroni's text unless the answer is 2xx */
export async function writePatroni(
  restUrl: string,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  deadlineMs: number,
): Promise<string> {
  const response = await fetch(`${restUrl}${path}`, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(deadlineMs),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new LabError(
      `Patroni answered ${response.status} to ${method} ${path}: ${text}`,
    );
  }
  return text;
}

/** Sends a write to the first member that takes it. @throws LabError with what the last one answered */
export async function writeToAny(
  members: LabMember[],
  method: 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<void> {
  let reason: unknown;
  for (const { restUrl } of members) {
    try {
      await writePatroni(restUrl, method, path, body, 5_000);
      return;
    } catch (error) {
      reason = error;
    }
  }
  throw new LabError(`No member takes ${method} ${path}`, reason);
}
