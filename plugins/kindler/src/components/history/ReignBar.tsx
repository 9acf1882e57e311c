import { useKindlerTranslation } from '../../translation';
import styles from './HistoryLanes.module.css';
import type { Reign } from './layOutHistory';
import { BAR_HEIGHT, LANE_HEIGHT, percent } from './measures';

/** Narrower reigns have no room for their timeline. */
const LEAST_LABELLED = 0.05;

/** Shows the time for which a member led, with its timeline. */
export function ReignBar(props: { reign: Reign; lane: number }) {
  const { reign, lane } = props;
  const { timeline, from, to, isUnconfirmed } = reign;
  const { t } = useKindlerTranslation();
  const y = lane * LANE_HEIGHT + (LANE_HEIGHT - BAR_HEIGHT) / 2;
  return (
    <g>
      <rect
        className={isUnconfirmed ? styles.unconfirmed : styles.reign}
        x={percent(from)}
        y={y}
        width={percent(to - from)}
        height={BAR_HEIGHT}
        rx={3}
      />
      {to - from >= LEAST_LABELLED && (
        <text
          className={isUnconfirmed ? styles.unconfirmedLabel : styles.label}
          x={percent(from)}
          dx={6}
          y={y + BAR_HEIGHT - 4}
        >
          {t('history.timelineShort', { timeline: String(timeline) })}
        </text>
      )}
    </g>
  );
}
