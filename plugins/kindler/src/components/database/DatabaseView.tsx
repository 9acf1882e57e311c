import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { ComponentType } from 'react';
import { ResourceView } from '../state';
import { DatabaseDetails } from './DatabaseDetails';
import { DatabaseHistory } from './DatabaseHistory';
import { DatabaseNow } from './DatabaseNow';
import type { DatabasePart } from './databaseParts';
import { useDatabase } from './useDatabase';

const PARTS: Record<DatabasePart, ComponentType<{ database: Database }>> = {
  now: DatabaseNow,
  history: DatabaseHistory,
  details: DatabaseDetails,
};

export interface DatabaseViewProps {
  name: string;
  /** Left out: the first one. */
  part?: DatabasePart;
}

/**
 * One part of what is known of a database cluster.
 */
export function DatabaseView(props: DatabaseViewProps) {
  const { name, part = 'now' } = props;
  const resource = useDatabase(name);
  const Part = PARTS[part];
  return (
    <ResourceView resource={resource}>
      {({ item }) => <Part database={item} />}
    </ResourceView>
  );
}
