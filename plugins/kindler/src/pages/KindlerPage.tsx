import {
  BreadcrumbEntry,
  PageLayout,
  pluginHeaderActionsApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { RiDatabase2Line } from '@remixicon/react';
import type { ReactElement } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import styles from './KindlerPage.module.css';

/** A page below ours, from its extension. */
export interface SubPage {
  path: string;
  title: string | undefined;
  element: ReactElement;
}

/** Our own pages, by the titles that their extensions have by default. */
const OWN = {
  Overview: 'page.overview',
  Environments: 'page.environments',
  Drift: 'page.drift',
  Backups: 'page.backups',
  Databases: 'page.databases',
  Routes: 'page.routes',
  Gateways: 'page.gateways',
  Findings: 'page.findings',
  Incidents: 'page.incidents',
  Operations: 'page.operations',
} as const;

function labelOf({ path, title }: SubPage, t: KindlerTranslate): string {
  const key =
    title && title in OWN ? OWN[title as keyof typeof OWN] : undefined;
  return key ? t(key) : title ?? path;
}

/** The plugin's page with its tabs in the reader's language, because the titles of extensions have only one language. */
export function KindlerPage(props: { pages: SubPage[] }) {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const actions = useApiHolder().get(pluginHeaderActionsApiRef);
  const pages = props.pages.map(page => ({ ...page, label: labelOf(page, t) }));
  return (
    <div className={styles.page}>
      <PageLayout
        title={t('page.title')}
        icon={<RiDatabase2Line />}
        titleLink={links.overview}
        headerActions={actions?.getPluginHeaderActions('kindler')}
        tabs={pages.map(({ path, label }) => ({
          id: path,
          label,
          href: path,
        }))}
      >
        <Routes>
          {pages.length > 0 && (
            <Route index element={<Navigate to={pages[0].path} replace />} />
          )}
          {pages.map(({ path, label, element }) => (
            <Route
              key={path}
              path={`${path}/*`}
              element={
                <BreadcrumbEntry entry={{ label, href: path }}>
                  {element}
                </BreadcrumbEntry>
              }
            />
          ))}
        </Routes>
      </PageLayout>
    </div>
  );
}
