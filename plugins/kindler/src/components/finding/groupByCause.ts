import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { sortFindings } from './sortFindings';

/** Findings of one subject that tell of one trouble. */
export interface Cause {
  /** It is said first: what clients get, else the worst one, else the oldest. */
  head: Finding;
  /** What explains it, or the same of others. */
  others: Finding[];
}

/** Of routes for writes; those of readers begin otherwise. */
const CLIENTS = /^clients-/;

function tellsOfClients({ code, severity }: Finding): boolean {
  return severity === 'critical' && CLIENTS.test(code);
}

/**
 * What a finding has in common with others of the same trouble. While clients are refused, all that is critical explains
 * it; apart from that it is the same rule, or the same member that fails. A note explains no alarm.
 */
function keysOf(finding: Finding, areClientsOut: boolean): string[] {
  const { code, severity, params } = finding;
  const keys = [`${severity === 'info' ? 'note' : 'alarm'} ${code}`];
  if (severity === 'info') {
    return keys;
  }
  if (typeof params.member === 'string') {
    keys.push(`member ${params.member}`);
  }
  if (areClientsOut && severity === 'critical') {
    keys.push('clients');
  }
  return keys;
}

function toCause(findings: Finding[]): Cause {
  const head = findings.find(tellsOfClients) ?? findings[0];
  return { head, others: findings.filter(finding => finding !== head) };
}

/**
 * Findings by their causes, the worst first, so that one trouble is told once.
 */
export function groupByCause(findings: Finding[]): Cause[] {
  const sorted = sortFindings(findings);
  const areClientsOut = sorted.some(tellsOfClients);
  const parents = sorted.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  };
  const firsts = new Map<string, number>();
  sorted.forEach((finding, index) => {
    for (const key of keysOf(finding, areClientsOut)) {
      const roots = [rootOf(firsts.get(key) ?? index), rootOf(index)];
      parents[Math.max(...roots)] = Math.min(...roots);
      firsts.set(key, firsts.get(key) ?? index);
    }
  });
  const groups = new Map<number, Finding[]>();
  sorted.forEach((finding, index) => {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group) {
      group.push(finding);
    } else {
      groups.set(root, [finding]);
    }
  });
  return [...groups.values()].map(toCause);
}
