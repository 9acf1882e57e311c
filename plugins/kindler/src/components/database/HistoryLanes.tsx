import { formatDuration, formatMilliseconds } from '../../format';
import { useKindlerTranslation } from '../../translation';
import styles from './HistoryLanes.module.css';
import {
  labelledChanges,
  type HistoryLayout,
  type LeaderChange,
  type Reign,
} from './layOutHistory';

const LANE_HEIGHT = 28;
const BAR_HEIGHT = 16;
const DAY = 86_400_000;

/** Narrower reigns have no room for their timeline. */
const LEAST_LABELLED = 0.05;

const percent = (part: number) => `${(part * 100).toFixed(3)}%`;

function ReignBar(props: { reign: Reign; lane: number }) {
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

/** Where it is written: within the picture also at its ends. */
function anchorOf(position: number) {
  if (position < 0.05) {
    return 'start';
  }
  return position > 0.95 ? 'end' : 'middle';
}

interface ChangeMarkProps {
  change: LeaderChange;
  height: number;
  lane: number;
  time: string | undefined;
}

function ChangeMark(props: ChangeMarkProps) {
  const { change, height, lane, time } = props;
  const { position, outage, outageMs } = change;
  const { t } = useKindlerTranslation();
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
      {time !== undefined && (
        <text
          x={x}
          y={height + 16}
          textAnchor={anchorOf(position)}
          className={styles.time}
        >
          {outageMs === undefined
            ? time
            : `${time} · ${formatMilliseconds(outageMs, t)}`}
        </text>
      )}
    </g>
  );
}

/**
 * Who was leader when: one lane per member, thick where it led, with its timeline; changes are marked, and in red
 * those around which HAProxy had no server for writes. A picture only: the table beside it says the same.
 */
export function HistoryLanes(props: { layout: HistoryLayout }) {
  const { lanes, changes, span } = props.layout;
  const { t } = useKindlerTranslation();
  const height = lanes.length * LANE_HEIGHT;
  const labelled = new Set(labelledChanges(changes));
  const timeOf = (at: string) =>
    span > DAY
      ? new Date(at).toLocaleDateString([], { month: 'short', day: 'numeric' })
      : new Date(at).toLocaleTimeString([], {
          hour: '2-digit',
          minute: '2-digit',
        });
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
        <svg width="100%" height={height + 22}>
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
                key={`${member} ${reign.timeline}`}
                reign={reign}
                lane={lane}
              />
            )),
          )}
          {changes.map(change => (
            <ChangeMark
              key={change.timeline}
              change={change}
              height={height}
              lane={lanes.findIndex(({ member }) => member === change.leader)}
              time={labelled.has(change) ? timeOf(change.at) : undefined}
            />
          ))}
        </svg>
      </div>
    </div>
  );
}
