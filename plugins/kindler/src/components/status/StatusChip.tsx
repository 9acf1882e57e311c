import {
  RiAlertLine,
  RiCheckLine,
  RiCloseLine,
  RiHistoryLine,
  RiInformationLine,
  RiQuestionLine,
} from '@remixicon/react';
import { useContext, type PropsWithChildren, type ReactElement } from 'react';
import { StaleContext } from '../../resource';
import { useKindlerTranslation } from '../../translation';
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
  /** Replaces the tone's own icon. */
  icon?: ReactElement;
  /** Whether it stays true however old it is, e.g. that something succeeded. */
  isLasting?: boolean;
  /** One of many on a line: if it is good, only its icon is colored. */
  isQuiet?: boolean;
}

/** A state in words with an icon. The color only repeats them. A good state that is stale is no longer shown as good. */
export function StatusChip(props: PropsWithChildren<StatusChipProps>) {
  const { tone, icon, isLasting, isQuiet, children } = props;
  const { t } = useKindlerTranslation();
  const isStale = useContext(StaleContext);
  if (isStale && tone === 'positive' && !isLasting) {
    return (
      <span className={`${styles.chip} ${styles.neutral}`}>
        <RiHistoryLine size={14} aria-hidden="true" />
        <span>
          {t('stale.was')} {children}
        </span>
      </span>
    );
  }
  const Icon = ICONS[tone];
  const look = isQuiet && tone === 'positive' ? styles.quiet : styles[tone];
  return (
    <span className={`${styles.chip} ${look}`}>
      {icon ?? <Icon size={14} aria-hidden="true" />}
      <span>{children}</span>
    </span>
  );
}
