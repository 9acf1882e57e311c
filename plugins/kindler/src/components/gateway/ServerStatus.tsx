import { RiSubtractLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { StatusChip, type Tone } from '../status';
import type { ServerRow } from './ServerRow';

type Use = 'used' | 'wavering' | 'refused' | 'aside' | 'failed' | 'unknown';

const TONES: Record<Use, Tone> = {
  used: 'positive',
  wavering: 'warning',
  refused: 'neutral',
  aside: 'neutral',
  failed: 'negative',
  unknown: 'neutral',
};

/**
 * Returns how HAProxy uses a server. One that answers its check with a refusal is `refused`: that is how a replica
 * stays out of a read-write proxy, and no fault. Nobody took out a server whose name does not resolve.
 */
export function useOfServer(server: ServerRow): Use {
  const { status, up, check } = server;
  if (up === 'unknown') {
    return 'unknown';
  }
  if (up) {
    return /^UP \d/.test(status) ? 'wavering' : 'used';
  }
  if (/^MAINT ?\(resolution\)/.test(status)) {
    return 'failed';
  }
  if (!status.startsWith('DOWN')) {
    return 'aside';
  }
  return check?.includes('L7STS') ? 'refused' : 'failed';
}

/** Shows HAProxy's word for a server's state, and whether it gets new connections. */
export function ServerStatus(props: { server: ServerRow }) {
  const { server } = props;
  const { t } = useKindlerTranslation();
  const use = useOfServer(server);
  return (
    <StatusChip
      tone={TONES[use]}
      icon={
        use === 'refused' || use === 'aside' ? (
          <RiSubtractLine size={14} aria-hidden="true" />
        ) : undefined
      }
    >
      {use === 'unknown'
        ? t('server.statusUnknown', { status: server.status })
        : server.status}
    </StatusChip>
  );
}
