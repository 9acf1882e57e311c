import { Text } from '@backstage/ui';
import type { Trace, TraceHop } from '@kindler/backstage-plugin-kindler-common';
import { RiArrowRightLine } from '@remixicon/react';
import { Fragment } from 'react';
import { formatMilliseconds } from '../../format';
import { useKindlerTranslation, useWording } from '../../translation';
import { VerdictChip } from '../status';
import styles from './TraceLine.module.css';

function Hop(props: { hop: TraceHop }) {
  const { hop } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const isBroken = hop.verdict === 'critical' || hop.fault !== undefined;
  return (
    <li className={`${styles.hop} ${isBroken ? styles.broken : ''}`}>
      <Text as="span" variant="body-small" color="secondary">
        {t(`hop.${hop.kind}`)}
        {hop.tookMs !== undefined && ` · ${formatMilliseconds(hop.tookMs, t)}`}
      </Text>
      <span className={styles.title}>{hop.title}</span>
      <span>
        <VerdictChip verdict={hop.verdict} />
      </span>
      <Text as="span" variant="body-small">
        {say(hop.message)}
      </Text>
      {hop.fault && (
        <Text as="span" variant="body-small" weight="bold">
          {hop.fault.hint}
        </Text>
      )}
    </li>
  );
}

/**
 * A trace as a line of hops, each with its verdict and what was verified.
 */
export function TraceLine(props: { trace: Trace }) {
  const { trace } = props;
  const { t } = useKindlerTranslation();
  return (
    <div className={styles.container}>
      <ol
        className={styles.line}
        aria-label={t('trace.label', { route: trace.route })}
      >
        {trace.hops.map((hop, index) => (
          <Fragment key={`${hop.kind} ${hop.title}`}>
            {index > 0 && (
              <li className={styles.arrow} aria-hidden="true">
                <RiArrowRightLine size={18} />
              </li>
            )}
            <Hop hop={hop} />
          </Fragment>
        ))}
      </ol>
    </div>
  );
}
