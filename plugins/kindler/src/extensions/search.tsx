import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiBox3Line, RiDatabase2Line, RiRouteLine } from '@remixicon/react';

const KINDS = [
  { kind: 'database', name: 'Database clusters', icon: <RiDatabase2Line /> },
  { kind: 'route', name: 'Database routes', icon: <RiRouteLine /> },
  { kind: 'environment', name: 'Environments', icon: <RiBox3Line /> },
];

/** Renders documents of the search module among the results. */
export const searchResultItems = KINDS.map(({ kind, icon }) =>
  SearchResultListItemBlueprint.make({
    name: kind,
    params: {
      icon,
      predicate: ({ type }) => type === `kindler-${kind}`,
      component: async () => {
        const { DefaultResultListItem } = await import(
          '@backstage/plugin-search-react'
        );
        return props => <DefaultResultListItem {...props} icon={icon} />;
      },
    },
  }),
);

export const searchResultTypes = KINDS.map(({ kind, name, icon }) =>
  SearchFilterResultTypeBlueprint.make({
    name: kind,
    params: { value: `kindler-${kind}`, name, icon },
  }),
);
