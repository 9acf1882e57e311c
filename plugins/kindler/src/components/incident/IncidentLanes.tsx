import type {
  Incident,
  IncidentLane,
} from '@kindler/backstage-plugin-kindler-common';
import { formatClock } from '../../format';
import { useServerNow } from '../../resource';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import styles from './IncidentLanes.module.css';
import { layOutIncident, type IncidentBar } from './layOutIncident';
import { spanText } from './spanText';

function percent(part: number): string {
  return `${(part * 100).toFixed(3)}%`;
}

function Bar(props: { lane: IncidentLane; bar: IncidentBar }) {
  const { lane, bar } = props;
  const { from, to, span } = bar;
  const { t } = useKindlerTranslation();
  const text = spanText(lane, span, t);
  const times = [span.from, span.to].flatMap(at => (at ? formatClock(at) : []));
  return (
    <div
      className={`${styles.bar} ${styles[span.tone]}`}
      style={{ insetInlineStart: percent(from), width: percent(to - from) }}
      title={`${times.join(' – ')} ${text}`}
    >
      {text}
    </div>
  );
}

/** Several routes have a lane each. */
function laneName(
  lane: IncidentLane,
  lanes: IncidentLane[],
  t: KindlerTranslate,
): string {
  const same = lanes.filter(({ kind }) => kind === lane.kind);
  const name = t(`incident.lane.${lane.kind}`);
  return lane.route && same.length > 1 ? `${name}, ${lane.route}` : name;
}

/**
 * What each witness said, one lane for each, on one axis of time with the phases. A picture only: the table of phases
 * says the same.
 */
export function IncidentLanes(props: { incident: Incident }) {
  const { incident } = props;
  const { t } = useKindlerTranslation();
  const now = useServerNow();
  const layout = layOutIncident(incident, now ?? Date.now());
  const { lanes, marks, ticks, isCompressed } = layout;
  return (
    <div className={styles.frame}>
      <div
        role="img"
        className={styles.lanes}
        aria-label={t('incident.picture')}
      >
        {lanes.map(({ lane, bars }) => (
          <div key={`${lane.kind} ${lane.route ?? ''}`} className={styles.lane}>
            <span className={styles.name}>
              {laneName(lane, incident.lanes, t)}
            </span>
            <span className={styles.track}>
              {bars.map(bar => (
                <Bar key={bar.span.from} lane={lane} bar={bar} />
              ))}
            </span>
          </div>
        ))}
        <div className={styles.lane}>
          <span className={styles.name}>{t('incident.phases')}</span>
          <span className={styles.axis}>
            {marks.map(({ position, number }) => (
              <span
                key={number}
                className={styles.mark}
                style={{ insetInlineStart: percent(position) }}
              >
                {number}
              </span>
            ))}
          </span>
        </div>
        <div className={styles.lane}>
          <span className={styles.name} />
          <span className={styles.axis}>
            {ticks.map(({ position, at, isOnlyWide }) => (
              <span
                key={at}
                className={`${styles.tick} ${
                  isOnlyWide ? styles.onlyWide : ''
                }`}
                style={{
                  insetInlineStart: percent(position),
                  // Within the picture also at its ends.
                  transform: `translateX(-${percent(position)})`,
                }}
              >
                {formatClock(at)}
              </span>
            ))}
          </span>
        </div>
      </div>
      {isCompressed && (
        <p className={styles.note}>{t('incident.compressed')}</p>
      )}
    </div>
  );
}
