import { formatDuration } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { ChangeLabels } from './ChangeLabels';
import { ChangeMark } from './ChangeMark';
import styles from './HistoryLanes.module.css';
import type { HistoryLayout } from './layOutHistory';
import { LANE_HEIGHT } from './measures';
import { ReignBar } from './ReignBar';

/**
 * Shows who was leader when: one lane per member, thick while it led, with its timeline. Changes are marked, in red if
 * HAProxy had no server for writes around them. It is a picture only; the table beside it says the same.
 */
export function HistoryLanes(props: { layout: HistoryLayout }) {
  const { layout } = props;
  const { lanes, changes, span } = layout;
  const { t } = useKindlerTranslation();
  const height = lanes.length * LANE_HEIGHT;
  return (
    <div className={styles.frame}>
      <div
        role="img"
        className={styles.lanes}
        aria-label={t('history.picture', {
          changes: String(changes.length),
          duration: formatDuration(span, t),
        })}
      >
        <div>
          {lanes.map(({ member }) => (
            <div
              key={member}
              className={styles.member}
              style={{ height: LANE_HEIGHT }}
            >
              {member}
            </div>
          ))}
        </div>
        <div>
          <svg width="100%" height={height} className={styles.picture}>
            {lanes.map(({ member }, lane) => (
              <line
                key={member}
                className={styles.lane}
                x1="0"
                x2="100%"
                y1={(lane + 0.5) * LANE_HEIGHT}
                y2={(lane + 0.5) * LANE_HEIGHT}
              />
            ))}
            {lanes.map(({ member, reigns }, lane) =>
              reigns.map(reign => (
                <ReignBar
                  key={`${member} ${reign.timeline} ${reign.from}`}
                  reign={reign}
                  lane={lane}
                />
              )),
            )}
            {changes.map(change => (
              <ChangeMark
                key={`${change.timeline} ${change.at}`}
                change={change}
                height={height}
                lane={lanes.findIndex(({ member }) => member === change.leader)}
              />
            ))}
          </svg>
          <ChangeLabels layout={layout} />
        </div>
      </div>
    </div>
  );
}
