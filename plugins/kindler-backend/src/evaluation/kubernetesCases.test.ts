import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import { judgeCase, type JudgedCluster } from '../__testUtils__/foundClusters';

interface Expected {
  verdict: Verdict;
  leader?: string;
  members: string[];
  /** Said in the end, at any severity. */
  codes?: string[];
}

/** Objects of Kubernetes on which the product was wrong once: what is found in them, and what is said of each. */
const CASES: Record<string, Record<string, Expected>> = {
  'citus-on-kubernetes': {
    'citus-0': {
      verdict: 'ok',
      leader: 'citus-0-0',
      members: ['citus-0-0', 'citus-0-1'],
    },
    'citus-1': {
      verdict: 'ok',
      leader: 'citus-1-0',
      members: ['citus-1-0', 'citus-1-1'],
    },
  },
  'endpoint-keeps-old-pod-ip': {
    patronidemo: {
      verdict: 'critical',
      leader: 'patronidemo-0',
      members: ['patronidemo-0', 'patronidemo-1'],
      codes: ['endpoint-elsewhere'],
    },
  },
  'ipv6-pods-replica-starting': {
    db: {
      verdict: 'degraded',
      leader: 'db-0',
      members: ['db-0', 'db-1'],
      codes: ['member-not-running', 'lag-unknown'],
    },
  },
  'patroni-in-kubernetes-on-etcd': {
    'cluster1-ha': {
      verdict: 'unknown',
      members: ['cluster1-instance1-abcd-0', 'cluster1-instance1-efgh-0'],
      codes: ['lock-not-in-kubernetes'],
    },
  },
  'zalando-connection-pooler': {
    demo: { verdict: 'ok', leader: 'demo-0', members: ['demo-0', 'demo-1'] },
  },
};

describe('objects of Kubernetes that were judged wrong', () => {
  it.each(Object.entries(CASES))('%s', (name, expected) => {
    const found = Object.entries(judgeCase(name));
    expect(
      Object.fromEntries(found.map(([key, each]) => [key, toSummary(each)])),
    ).toEqual(expected);
  });

  it('tells an IPv6 address without brackets', () => {
    const { db } = judgeCase('ipv6-pods-replica-starting');
    expect(db.cluster.cluster.members.map(({ host }) => host)).toContain(
      '2001:db8:1:2:3:4:0:6844',
    );
  });

  it('says both addresses of an endpoint that was left behind', () => {
    const { patronidemo } = judgeCase('endpoint-keeps-old-pod-ip');
    expect(patronidemo.evaluation.findings[0].message).toBe(
      'The Endpoints of patronidemo lead to 10.244.1.17, but patronidemo-0 at 10.244.1.31 holds the lock.',
    );
  });
});

function toSummary({ evaluation }: JudgedCluster): Expected {
  const { facts, findings, verdict } = evaluation;
  return {
    verdict,
    leader: facts.holder?.name,
    members: facts.members.map(({ name }) => name),
    ...(findings.length > 0 && { codes: findings.map(({ code }) => code) }),
  };
}
