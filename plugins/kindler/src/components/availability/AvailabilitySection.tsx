import { Flex, Text } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { ResourceView } from '../state';
import { AvailabilityTable } from './AvailabilityTable';
import { RouteAvailabilityTable } from './RouteAvailabilityTable';
import {
  useDatabaseAvailability,
  useRouteAvailability,
} from './useAvailability';

function AsSeen() {
  const { t } = useKindlerTranslation();
  return (
    <Text
      as="span"
      variant="body-small"
      color="secondary"
      title={t('availability.explained')}
    >
      {t('availability.asSeen')}
    </Text>
  );
}

/** Shows for how long clients could write to a database cluster. */
export function AvailabilitySection(props: { database: string }) {
  const { t } = useKindlerTranslation();
  const resource = useDatabaseAvailability(props.database);
  const title = t('availability.title');
  return (
    <Section title={title} aside={<AsSeen />}>
      <ResourceView resource={resource}>
        {({ windows }) => (
          <AvailabilityTable label={title} windows={windows} isCompact />
        )}
      </ResourceView>
    </Section>
  );
}

/** Shows for how long clients could write to a database cluster, and for how long each of its routes served them. */
export function AvailabilityByRouteSection(props: { database: string }) {
  const { t } = useKindlerTranslation();
  const resource = useDatabaseAvailability(props.database);
  const title = t('availability.title');
  return (
    <Section title={title} aside={<AsSeen />}>
      <ResourceView resource={resource}>
        {({ windows, routes }) => (
          <Flex direction="column" gap="4">
            <AvailabilityTable label={title} windows={windows} />
            {routes.length > 0 && <RouteAvailabilityTable routes={routes} />}
            <Text as="span" variant="body-small" color="secondary">
              {t('availability.explained')}
            </Text>
          </Flex>
        )}
      </ResourceView>
    </Section>
  );
}

/** Shows for how long clients of one route were served. */
export function RouteAvailabilitySection(props: { route: string }) {
  const { t } = useKindlerTranslation();
  const resource = useRouteAvailability(props.route);
  const title = t('availability.ofRoute');
  return (
    <Section title={title} aside={<AsSeen />}>
      <ResourceView resource={resource}>
        {({ item }) => (
          <AvailabilityTable label={title} windows={item.windows} />
        )}
      </ResourceView>
    </Section>
  );
}
