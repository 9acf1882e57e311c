import { IncidentSection } from '../components/incident';
import { KindlerContainer } from './KindlerContainer';

/** Lists incidents of all database clusters, newest first. */
export function IncidentsPage() {
  return (
    <KindlerContainer>
      <IncidentSection />
    </KindlerContainer>
  );
}
