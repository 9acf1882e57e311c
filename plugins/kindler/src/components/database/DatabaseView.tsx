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
  /** The first part by default. */
  part?: DatabasePart;
}

/** Shows one part of a database cluster's page. */
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
