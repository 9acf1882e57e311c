import { Flex, Link, Text } from '@backstage/ui';
import type { BackupSourceState } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, Section, type DataTableColumn } from '../layout';
import { Age } from '../status';
import { RunBackupButton } from './RunBackupButton';
import { SourceJudgement } from './SourceJudgement';
import { sourceName } from './sourceName';

function Name(props: { source: BackupSourceState }) {
  const { source } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const name = sourceName(source, t);
  return (
    <Flex direction="column" gap="0">
      {source.environment && !source.gone ? (
        <Link href={links.environment(source.name)}>{name}</Link>
      ) : (
        <span>{name}</span>
      )}
      {source.gone && (
        <Text as="span" variant="body-small" color="secondary">
          {t('backup.gone')}
        </Text>
      )}
    </Flex>
  );
}

function columnsOf(
  t: KindlerTranslate,
): DataTableColumn<BackupSourceState & { id: string }>[] {
  return [
    {
      id: 'name',
      label: t('backup.source'),
      isRowHeader: true,
      cell: source => <Name source={source} />,
    },
    {
      id: 'status',
      label: t('backup.reliable'),
      isLong: true,
      cell: source => <SourceJudgement source={source} />,
    },
    {
      id: 'verified',
      label: t('backup.newestVerified'),
      cell: ({ verifiedAt }) => <Age at={verifiedAt} />,
    },
    {
      id: 'count',
      label: t('backup.count'),
      isNumber: true,
      cell: ({ count }) => count,
    },
    {
      id: 'run',
      label: t('backup.run.column'),
      isMenu: true,
      cell: source => !source.gone && <RunBackupButton source={source} />,
    },
  ];
}

/** Everything that there should be backups of, whether they can be relied on, and what backs it up now. */
export function BackupSources(props: { sources: BackupSourceState[] }) {
  const { sources } = props;
  const { t } = useKindlerTranslation();
  return (
    <Section title={t('backup.sources')}>
      <DataTable
        label={t('backup.sources')}
        columns={columnsOf(t)}
        rows={sources.map(source => ({ ...source, id: source.name }))}
        empty={t('backup.noSources')}
      />
    </Section>
  );
}
