import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { IncidentRecorder } from './IncidentRecorder';
import type { IncidentRecorderOptions } from './IncidentRecorderOptions';
import { IncidentStore } from './IncidentStore';
import { IncidentWriter } from './IncidentWriter';
import { NoticeStore } from './NoticeStore';

/** Creates the incidents of one backend. Others may write to the same plugin database. */
export function createIncidents(
  options: Omit<IncidentRecorderOptions, 'store' | 'writer'> & { knex: Knex },
) {
  const { knex, ...rest } = options;
  const store = new IncidentStore({ knex });
  const writer = new IncidentWriter({ knex, backend: randomUUID() });
  const recorder = new IncidentRecorder({ ...rest, store, writer });
  return { store, recorder, notices: new NoticeStore({ knex }) };
}
