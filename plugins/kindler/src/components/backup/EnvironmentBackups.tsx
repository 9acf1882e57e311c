import { usePermission } from '@backstage/plugin-permission-react';
import { Flex } from '@backstage/ui';
import {
  backupReadPermission,
  type BackupList,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { DataTable, Section } from '../layout';
import { ResourceView } from '../state';
import { backupColumns } from './backupColumns';
import { RunBackupButton } from './RunBackupButton';
import { SourceJudgement } from './SourceJudgement';
import { useBackups } from './useBackups';

const MOST_SHOWN = 10;

function BackupSection(props: { answer: BackupList }) {
  const { items, sources } = props.answer;
  const [source] = sources;
  const { t } = useKindlerTranslation();
  return source ? (
    <Section
      title={t('page.backups')}
      aside={<RunBackupButton source={source} />}
    >
      <Flex direction="column" gap="3">
        <SourceJudgement source={source} />
        {items.length > 0 && (
          <DataTable
            label={t('page.backups')}
            isDense
            columns={backupColumns(t)}
            rows={items}
          />
        )}
      </Flex>
    </Section>
  ) : null;
}

function Backups(props: { name: string }) {
  const resource = useBackups({ source: props.name, limit: MOST_SHOWN });
  // Nothing is said of backups where nobody configured any.
  return resource.data?.isConfigured === false ? null : (
    <ResourceView resource={resource}>
      {answer => <BackupSection answer={answer} />}
    </ResourceView>
  );
}

/** The backups of an environment's database and their age, for those who may see them. */
export function EnvironmentBackups(props: { name: string }) {
  const { name } = props;
  const { allowed } = usePermission({
    permission: backupReadPermission,
    resourceRef: name,
  });
  return allowed ? <Backups name={name} /> : null;
}
