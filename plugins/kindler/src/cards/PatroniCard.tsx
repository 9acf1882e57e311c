import {
  ANNOTATION_DATABASE,
  databaseReadPermission,
} from '@kindler/backstage-plugin-kindler-common';
import { DatabaseSummaryPanel, useDatabase } from '../components/database';
import { ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { AnnotatedCard } from './AnnotatedCard';

function NamedDatabase(props: { name: string }) {
  const resource = useDatabase(props.name);
  return (
    <ResourceView resource={resource}>
      {({ item }) => <DatabaseSummaryPanel database={item} />}
    </ResourceView>
  );
}

/**
 * Shows leader, timeline, members and verdict of the entity's database clusters (annotation `kindler.dev/database`).
 * @public
 */
export function PatroniCard() {
  const { t } = useKindlerTranslation();
  return (
    <AnnotatedCard
      title={t('card.patroni')}
      annotation={ANNOTATION_DATABASE}
      permission={databaseReadPermission}
    >
      {name => <NamedDatabase name={name} />}
    </AnnotatedCard>
  );
}
