import { PluginHeader } from '@backstage/ui';
import { RiDatabase2Line } from '@remixicon/react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { NewEnvironmentButton } from '../components/environment';
import { useKindlerLinks } from '../links';
import {
  BackupsPage,
  DatabasesPage,
  DriftPage,
  EnvironmentsPage,
  FindingsPage,
  GatewaysPage,
  IncidentsPage,
  OperationsPage,
  OverviewPage,
  RoutesPage,
} from '../pages';
import { useKindlerTranslation } from '../translation';
import { LegacyLinks } from './LegacyLinks';

const PAGES = [
  { id: 'overview', Page: OverviewPage },
  { id: 'environments', Page: EnvironmentsPage },
  { id: 'drift', Page: DriftPage },
  { id: 'backups', Page: BackupsPage },
  { id: 'databases', Page: DatabasesPage },
  { id: 'routes', Page: RoutesPage },
  { id: 'gateways', Page: GatewaysPage },
  { id: 'findings', Page: FindingsPage },
  { id: 'incidents', Page: IncidentsPage },
  { id: 'operations', Page: OperationsPage },
] as const;

function PageWithTabs() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return (
    <>
      <PluginHeader
        title={t('page.title')}
        icon={<RiDatabase2Line />}
        titleLink={links.overview}
        customActions={<NewEnvironmentButton />}
        tabs={PAGES.map(({ id }) => ({
          id,
          label: t(`page.${id}`),
          href: `${links.overview}/${id}`,
          matchStrategy: 'prefix',
        }))}
      />
      <Routes>
        <Route index element={<Navigate to="overview" replace />} />
        {PAGES.map(({ id, Page }) => (
          <Route key={id} path={`${id}/*`} element={<Page />} />
        ))}
      </Routes>
    </>
  );
}

/** The page with its tabs, for apps whose router does not create them. */
export function LegacyKindlerPage() {
  return (
    <LegacyLinks>
      <PageWithTabs />
    </LegacyLinks>
  );
}
