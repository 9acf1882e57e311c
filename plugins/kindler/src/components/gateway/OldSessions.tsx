import { RiHistoryLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { StatusChip } from '../status';
import type { ServerRow } from './ServerRow';

/** Shows sessions on a server that HAProxy processes from before a reload still hold; nothing if there are none. */
export function OldSessions(props: { server: ServerRow }) {
  const { oldSessions } = props.server;
  const { t } = useKindlerTranslation();
  if (!oldSessions) {
    return null;
  }
  return (
    <StatusChip
      tone="warning"
      icon={<RiHistoryLine size={14} aria-hidden="true" />}
    >
      {t('server.oldSessions', { sessions: String(oldSessions) })}
    </StatusChip>
  );
}
