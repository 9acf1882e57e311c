import type {
  DatabaseMember,
  ReplicationSlot,
} from '@kindler/backstage-plugin-kindler-common';
import { ago } from './times';

function roleOf(number: number, leader: number): DatabaseMember['role'] {
  if (number === leader) {
    return 'leader';
  }
  return number === 3 ? 'sync_standby' : 'replica';
}

/** The third member streams from the first: a cascade. */
function upstreamOf(name: string, number: number, leader: number) {
  if (number === leader) {
    return undefined;
  }
  return number === 3 ? `${name}-1` : `${name}-${leader}`;
}

/** The first node has a slot that lost its WAL, the second one has a slot in use. */
function slots(name: string, number: number): ReplicationSlot[] {
  return number === 1
    ? [
        {
          name: 'audit_feed',
          type: 'logical',
          active: false,
          retainedBytes: 3_435_973_836,
          walStatus: 'lost',
        },
      ]
    : [{ name: `${name}_1`, type: 'physical', active: true, retainedBytes: 0 }];
}

export function members(name: string, leader: number): DatabaseMember[] {
  return [1, 2, 3].map(number => ({
    name: `${name}-${number}`,
    role: roleOf(number, leader),
    state: number === leader ? 'running' : 'streaming',
    host: `10.0.0.1${number}`,
    port: 5432,
    timeline: 7,
    ...(number !== leader && {
      receiveLag: number === 3 ? 1_258_291 : 0,
      replayLag: number === 3 ? 3_565_158 : 49_152,
    }),
    writable: number === leader,
    writableSource: `postgres-sql:${name}/${name}-${number}`,
    patroniVersion: '4.1.4',
    serverVersion: 160004,
    pendingRestart: number === 1,
    upstream: upstreamOf(name, number, leader),
    tags: number === 3 ? { nofailover: 'true' } : undefined,
    connections:
      number === 3 ? undefined : { used: 96 - 48 * (number - 1), max: 100 },
    replicationSlots: number === 3 ? undefined : slots(name, number),
    scheduledRestart: number === 1 ? '2026-11-22T22:00:00.000Z' : undefined,
    observedAt: ago(number === 3 ? 4 : 1),
  }));
}
