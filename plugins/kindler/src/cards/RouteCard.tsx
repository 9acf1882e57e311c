import {
  ANNOTATION_ROUTE,
  routeReadPermission,
} from '@kindler/backstage-plugin-kindler-common';
import { RouteSummaryPanel, useRoute } from '../components/route';
import { ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { AnnotatedCard } from './AnnotatedCard';

function NamedRoute(props: { name: string }) {
  const resource = useRoute(props.name);
  return (
    <ResourceView resource={resource}>
      {({ item }) => <RouteSummaryPanel route={item} />}
    </ResourceView>
  );
}

/**
 * Shows where the entity's routes lead, hop by hop (annotation `kindler.dev/route`).
 * @public
 */
export function RouteCard() {
  const { t } = useKindlerTranslation();
  return (
    <AnnotatedCard
      title={t('card.route')}
      annotation={ANNOTATION_ROUTE}
      permission={routeReadPermission}
    >
      {name => <NamedRoute name={name} />}
    </AnnotatedCard>
  );
}
