import { Text } from '@backstage/ui';
import type { Trace, TraceHop } from '@kindler/backstage-plugin-kindler-common';
import { RiArrowRightLine } from '@remixicon/react';
import { Fragment } from 'react';
import { formatMilliseconds } from '../../format';
import { useKindlerTranslation, useWording } from '../../translation';
import { VerdictChip } from '../status';
import { useHopLabel } from './useHopLabel';
import styles from './TraceLine.module.css';

/** A fault that an earlier hop has, too, is not said again. */
function isSaidBefore({ hops }: Trace, { kind, fault }: TraceHop): boolean {
  const first = hops.find(hop => fault && hop.fault?.hint === fault.hint);
  return first !== undefined && first.kind !== kind;
}

interface HopProps {
  hop: TraceHop;
  isSaid: boolean;
  isExplained?: boolean;
}

function Hop(props: HopProps) {
  const { hop, isSaid, isExplained } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const labelOf = useHopLabel();
  const isBroken = hop.verdict === 'critical' || hop.fault !== undefined;
  return (
    <li className={`${styles.hop} ${isBroken ? styles.broken : ''}`}>
      <Text as="span" variant="body-small" color="secondary">
        {labelOf(hop.kind)}
        {hop.latencyMs !== undefined &&
          ` · ${formatMilliseconds(hop.latencyMs, t)}`}
      </Text>
      <span className={styles.title}>{hop.name}</span>
      {hop.address && (
        <Text as="span" variant="body-small" color="secondary">
          {hop.address}
        </Text>
      )}
      <span>
        <VerdictChip verdict={hop.verdict} />
      </span>
      {!isSaid && (
        <Text as="span" variant="body-small">
          {say(hop.message)}
        </Text>
      )}
      {hop.next && !isSaid && !isExplained && (
        <Text as="span" variant="body-small" weight="bold">
          {say(hop.next)}
        </Text>
      )}
    </li>
  );
}

export interface TraceLineProps {
  trace: Trace;
  /** What to do about what is wrong stands beside it. */
  isExplained?: boolean;
}

/**
 * A trace as a line of hops, each with its verdict and what was verified.
 */
export function TraceLine(props: TraceLineProps) {
  const { trace, isExplained } = props;
  const { t } = useKindlerTranslation();
  return (
    <div className={styles.container}>
      <ol
        className={styles.line}
        aria-label={t('trace.label', { route: trace.route })}
      >
        {trace.hops.map((hop, index) => (
          <Fragment key={hop.kind}>
            {index > 0 && (
              <li className={styles.arrow} aria-hidden="true">
                <RiArrowRightLine size={18} />
              </li>
            )}
            <Hop
              hop={hop}
              isSaid={isSaidBefore(trace, hop)}
              isExplained={isExplained}
            />
          </Fragment>
        ))}
      </ol>
    </div>
  );
}
