import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { sortFindings } from './sortFindings';

/** Findings of one subject with a common cause. */
export interface Cause {
  /** Shown first: what clients get, or else the worst, or else the oldest finding. */
  head: Finding;
  /** Findings that explain it, or report the same about others. */
  others: Finding[];
}

/** Only write routes; codes for readers begin differently. */
const CLIENTS = /^clients-/;
const READERS_OR_CLIENTS = /^(clients|readers)-/;
/** A gateway does not report where it sends clients. */
const GATEWAY_SILENT = 'route-unknown';

function tellsOfClients({ code, severity }: Finding): boolean {
  return severity === 'critical' && CLIENTS.test(code);
}

interface Known {
  areClientsOut: boolean;
  silentGateways: ReadonlySet<unknown>;
}

/**
 * Returns what a finding has in common with others of the same cause. While clients are refused, everything critical
 * explains it, except past problems that wait for an acknowledgement. A silent gateway explains what its clients do not
 * get. Otherwise the findings share a rule or a failing member. A notice explains no alarm.
 */
function keysOf(finding: Finding, known: Known): string[] {
  const { code, severity, params, acknowledgeable } = finding;
  const keys = [`${severity === 'info' ? 'note' : 'alarm'} ${code}`];
  if (severity === 'info') {
    return keys;
  }
  if (typeof params.member === 'string') {
    keys.push(`member ${params.member}`);
  }
  if (known.areClientsOut && severity === 'critical' && !acknowledgeable) {
    keys.push('clients');
  }
  if (
    known.silentGateways.has(params.gateway) &&
    (code === GATEWAY_SILENT || READERS_OR_CLIENTS.test(code))
  ) {
    keys.push(`gateway ${params.gateway}`);
  }
  return keys;
}

/**
 * Returns the findings whose next steps are shown. If clients get nothing, these are the explanations, if there are
 * any.
 */
export function decisiveOf({ head, others }: Cause): Finding[] {
  const explaining = others.filter(
    ({ code }) => !READERS_OR_CLIENTS.test(code) && code !== GATEWAY_SILENT,
  );
  return tellsOfClients(head) && explaining.length > 0
    ? explaining
    : [head, ...explaining];
}

function toCause(findings: Finding[]): Cause {
  const head = findings.find(tellsOfClients) ?? findings[0];
  return { head, others: findings.filter(finding => finding !== head) };
}

/** Groups findings by cause, what clients get first and then the worst, so that each problem is reported once. */
export function groupByCause(findings: Finding[]): Cause[] {
  const sorted = sortFindings(findings);
  const known = {
    areClientsOut: sorted.some(tellsOfClients),
    silentGateways: new Set(
      sorted
        .filter(({ code }) => code === GATEWAY_SILENT)
        .map(({ params }) => params.gateway),
    ),
  };
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
    for (const key of keysOf(finding, known)) {
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
  return [...groups.values()]
    .map(toCause)
    .sort(
      (a, b) => Number(tellsOfClients(b.head)) - Number(tellsOfClients(a.head)),
    );
}
