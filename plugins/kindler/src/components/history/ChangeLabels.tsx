import { formatMilliseconds } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { ChangeIcon } from './ChangeIcon';
import styles from './HistoryLanes.module.css';
import { labelledChanges, type HistoryLayout } from './layOutHistory';
import { percent } from './measures';

const DAY = 86_400_000;

/** Minimum distance of two labels, as a fraction of the width of a wide and of a narrow picture. */
const WIDE = 0.14;
const NARROW = 0.48;

function timeText(at: string, span: number): string {
  const date = new Date(at);
  return span > DAY
    ? date.toLocaleDateString([], { month: 'short', day: 'numeric' })
    : date.toLocaleTimeString([], {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
}

/** Labels the changes with their times below the lanes, as far as there is room. */
export function ChangeLabels(props: { layout: HistoryLayout }) {
  const { changes, span } = props.layout;
  const { t } = useKindlerTranslation();
  const narrow = new Set(labelledChanges(changes, NARROW));
  return (
    <div className={styles.labels}>
      {labelledChanges(changes, WIDE).map(change => (
        <span
          key={`${change.timeline} ${change.at}`}
          className={[
            styles.changeLabel,
            change.outageMs === undefined ? styles.change : styles.outage,
            narrow.has(change) ? '' : styles.onlyWide,
          ].join(' ')}
          style={{
            // Keeps the label within the picture at its ends, too.
            insetInlineStart: `clamp(0px, calc(${percent(
              change.position,
            )} - 4rem), calc(100% - 8rem))`,
          }}
        >
          <ChangeIcon kind={change.kind} />
          {timeText(change.at, span)}
          {change.outageMs !== undefined &&
            ` · ${formatMilliseconds(change.outageMs, t)}`}
        </span>
      ))}
    </div>
  );
}
