import { useMemo } from 'react';
import { useKindlerResource } from '../../resource';
import { useNewestEvents } from '../event';
import type { ChangeEvidence } from './changeKinds';

const RECENT = 100;

/**
 * What tells switchovers and failovers of a database cluster apart. Where it cannot be read there is less of it, and
 * changes are shown without their kind.
 */
export function useChangeEvidence(name: string): ChangeEvidence {
  const operations = useKindlerResource(
    api =>
      api.listOperations({
        subjectKind: 'database',
        subjectName: name,
        limit: RECENT,
      }),
    { key: `operations/database/${name}`, interests: [{ topic: 'operation' }] },
  );
  const events = useNewestEvents({
    database: name,
    kind: 'verdict-changed',
    limit: RECENT,
  });
  return useMemo(
    () => ({
      operations: operations.data?.items ?? [],
      events: events.data?.items ?? [],
    }),
    [operations.data, events.data],
  );
}
