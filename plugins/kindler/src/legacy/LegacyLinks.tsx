import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo, type PropsWithChildren } from 'react';
import {
  ENVIRONMENT_TEMPLATE,
  KindlerLinksContext,
  linksBelow,
} from '../links';
import { legacyCreateEnvironmentRouteRef, legacyRootRouteRef } from './routes';

/**
 * Gives links by the former frontend system's router.
 */
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
