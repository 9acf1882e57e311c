import type { OperationStatus } from '@kindler/backstage-plugin-kindler-common';
import {
  RiArrowGoBackLine,
  RiHourglassLine,
  RiLoader4Line,
  RiProhibitedLine,
  RiTimeLine,
} from '@remixicon/react';
import type { ReactElement } from 'react';
import { useKindlerTranslation } from '../../translation';
import { StatusChip, type Tone } from '../status';
import { hasEnded } from './useOperation';

const LOOKS: Record<OperationStatus, { tone: Tone; icon?: ReactElement }> = {
  pending: {
    tone: 'neutral',
    icon: <RiTimeLine size={14} aria-hidden="true" />,
  },
  running: {
    tone: 'info',
    icon: <RiLoader4Line size={14} aria-hidden="true" />,
  },
  waiting: {
    tone: 'info',
    icon: <RiHourglassLine size={14} aria-hidden="true" />,
  },
  undoing: {
    tone: 'warning',
    icon: <RiArrowGoBackLine size={14} aria-hidden="true" />,
  },
  succeeded: { tone: 'positive' },
  failed: { tone: 'negative' },
  cancelled: {
    tone: 'neutral',
    icon: <RiProhibitedLine size={14} aria-hidden="true" />,
  },
};

/**
 * Status of an operation.
 */
export function OperationStatusChip(props: { status: OperationStatus }) {
  const { status } = props;
  const { t } = useKindlerTranslation();
  return (
    <StatusChip {...LOOKS[status]} isLasting={hasEnded(status)}>
      {t(`operation.status.${status}`)}
    </StatusChip>
  );
}
