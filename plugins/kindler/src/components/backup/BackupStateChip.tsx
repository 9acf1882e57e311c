import type { Backup } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { StatusChip, type Tone } from '../status';

export const BACKUP_TONES: Record<Backup['state'], Tone> = {
  verified: 'positive',
  unverified: 'warning',
  failed: 'negative',
  missing: 'negative',
};

/** Says whether a backup was ever restored. */
export function BackupStateChip(props: { state: Backup['state'] }) {
  const { state } = props;
  const { t } = useKindlerTranslation();
  return (
    <StatusChip tone={BACKUP_TONES[state]}>
      {t(`backup.state.${state}`)}
    </StatusChip>
  );
}
