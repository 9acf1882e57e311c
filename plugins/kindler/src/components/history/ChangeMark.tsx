import styles from './HistoryLanes.module.css';
import type { HistoryChange } from './layOutHistory';
import { LANE_HEIGHT, percent } from './measures';

export interface ChangeMarkProps {
  change: HistoryChange;
  /** Height of all lanes. */
  height: number;
  /** Lane of the new leader; negative if it has none. */
  lane: number;
}

/** A line through all lanes where something changed. If writes were out, it is red and shows for how long. */
export function ChangeMark(props: ChangeMarkProps) {
  const { change, height, lane } = props;
  const { position, outage } = change;
  const x = percent(position);
  const y = (lane + 0.5) * LANE_HEIGHT;
  return (
    <g className={outage === undefined ? styles.change : styles.outage}>
      <line className={styles.mark} x1={x} x2={x} y1={0} y2={height} />
      {outage !== undefined && lane >= 0 && (
        <>
          <line
            className={styles.gap}
            x1={percent(Math.max(0, position - outage))}
            x2={x}
            y1={y}
            y2={y}
          />
          <circle className={styles.point} cx={x} cy={y} r={4} />
        </>
      )}
    </g>
  );
}
