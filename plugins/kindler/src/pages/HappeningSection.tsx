import { usePermission } from '@backstage/plugin-permission-react';
import { Flex, Text } from '@backstage/ui';
import {
  databaseReadPermission,
  type KindlerEvent,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { EventItem, useNewestEvents } from '../components/event';
import { Section, Timeline } from '../components/layout';
import { hasEnded } from '../components/operation';
import { ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { mergeHappenings } from './mergeHappenings';
import { OperationHappening } from './OperationHappening';
import { useOperations } from './useLists';

const SHOWN = 10;
/** Events that are looked through; most of them may be of a kind that is not shown here. */
const EVENTS = 100;

function Over(props: { ended: Operation[]; events: KindlerEvent[] }) {
  const { ended, events } = props;
  const { t } = useKindlerTranslation();
  const happenings = mergeHappenings(ended, events).slice(0, SHOWN);
  if (happenings.length === 0) {
    return (
      <Text as="p" color="secondary" style={{ margin: 0 }}>
        {t('overview.nothingHappened')}
      </Text>
    );
  }
  return (
    <Timeline label={t('overview.happening')}>
      {happenings.map(happening =>
        'event' in happening ? (
          <EventItem key={happening.event.id} event={happening.event} isNamed />
        ) : (
          <OperationHappening
            key={happening.operation.id}
            operation={happening.operation}
          />
        ),
      )}
    </Timeline>
  );
}

function OverWithEvents(props: { ended: Operation[] }) {
  const { ended } = props;
  const resource = useNewestEvents({ limit: EVENTS });
  return (
    <>
      <ResourceView resource={resource} isCompact>
        {({ items }) => <Over ended={ended} events={items} />}
      </ResourceView>
      {!resource.data && resource.error && <Over ended={ended} events={[]} />}
    </>
  );
}

/**
 * What is being worked on, and what happened lately.
 */
export function HappeningSection() {
  const { t } = useKindlerTranslation();
  const resource = useOperations();
  const { allowed } = usePermission({ permission: databaseReadPermission });
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
              {allowed ? (
                <OverWithEvents ended={ended} />
              ) : (
                <Over ended={ended} events={[]} />
              )}
            </Flex>
          );
        }}
      </ResourceView>
    </Section>
  );
}
