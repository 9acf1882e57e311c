import {
  RiAlertLine,
  RiCheckLine,
  RiCloseLine,
  RiInformationLine,
  RiQuestionLine,
} from '@remixicon/react';
import type { PropsWithChildren, ReactElement } from 'react';
import styles from './StatusChip.module.css';

export type Tone = 'positive' | 'warning' | 'negative' | 'info' | 'neutral';

const ICONS = {
  positive: RiCheckLine,
  warning: RiAlertLine,
  negative: RiCloseLine,
  info: RiInformationLine,
  neutral: RiQuestionLine,
};

export interface StatusChipProps {
  tone: Tone;
  /** In place of the tone's own icon. */
  icon?: ReactElement;
}

/**
 * A state in words with an icon; its colour only repeats what they say.
 */
export function StatusChip(props: PropsWithChildren<StatusChipProps>) {
  const { tone, icon, children } = props;
  const Icon = ICONS[tone];
  return (
    <span className={`${styles.chip} ${styles[tone]}`}>
      {icon ?? <Icon size={14} aria-hidden="true" />}
      <span>{children}</span>
    </span>
  );
}
