import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { RiDeleteBinLine, RiLoader4Line, RiStopLine } from '@remixicon/react';
import type { ReactElement } from 'react';
import { useKindlerTranslation } from '../../translation';
import { StatusChip, type Tone } from '../status';

const LOOKS: Record<Environment['state'], { tone: Tone; icon?: ReactElement }> =
  {
    unknown: { tone: 'neutral' },
    creating: {
      tone: 'info',
      icon: <RiLoader4Line size={14} aria-hidden="true" />,
    },
    changing: {
      tone: 'info',
      icon: <RiLoader4Line size={14} aria-hidden="true" />,
    },
    running: { tone: 'positive' },
    stopped: {
      tone: 'neutral',
      icon: <RiStopLine size={14} aria-hidden="true" />,
    },
    failed: { tone: 'negative' },
    deleting: {
      tone: 'warning',
      icon: <RiDeleteBinLine size={14} aria-hidden="true" />,
    },
  };

/**
 * What an environment really is, not what was asked for.
 */
export function EnvironmentStateChip(props: { state: Environment['state'] }) {
  const { state } = props;
  const { t } = useKindlerTranslation();
  return (
    <StatusChip {...(LOOKS[state] ?? LOOKS.unknown)}>
      {t(`environment.state.${LOOKS[state] ? state : 'unknown'}`)}
    </StatusChip>
  );
}
