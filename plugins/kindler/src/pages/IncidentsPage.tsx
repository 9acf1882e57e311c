import { databaseReadPermission } from '@kindler/backstage-plugin-kindler-common';
import { IncidentSection } from '../components/incident';
import { PermissionGate } from '../components/state';
import { KindlerContainer } from './KindlerContainer';

/**
 * Incidents of all database clusters, the newest first.
 */
export function IncidentsPage() {
  return (
    <KindlerContainer>
      <PermissionGate permission={databaseReadPermission}>
        <IncidentSection />
      </PermissionGate>
    </KindlerContainer>
  );
}
