import { Flex } from '@backstage/ui';
import type {
  Backup,
  BackupList,
} from '@kindler/backstage-plugin-kindler-common';
import {
  backupColumns,
  BACKUP_TONES,
  BackupSources,
  useBackups,
} from '../components/backup';
import {
  ListTable,
  useListState,
  useSteadyResource,
  type ListFilter,
} from '../components/listing';
import { Empty, ResourceView } from '../components/state';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { KindlerContainer } from './KindlerContainer';

function filtersOf(t: KindlerTranslate): ListFilter[] {
  const states = Object.keys(BACKUP_TONES) as Backup['state'][];
  return [
    {
      name: 'state',
      label: t('backup.stateLabel'),
      options: states.map(id => ({ id, label: t(`backup.state.${id}`) })),
    },
    { name: 'source', label: t('backup.source') },
  ];
}

function NoBackups(props: { answer: BackupList }) {
  const { t } = useKindlerTranslation();
  return props.answer.isConfigured ? (
    <Empty title={t('backup.none')}>{t('backup.noneHelp')}</Empty>
  ) : (
    <Empty title={t('backup.notConfigured')}>
      {t('backup.notConfiguredHelp')}
    </Empty>
  );
}

/** What there should be backups of, whether they can be relied on, and all that there are. */
export function BackupsPage() {
  const { t } = useKindlerTranslation();
  const filters = filtersOf(t);
  const state = useListState(filters);
  const resource = useBackups(state.query);
  const steady = useSteadyResource(resource);
  return (
    <KindlerContainer>
      <Flex direction="column" gap="4">
        {steady.data?.isConfigured && (
          // What is wrong with the answer stands once, at the list.
          <ResourceView resource={steady} isCompact>
            {({ sources }) => <BackupSources sources={sources} />}
          </ResourceView>
        )}
        <ListTable<Backup, BackupList>
          label={t('page.backups')}
          columns={backupColumns(t)}
          filters={filters}
          state={state}
          resource={resource}
          idOf={({ id }) => id}
          empty={answer => <NoBackups answer={answer} />}
        />
      </Flex>
    </KindlerContainer>
  );
}
