import { Flex, Text } from '@backstage/ui';
import {
  type IncidentSummary,
  type KindlerEvent,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { EventItem, useNewestEvents } from '../components/event';
import { useNewestIncidents } from '../components/incident';
import { Section, Timeline } from '../components/layout';
import { hasEnded } from '../components/operation';
import { describeError, ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { IncidentHappening } from './IncidentHappening';
import { mergeHappenings, type Happening } from './mergeHappenings';
import { OperationHappening } from './OperationHappening';
import { useOperations } from './useLists';

const SHOWN = 10;
/** Events that are looked through; most of them may be of a kind that is not shown here. */
const EVENTS = 100;
const INCIDENTS = 100;

interface OverProps {
  ended: Operation[];
  events: KindlerEvent[];
  incidents: IncidentSummary[];
}

function HappeningItem(props: { happening: Happening }) {
  const { happening } = props;
  if ('incident' in happening) {
    return <IncidentHappening incident={happening.incident} />;
  }
  return 'event' in happening ? (
    <EventItem event={happening.event} isNamed />
  ) : (
    <OperationHappening operation={happening.operation} />
  );
}

function keyOf(happening: Happening): string {
  if ('incident' in happening) {
    return `incident ${happening.incident.id}`;
  }
  return 'event' in happening
    ? `event ${happening.event.id}`
    : `operation ${happening.operation.id}`;
}

function Over(props: OverProps) {
  const { ended, events, incidents } = props;
  const { t } = useKindlerTranslation();
  const happenings = mergeHappenings(ended, events, incidents).slice(0, SHOWN);
  if (happenings.length === 0) {
    return (
      <Text as="p" color="secondary" style={{ margin: 0 }}>
        {t(
          events.length > 0
            ? 'overview.nothingElseHappened'
            : 'overview.nothingHappened',
        )}
      </Text>
    );
  }
  return (
    <Timeline label={t('overview.happening')}>
      {happenings.map(happening => (
        <HappeningItem key={keyOf(happening)} happening={happening} />
      ))}
    </Timeline>
  );
}

function OverWithEvents(props: { ended: Operation[] }) {
  const { ended } = props;
  const { t } = useKindlerTranslation();
  const resource = useNewestEvents({ limit: EVENTS });
  const incidents = useNewestIncidents({ limit: INCIDENTS }).data?.items ?? [];
  const isForbidden =
    resource.error && describeError(resource.error, t).kind === 'forbidden';
  return (
    <>
      {!isForbidden && (
        <ResourceView resource={resource} isCompact>
          {({ items }) => (
            <Over ended={ended} events={items} incidents={incidents} />
          )}
        </ResourceView>
      )}
      {!resource.data && resource.error && (
        <Over ended={ended} events={[]} incidents={incidents} />
      )}
    </>
  );
}

/**
 * What is being worked on, and what happened lately.
 */
export function HappeningSection() {
  const { t } = useKindlerTranslation();
  const resource = useOperations();
  return (
    <Section title={t('overview.happening')}>
      <ResourceView resource={resource}>
        {({ items }) => {
          const ended = items.filter(({ status }) => hasEnded(status));
          const running = items.filter(({ status }) => !hasEnded(status));
          return (
            <Flex direction="column" gap="4">
              {running.length > 0 && (
                <Timeline label={t('overview.underWay')}>
                  {running.map(operation => (
                    <OperationHappening
                      key={operation.id}
                      operation={operation}
                    />
                  ))}
                </Timeline>
              )}
              <OverWithEvents ended={ended} />
            </Flex>
          );
        }}
      </ResourceView>
    </Section>
  );
}
