import {
  isLeaderRole,
  word,
  type Lag,
  type MemberRole,
} from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';
import {
  asFields,
  asInteger,
  asPort,
  asText,
  parseJson,
  toText,
  type Fields,
} from '../model/fields';
import type {
  PatroniCluster,
  PatroniMember,
} from '../model/patroni/PatroniCluster';
import { urlAddress } from '../model/addresses/urlAddress';

const ROLES = new Map<string, MemberRole>([
  ['leader', 'leader'],
  ['master', 'leader'],
  ['primary', 'leader'],
  ['standby_leader', 'standby_leader'],
  ['sync_standby', 'sync_standby'],
  ['quorum_standby', 'quorum_standby'],
  ['replica', 'replica'],
]);

/** Reads the answer of Patroni's `GET /cluster`, of any version. */
export function parseCluster(text: string): PatroniCluster {
  const body = asFields(parseJson(text));
  if (!body || !Array.isArray(body.members)) {
    throw new SourceError(
      'parse',
      word('fault-without', { path: '/cluster', field: 'members' }),
    );
  }
  const warnings: string[] = [];
  const members: PatroniMember[] = [];
  const names = new Set<string>();
  for (const [index, entry] of body.members.entries()) {
    const member = readMember(asFields(entry));
    if (!member) {
      warnings.push(`Entry ${index} of /cluster has no name.`);
    } else if (names.has(member.name)) {
      warnings.push(`/cluster lists ${member.name} more than once.`);
    } else {
      names.add(member.name);
      members.push(member);
    }
  }
  if (members.filter(({ role }) => isLeaderRole(role)).length > 1) {
    throw new SourceError('parse', word('fault-two-leaders', {}));
  }
  return {
    scope: asText(body.scope),
    paused: body.pause === true,
    members,
    scheduledSwitchover: readSwitchover(asFields(body.scheduled_switchover)),
    warnings,
  };
}

function readMember(entry: Fields | undefined): PatroniMember | undefined {
  const name = asText(entry?.name);
  if (!entry || !name) {
    return undefined;
  }
  const role = asText(entry.role) ?? '';
  return {
    name,
    role: ROLES.get(role) ?? 'unknown',
    state: asText(entry.state) ?? 'unknown',
    host: asText(entry.host),
    port: asPort(entry.port),
    apiAddress: urlAddress(asText(entry.api_url) ?? ''),
    timeline: asInteger(entry.timeline),
    lag: readLag(entry.lag),
    receiveLag: readLag(entry.receive_lag),
    replayLag: readLag(entry.replay_lag),
    pendingRestart: entry.pending_restart === true,
    pendingRestartReason: readReasons(asFields(entry.pending_restart_reason)),
    scheduledRestart: asText(asFields(entry.scheduled_restart)?.schedule),
    tags: readTags(asFields(entry.tags)),
  };
}

function readLag(value: unknown): Lag | undefined {
  if (value === undefined) {
    return undefined;
  }
  const bytes = asInteger(value);
  return bytes !== undefined && bytes >= 0 ? bytes : 'unknown';
}

/** Reads what a restart would change, as `old -> new` for each parameter. */
export function readReasons(
  reasons: Fields | undefined,
): Record<string, string> | undefined {
  if (!reasons) {
    return undefined;
  }
  const entries = Object.entries(reasons).map(([parameter, change]) => {
    const { old_value: before, new_value: after } = asFields(change) ?? {};
    return [
      parameter,
      `${toText(before ?? 'unknown')} -> ${toText(after ?? 'unknown')}`,
    ];
  });
  return Object.fromEntries(entries);
}

/** Patroni's tags with their values as text. */
export function readTags(
  tags: Fields | undefined,
): Record<string, string> | undefined {
  if (!tags) {
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [key, toText(value)]),
  );
}

function readSwitchover(value: Fields | undefined) {
  const at = asText(value?.at);
  return at
    ? { at, from: asText(value?.from), to: asText(value?.to) }
    : undefined;
}
