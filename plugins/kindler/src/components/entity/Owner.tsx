import { EntityRefLink } from '@backstage/plugin-catalog-react';

/**
 * Owner as a link into the catalog.
 */
export function Owner(props: { entityRef: string | undefined }) {
  const { entityRef } = props;
  return entityRef ? <EntityRefLink entityRef={entityRef} /> : <>–</>;
}
