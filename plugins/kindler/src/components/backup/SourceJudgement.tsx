import { Flex, Text } from '@backstage/ui';
import type { BackupSourceState } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation, useWording } from '../../translation';
import { StatusChip } from '../status';

/** Says whether the backups of something can be relied on, and if not, why. */
export function SourceJudgement(props: { source: BackupSourceState }) {
  const { status, notes } = props.source;
  const { t } = useKindlerTranslation();
  const say = useWording();
  return (
    <Flex direction="column" gap="0.5" align="start">
      <StatusChip tone={status === 'ok' ? 'positive' : 'warning'}>
        {t(`backup.status.${status}`)}
      </StatusChip>
      {notes.map(note => (
        <Text key={note.code} as="span" variant="body-small">
          {say(note)}
        </Text>
      ))}
    </Flex>
  );
}
