import { useKindlerTranslation } from '../../translation';
import { layOutSamples } from './layOutSamples';
import styles from './SessionSparkline.module.css';
import { useSamples } from './useSamples';

export interface SessionSparklineProps {
  server: string;
  sessions: number | undefined;
  /** When the sessions were seen. */
  observedAt: string | undefined;
}

/**
 * Shows a server's sessions since this page was opened. It shows nothing before there are two values, or if all are 0,
 * because the number beside it says so.
 */
export function SessionSparkline(props: SessionSparklineProps) {
  const { server, sessions, observedAt } = props;
  const { t } = useKindlerTranslation();
  const samples = useSamples(observedAt, sessions);
  const lines = layOutSamples(samples);
  const known = samples.flatMap(({ value }) => value ?? []);
  if (lines.length === 0 || Math.max(...known) === 0) {
    return null;
  }
  const label = t('server.sparkline', {
    server,
    since: new Date(samples[0].at).toLocaleTimeString(),
    least: String(Math.min(...known)),
    most: String(Math.max(...known)),
  });
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles.sparkline}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
    >
      <title>{label}</title>
      {lines.map(points => (
        <polyline
          key={points}
          points={points}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
