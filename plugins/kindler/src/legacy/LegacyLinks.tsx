import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo, type PropsWithChildren } from 'react';
import {
  ENVIRONMENT_TEMPLATE,
  KindlerLinksContext,
  linksBelow,
} from '../links';
import { legacyCreateEnvironmentRouteRef, legacyRootRouteRef } from './routes';

/** Provides links with the router of the former frontend system. */
export function LegacyLinks(props: PropsWithChildren<{}>) {
  const root = useRouteRef(legacyRootRouteRef);
  const create = useRouteRef(legacyCreateEnvironmentRouteRef);
  const base = root().replace(/\/$/, '');
  const template = create?.(ENVIRONMENT_TEMPLATE);
  const links = useMemo(() => linksBelow(base, template), [base, template]);
  return (
    <KindlerLinksContext.Provider value={links}>
      {props.children}
    </KindlerLinksContext.Provider>
  );
}
