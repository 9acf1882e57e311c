import { IncidentSection } from '../components/incident';
import { KindlerContainer } from './KindlerContainer';

/**
 * Incidents of all database clusters, the newest first.
 */
export function IncidentsPage() {
  return (
    <KindlerContainer>
      <IncidentSection />
    </KindlerContainer>
  );
}
