import { Text, VisuallyHidden } from '@backstage/ui';
import type { Trace } from '@kindler/backstage-plugin-kindler-common';
import { RiArrowRightLine } from '@remixicon/react';
import { Fragment } from 'react';
import { useKindlerTranslation, useWording } from '../../translation';
import { StatusChip, VERDICT_TONES } from '../status';
import { useHopLabel } from './useHopLabel';
import styles from './TraceChips.module.css';

export interface TraceChipsProps {
  trace: Trace;
  /** What is wrong is said beside it. */
  isQuiet?: boolean;
}

/**
 * A trace in one line: its hops with their verdicts, and in words only what is wrong.
 */
export function TraceChips(props: TraceChipsProps) {
  const { trace, isQuiet } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const labelOf = useHopLabel();
  // What follows a hop that is broken is broken by it.
  const faulty = trace.hops
    .filter(
      ({ verdict, fault }) =>
        fault || ['critical', 'degraded'].includes(verdict),
    )
    .slice(0, isQuiet ? 0 : 1);
  return (
    <div>
      <ol
        className={styles.line}
        aria-label={t('trace.label', { route: trace.route })}
      >
        {trace.hops.map(({ kind, name, verdict, message }, index) => (
          <Fragment key={kind}>
            {index > 0 && (
              <li className={styles.arrow} aria-hidden="true">
                <RiArrowRightLine size={14} />
              </li>
            )}
            <li title={`${labelOf(kind)}: ${say(message)}`}>
              <StatusChip tone={VERDICT_TONES[verdict]} isQuiet>
                {name}{' '}
                <VisuallyHidden>{t(`verdict.${verdict}`)}</VisuallyHidden>
              </StatusChip>
            </li>
          </Fragment>
        ))}
      </ol>
      {faulty.map(({ kind, name, message, next }) => (
        <Text key={kind} as="p" variant="body-small" className={styles.fault}>
          {name}: {say(message)} {next && <strong>{say(next)}</strong>}
        </Text>
      ))}
    </div>
  );
}
