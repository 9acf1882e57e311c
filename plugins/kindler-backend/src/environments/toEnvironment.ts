import type {
  Environment,
  EnvironmentState,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** A row of `clusters`, with the columns that are read. */
export interface EnvironmentRow {
  name: string;
  provider: string;
  title: string | null;
  owner: string | null;
  desired_state: string;
  actual_state: string;
  node_port: number | null;
  pf_port: number | null;
  http_port: number | null;
  https_port: number | null;
  subnet: string | null;
  server_ip: string | null;
  route: string | null;
  database_name: string | null;
  database_role: string | null;
  operation_id: string | null;
  reconcile_error: string | null;
  last_reconciled_at: Date | null;
  import_notes: Wording[];
  import_conflict: boolean;
  created_at: Date;
  updated_at: Date;
}

const IS_KIND = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What an older database called a provider may be a word that only its own tools understand. */
function isKnown({ provider, import_notes: notes }: EnvironmentRow): boolean {
  return (
    IS_KIND.test(provider) &&
    !notes.some(({ code }) => code === 'import-provider')
  );
}

export function toEnvironment(row: EnvironmentRow): Environment {
  return {
    name: row.name,
    provider: isKnown(row) ? row.provider : 'unknown',
    title: row.title ?? undefined,
    owner: row.owner ?? undefined,
    desiredState: row.desired_state === 'absent' ? 'absent' : 'present',
    actualState: row.actual_state as EnvironmentState,
    nodePort: row.node_port ?? undefined,
    pfPort: row.pf_port ?? undefined,
    httpPort: row.http_port ?? undefined,
    httpsPort: row.https_port ?? undefined,
    subnet: row.subnet ?? undefined,
    serverIp: row.server_ip || undefined,
    route: row.route ?? undefined,
    databaseName: row.database_name ?? undefined,
    databaseRole: row.database_role ?? undefined,
    operationId: row.operation_id ?? undefined,
    error: row.reconcile_error || undefined,
    lastReconciledAt: row.last_reconciled_at?.toISOString(),
    importNotes: row.import_notes.length > 0 ? row.import_notes : undefined,
    importConflict: row.import_conflict || undefined,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
