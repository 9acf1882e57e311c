import type { JsonObject } from '@backstage/types';
import type {
  Environment,
  EnvironmentConnectionTarget,
  EnvironmentState,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { KnownEnvironment, Registration } from '../providers';
import { isKind } from './isKind';
import { driftOf } from './observe/driftOf';
import type { Sighting } from './observe/Sighting';

/** A row of `clusters`, with the columns that are read. */
export interface EnvironmentRow {
  name: string;
  provider: string;
  title: string | null;
  owner: string | null;
  desired_state: string;
  stopped: boolean;
  actual_state: string;
  details: JsonObject;
  registrations: Registration[];
  observed: Partial<Sighting> | null;
  observed_at: Date | null;
  node_port: number | null;
  pf_port: number | null;
  http_port: number | null;
  https_port: number | null;
  subnet: string | null;
  server_ip: string | null;
  operation_id: string | null;
  reconcile_error: string | null;
  last_reconciled_at: Date | null;
  expires_at: Date | null;
  import_notes: Wording[];
  import_conflict: boolean;
  created_at: Date;
  updated_at: Date;
}

/** What is known of environments outside their rows. */
export interface KnownHere {
  /** The ways into an environment, as its provider and its registrations say. */
  connectionsOf(
    environment: KnownEnvironment,
    registrations: Registration[],
  ): EnvironmentConnectionTarget[];
  isProtected?(name: string): boolean;
}

/** What an older database called a provider may be a word that only its own tools understand. */
function isKnown({ provider, import_notes: notes }: EnvironmentRow): boolean {
  return (
    isKind(provider) && !notes.some(({ code }) => code === 'import-provider')
  );
}

export function toEnvironment(
  row: EnvironmentRow,
  { connectionsOf, isProtected }: KnownHere = { connectionsOf: () => [] },
): Environment {
  const sighting = toSighting(row);
  const known = {
    name: row.name,
    provider: isKnown(row) ? row.provider : 'unknown',
    details: detailsOf(row),
    owner: row.owner ?? undefined,
  };
  const desired = desiredOf(row);
  const isBusy = row.operation_id !== null;
  return {
    ...known,
    title: row.title ?? undefined,
    state: stateOf(row, sighting),
    desired,
    observed: sighting && {
      state: sighting.state,
      message: sighting.message,
      messageWording: sighting.messageWording,
      observedAt: row.observed_at?.toISOString(),
      source: sighting.source,
      fault: sighting.fault,
    },
    drift: sighting && !isBusy ? driftOf(desired, sighting) : [],
    registrations: row.registrations.map(({ kind, details }) => {
      const seen = sighting?.registrations.find(each => each.kind === kind);
      const {
        state = 'unknown' as const,
        message,
        messageWording,
      } = seen ?? {};
      return { kind, details, observed: state, message, messageWording };
    }),
    connections: connectionsOf(known, row.registrations),
    operationId: row.operation_id ?? undefined,
    error: row.reconcile_error || undefined,
    lastReconciledAt: row.last_reconciled_at?.toISOString(),
    expiresAt: row.expires_at?.toISOString(),
    importNotes: row.import_notes.length > 0 ? row.import_notes : undefined,
    importConflict: row.import_conflict || undefined,
    protected: isProtected?.(row.name) || undefined,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Where every look failed so far, that is all that is recorded. */
function toSighting({
  observed,
  provider,
}: EnvironmentRow): Sighting | undefined {
  return observed
    ? {
        state: 'unknown',
        source: `provider:${provider}`,
        registrations: [],
        ...observed,
      }
    : undefined;
}

/** Ports and networks have columns of their own, which scripts share and constraints guard. */
function detailsOf(row: EnvironmentRow): JsonObject {
  const { details } = row;
  return {
    ...details,
    ...(row.node_port !== null && { nodePort: row.node_port }),
    ...(row.pf_port !== null && { pfPort: row.pf_port }),
    ...(row.http_port !== null && { httpPort: row.http_port }),
    ...(row.https_port !== null && { httpsPort: row.https_port }),
    ...(row.subnet !== null && { subnet: row.subnet }),
    ...(row.server_ip && { serverIp: row.server_ip }),
  };
}

function desiredOf(row: EnvironmentRow) {
  if (row.desired_state === 'absent') {
    return 'absent';
  }
  return row.stopped ? 'stopped' : 'running';
}

function stateOf(
  row: EnvironmentRow,
  sighting: Sighting | undefined,
): EnvironmentState {
  const recorded = row.actual_state as EnvironmentState;
  if (recorded === 'creating' || recorded === 'deleting') {
    return recorded;
  }
  if (row.operation_id !== null) {
    return 'changing';
  }
  if (recorded === 'failed') {
    return recorded;
  }
  // What a record says of one that nobody has seen is what somebody hoped for.
  const { state } = sighting ?? { state: 'unknown' as const };
  return ['running', 'stopped', 'unknown'].includes(state)
    ? (state as EnvironmentState)
    : 'failed';
}
