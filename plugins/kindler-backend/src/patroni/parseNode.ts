import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';
import {
  asDigits,
  asFields,
  asInteger,
  asText,
  parseJson,
  type Fields,
} from '../model/fields';
import { readReasons, readTags } from '../dcs/parseCluster';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import { isNotRunning } from '../model/patroni/states';

const ROLES = new Map<string, PatroniNode['role']>([
  ['primary', 'primary'],
  ['master', 'primary'],
  ['promoted', 'primary'],
  ['standby_leader', 'standby_leader'],
  ['replica', 'replica'],
  ['demoted', 'replica'],
]);

/** Reads the answer of Patroni's `GET /patroni`, of any version. */
export function parseNode(text: string): PatroniNode {
  const body = asFields(parseJson(text));
  if (!body || (!asText(body.state) && !asText(body.role))) {
    throw new SourceError(
      'parse',
      word('fault-without', { path: '/patroni', field: 'state' }),
    );
  }
  const patroni = asFields(body.patroni);
  const state = asText(body.state) ?? 'unknown';
  const role = ROLES.get(asText(body.role) ?? '') ?? 'unknown';
  return {
    state,
    role,
    writable: readWritable(body, role, state),
    name: asText(patroni?.name),
    scope: asText(patroni?.scope),
    version: asText(patroni?.version),
    timeline: asInteger(body.timeline),
    startedAt: asText(body.postmaster_start_time),
    serverVersion: asInteger(body.server_version),
    systemIdentifier: asDigits(body.database_system_identifier),
    replicationState: asText(body.replication_state),
    synchronous: readSynchronous(body),
    ...readPositions(asFields(body.xlog)),
    paused: body.pause === true,
    clusterUnlocked: body.cluster_unlocked === true,
    failsafeActive: body.failsafe_mode_is_active === true,
    watchdogFailed: body.watchdog_failed === true,
    pendingRestart: body.pending_restart === true,
    pendingRestartReason: readReasons(asFields(body.pending_restart_reason)),
    scheduledRestart: asText(asFields(body.scheduled_restart)?.schedule),
    tags: readTags(asFields(body.tags)),
    dcsLastSeen: asInteger(body.dcs_last_seen),
    standbys: readStandbys(body.replication),
  };
}

/**
 * `role` alone is only what Patroni remembers. `xlog` is there only if PostgreSQL just answered a query, with
 * `location` on a server out of recovery and `received_location` on one in recovery.
 */
function readWritable(
  body: Fields,
  role: PatroniNode['role'],
  state: string,
): boolean | 'unknown' {
  const xlog = asFields(body.xlog);
  if (xlog && 'location' in xlog) {
    return true;
  }
  if (xlog && ('received_location' in xlog || 'replayed_location' in xlog)) {
    return false;
  }
  if (isNotRunning(state)) {
    return false;
  }
  if (body.server_version !== undefined && role !== 'unknown') {
    return role === 'primary';
  }
  return 'unknown';
}

/** Patroni 4 reports a quorum standby as a synchronous one, too. */
function readSynchronous(body: Fields): PatroniNode['synchronous'] {
  if (body.quorum_standby === true) {
    return 'quorum';
  }
  return body.sync_standby === true ? 'sync' : undefined;
}

/** The names are the same in all versions of Patroni. */
function readPositions(xlog: Fields | undefined): Partial<PatroniNode> {
  return xlog
    ? {
        lsn: asDigits(xlog.location),
        receivedLsn: asDigits(xlog.received_location),
        replayedLsn: asDigits(xlog.replayed_location),
        replayPaused:
          typeof xlog.paused === 'boolean' ? xlog.paused : undefined,
      }
    : {};
}

function readStandbys(value: unknown): PatroniNode['standbys'] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value.flatMap(entry => {
    const fields = asFields(entry);
    const name = asText(fields?.application_name);
    return fields && name
      ? [
          {
            name,
            address: asText(fields.client_addr),
            state: asText(fields.state) ?? 'unknown',
            syncState: asText(fields.sync_state) ?? 'unknown',
          },
        ]
      : [];
  });
}
