import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { databaseReadPermission } from '@kindler/backstage-plugin-kindler-common';
import { useParams } from 'react-router-dom';
import { IncidentView } from '../components/incident';
import { PermissionGate } from '../components/state';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation } from '../translation';
import { KindlerContainer } from './KindlerContainer';

/** The page of one incident, below that of its database cluster. */
export function IncidentPage() {
  const { name = '', id = '' } = useParams();
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return (
    <BreadcrumbEntry entry={{ label: name, href: links.database(name) }}>
      <BreadcrumbEntry
        entry={{
          label: t('incident.number', { id }),
          href: links.incident(name, id),
        }}
      >
        <KindlerContainer>
          <PermissionGate permission={databaseReadPermission} name={name}>
            <IncidentView database={name} id={id} />
          </PermissionGate>
        </KindlerContainer>
      </BreadcrumbEntry>
    </BreadcrumbEntry>
  );
}
