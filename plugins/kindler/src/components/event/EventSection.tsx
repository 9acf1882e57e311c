import { Flex, Select } from '@backstage/ui';
import type { KindlerEventKind } from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { useKindlerTranslation } from '../../translation';
import { Section, Timeline } from '../layout';
import { MoreButton } from '../paging';
import { Empty, ResourceView } from '../state';
import { EVENT_KINDS } from './eventKinds';
import { EventItem } from './EventItem';
import { useEvents } from './useEvents';

interface FilteredEventsProps {
  database: string;
  kind: KindlerEventKind | undefined;
}

function FilteredEvents(props: FilteredEventsProps) {
  const { database, kind } = props;
  const { t } = useKindlerTranslation();
  const { resource, all, more } = useEvents({ database, kind });
  return (
    <ResourceView resource={resource}>
      {newest => {
        const { items, nextCursor } = all(newest);
        return items.length === 0 ? (
          <Empty title={t(kind ? 'event.noneOfKind' : 'event.none')}>
            {t(kind ? 'event.noneOfKindHelp' : 'event.noneHelp')}
          </Empty>
        ) : (
          <Flex direction="column" gap="4" align="start">
            <Timeline label={t('event.title')}>
              {items.map(event => (
                <EventItem key={event.id} event={event} />
              ))}
            </Timeline>
            <MoreButton more={more} nextCursor={nextCursor} />
          </Flex>
        );
      }}
    </ResourceView>
  );
}

/** Value of the filter for all kinds. */
const ALL = 'all';

/** Lists what happened to a database cluster, newest first, with an optional filter by kind. */
export function EventSection(props: { database: string }) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  const [kind, setKind] = useState<KindlerEventKind>();
  return (
    <Section
      title={t('event.title')}
      aside={
        <Select
          aria-label={t('event.filter')}
          value={kind ?? ALL}
          onChange={value =>
            setKind(EVENT_KINDS.find(candidate => candidate === value))
          }
          options={[
            { id: ALL, label: t('event.allKinds') },
            ...EVENT_KINDS.map(id => ({ id, label: t(`event.kind.${id}`) })),
          ]}
        />
      }
    >
      <FilteredEvents key={kind ?? ALL} database={database} kind={kind} />
    </Section>
  );
}
