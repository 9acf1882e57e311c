import {
  whyUnseen,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiDeleteBinLine, RiLoader4Line, RiStopLine } from '@remixicon/react';
import type { ReactElement } from 'react';
import { useServerNow } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { StatusChip, type Tone } from '../status';
import { observedText } from './observedText';

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

/** A word that is true only of what somebody saw. */
const isSight = (state: Environment['state']) =>
  state === 'running' || state === 'stopped';

/**
 * Whether somebody saw lately that an environment is what its word says; what is only recorded is not known.
 */
export function useIsSeen(environment: Environment): boolean {
  const now = useServerNow() ?? NaN;
  const { state, observed } = environment;
  return (
    whyUnseen(environment, now) === undefined &&
    (!isSight(state) || observed?.state === state)
  );
}

/**
 * What an environment really is, not what was asked for or is recorded.
 */
export function EnvironmentStateChip(props: { environment: Environment }) {
  const { environment } = props;
  const { state, observed } = environment;
  const { t } = useKindlerTranslation();
  const isSeen = useIsSeen(environment);
  if (isSight(state) && !isSeen) {
    const isKnown = observed?.observedAt && observed.state !== 'unknown';
    return (
      <StatusChip tone="neutral">
        {isKnown
          ? `${t('stale.was')} ${observedText(observed.state, t)}`
          : t('environment.unseen')}
      </StatusChip>
    );
  }
  return (
    <StatusChip {...(LOOKS[state] ?? LOOKS.unknown)}>
      {t(`environment.state.${LOOKS[state] ? state : 'unknown'}`)}
    </StatusChip>
  );
}
