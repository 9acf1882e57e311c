import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { EventSection } from '../event';
import { HistorySection } from '../history';
import styles from './DatabaseView.module.css';

/**
 * What happened to a database cluster.
 */
export function DatabaseHistory(props: { database: Database }) {
  const { database } = props;
  return (
    <div className={styles.page}>
      <HistorySection database={database} />
      <EventSection database={database.name} />
    </div>
  );
}
