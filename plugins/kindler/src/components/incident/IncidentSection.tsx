import { Flex } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { MoreButton } from '../paging';
import { Empty, ResourceView } from '../state';
import { IncidentTable } from './IncidentTable';
import { useIncidents } from './useIncidents';

/** Lists incidents of one database cluster, or of all if none is named, newest first. */
export function IncidentSection(props: { database?: string }) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  const { resource, all, more } = useIncidents({ database });
  return (
    <Section title={t('page.incidents')}>
      <ResourceView resource={resource}>
        {newest => {
          const { items, nextCursor } = all(newest);
          return items.length === 0 ? (
            <Empty title={t('incident.none')}>{t('incident.noneHelp')}</Empty>
          ) : (
            <Flex direction="column" gap="4">
              <IncidentTable incidents={items} isNamed={!database} />
              <div>
                <MoreButton more={more} nextCursor={nextCursor} />
              </div>
            </Flex>
          );
        }}
      </ResourceView>
    </Section>
  );
}
