import {
  ANNOTATION_DATABASE,
  databaseReadPermission,
} from '@kindler/backstage-plugin-kindler-common';
import {
  AvailabilityTable,
  useDatabaseAvailability,
} from '../components/availability';
import { ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { AnnotatedCard } from './AnnotatedCard';

function NamedAvailability(props: { name: string }) {
  const { t } = useKindlerTranslation();
  const resource = useDatabaseAvailability(props.name);
  return (
    <ResourceView resource={resource}>
      {({ windows }) => (
        <AvailabilityTable
          label={`${t('availability.title')}, ${props.name}`}
          windows={windows}
          isCompact
        />
      )}
    </ResourceView>
  );
}

/**
 * Shows for how long clients could write to the entity's database clusters (annotation `kindler.dev/database`).
 * @public
 */
export function AvailabilityCard() {
  const { t } = useKindlerTranslation();
  return (
    <AnnotatedCard
      title={t('availability.title')}
      annotation={ANNOTATION_DATABASE}
      permission={databaseReadPermission}
    >
      {name => <NamedAvailability name={name} />}
    </AnnotatedCard>
  );
}
