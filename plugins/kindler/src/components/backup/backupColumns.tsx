import { Flex, Link, Text } from '@backstage/ui';
import type { Backup } from '@kindler/backstage-plugin-kindler-common';
import { formatBytes } from '../../format';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  useWording,
  type KindlerTranslate,
} from '../../translation';
import { Code, type DataTableColumn } from '../layout';
import { Age } from '../status';
import { BackupStateChip } from './BackupStateChip';
import { RestoreBackupButton } from './RestoreBackupButton';

function Verification(props: { backup: Backup }) {
  const { state, verifiedAt, verification } = props.backup;
  const say = useWording();
  return (
    <Flex direction="column" gap="0.5" align="start">
      <BackupStateChip state={state} />
      {verifiedAt && <Age at={verifiedAt} />}
      {state === 'failed' && verification && (
        <Text as="span" variant="body-small">
          {say(verification)}
        </Text>
      )}
    </Flex>
  );
}

function OperationLink(props: { id: string }) {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return <Link href={links.operation(props.id)}>{t('backup.operation')}</Link>;
}

/** Columns of a list of backups. */
export function backupColumns(t: KindlerTranslate): DataTableColumn<Backup>[] {
  return [
    {
      id: 'id',
      label: t('backup.one'),
      isRowHeader: true,
      cell: ({ id }) => <Code>{id}</Code>,
    },
    {
      id: 'takenAt',
      label: t('backup.takenAt'),
      cell: ({ takenAt }) => <Age at={takenAt} />,
    },
    {
      id: 'state',
      label: t('backup.stateLabel'),
      cell: backup => <Verification backup={backup} />,
    },
    {
      id: 'rows',
      label: t('backup.content'),
      cell: ({ tables, rows }) =>
        t('backup.rowsOfTables', {
          rows: String(rows),
          tables: String(tables),
        }),
    },
    {
      id: 'bytes',
      label: t('backup.size'),
      isNumber: true,
      cell: ({ bytes }) => formatBytes(bytes),
    },
    {
      id: 'key',
      label: t('backup.key'),
      cell: ({ keyId }) => keyId ?? t('backup.notEncrypted'),
    },
    {
      id: 'operation',
      label: t('backup.madeBy'),
      cell: ({ operation }) => <OperationLink id={operation} />,
    },
    {
      id: 'restore',
      label: t('backup.restore.column'),
      isMenu: true,
      cell: backup => <RestoreBackupButton backup={backup} />,
    },
  ];
}
