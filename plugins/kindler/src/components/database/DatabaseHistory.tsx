import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { AvailabilityByRouteSection } from '../availability';
import { EventSection } from '../event';
import { HistorySection } from '../history';
import { IncidentSection } from '../incident';
import styles from './DatabaseView.module.css';

/** Shows the history of a database cluster. */
export function DatabaseHistory(props: { database: Database }) {
  const { database } = props;
  return (
    <div className={styles.page}>
      <IncidentSection database={database.name} />
      <AvailabilityByRouteSection database={database.name} />
      <HistorySection database={database} />
      <EventSection database={database.name} />
    </div>
  );
}
