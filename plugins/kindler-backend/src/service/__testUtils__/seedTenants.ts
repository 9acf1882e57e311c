import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';

export const TEAM = 'group:default/team';

const NOW = Date.now();

/** The ids of incidents, by owner. */
export const INCIDENTS: Record<string, string> = { mine: '1', theirs: '2' };

/** Seeds the plugin database with the history of two teams' things. */
export async function seedTenants(knex: Knex): Promise<void> {
  for (const name of ['mine', 'theirs']) {
    for (const kind of ['database', 'route', 'environment', 'backup']) {
      await knex('operations').insert(operationOn(kind, name));
    }
    for (const kind of ['verdict-changed', 'action']) {
      await knex('events').insert({
        fact: `${kind} ${name}`,
        kind,
        at: NOW,
        database: name,
        message: kind === 'action' ? `asked for by somebody` : name,
      });
    }
    await knex('incidents').insert(incidentOf(name));
  }
  await knex('last_known').insert({
    kind: 'environments-by-provider',
    name: 'all',
    observed_at: NOW,
    value: JSON.stringify(['mine', 'theirs'].map(environmentOf)),
  });
}

export function operationOn(kind: string, name: string) {
  const work = {
    database: 'database-restart',
    route: 'route-switch',
    environment: 'environment-delete',
    backup: 'backup-run',
  };
  return {
    id: `${kind}-${name}`,
    kind: work[kind as keyof typeof work],
    variant: kind === 'environment' ? 'database' : '',
    subject_kind: kind,
    subject_name: name,
    subject_owner:
      ['environment', 'backup'].includes(kind) && name === 'mine' ? TEAM : '',
    status: 'succeeded',
    requester: 'user:default/somebody',
    request_hash: '',
    locks: '[]',
    input: '{}',
    state: '{}',
    steps: '[]',
    created_at: NOW,
  };
}

/** A folder with one backup of each, called as what it is of; its data is missing. */
export function seedBackups(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kindler-tenants-'));
  for (const name of ['mine', 'theirs']) {
    const manifest = {
      format: 1,
      id: name,
      source: { ...environmentOf(name).details, name, kind: 'environment' },
      operation: `backup-${name}`,
      startedAt: new Date(NOW).toISOString(),
      finishedAt: new Date(NOW).toISOString(),
      server: { version: '15.20' },
      plain: { bytes: 1, sha256: '' },
      stored: { bytes: 1, sha256: '' },
      tables: {},
    };
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(manifest));
  }
  return folder;
}

function environmentOf(name: string) {
  return {
    name,
    provider: 'database',
    owner: name === 'mine' ? TEAM : 'group:default/others',
    state: 'running',
    desired: 'running',
    drift: [],
    registrations: [],
    connections: [
      { kind: 'postgresql', route: name, database: name, user: name },
    ],
    details: { route: name, database: name, role: name },
    createdAt: new Date(NOW).toISOString(),
    updatedAt: new Date(NOW).toISOString(),
  };
}

function incidentOf(name: string) {
  const cause = { code: 'x', severity: 'critical', message: 'x', params: {} };
  const state = {
    database: name,
    startedAt: NOW,
    endedAt: NOW + 1,
    seenAt: NOW,
    worst: 'critical',
    cause,
    changes: [],
    failed: [],
    scheduled: [],
    ways: {},
    phases: { items: [], leftOut: 0 },
    lanes: [],
    actions: [
      {
        operationId: `database-${name}`,
        kind: 'database-restart',
        name,
        requester: 'user:default/somebody',
        at: new Date(NOW).toISOString(),
        outcome: 'succeeded',
        endedAt: new Date(NOW).toISOString(),
      },
    ],
  };
  const summary = {
    database: name,
    title: { code: 'x', params: {}, text: name },
    cause,
    worst: 'critical',
    startedAt: new Date(NOW).toISOString(),
  };
  return {
    id: INCIDENTS[name],
    database: name,
    started_at: NOW,
    ended_at: NOW + 1,
    seen_at: NOW,
    worst: 'critical',
    summary: JSON.stringify(summary),
    state: JSON.stringify(state),
    notices: '[]',
  };
}
