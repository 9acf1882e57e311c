import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  ANNOTATION_DATABASE,
  ANNOTATION_ENVIRONMENT,
  ANNOTATION_GATEWAY,
  ANNOTATION_ROUTE,
} from '@kindler/backstage-plugin-kindler-common';
import { screen } from '@testing-library/react';
import { renderWithKindler } from './__testUtils__/renderWithKindler';
import {
  hasDatabase,
  hasEnvironment,
  hasGateway,
  hasRoute,
} from './extensions/annotationFilters';
import { databaseContent, patroniCard } from './extensions/entity';
import plugin from './index';

describe('plugin', () => {
  it('has pages, cards, tab, widget and API', () => {
    expect(plugin.pluginId).toBe('kindler');
    for (const id of [
      'api:kindler',
      'page:kindler',
      'sub-page:kindler/overview',
      'sub-page:kindler/environments',
      'sub-page:kindler/drift',
      'sub-page:kindler/backups',
      'sub-page:kindler/databases',
      'sub-page:kindler/routes',
      'sub-page:kindler/gateways',
      'sub-page:kindler/findings',
      'sub-page:kindler/incidents',
      'sub-page:kindler/operations',
      'entity-card:kindler/patroni',
      'entity-card:kindler/haproxy',
      'entity-card:kindler/route',
      'entity-card:kindler/environment',
      'entity-card:kindler/availability',
      'entity-content:kindler/database',
      'home-page-widget:kindler/database-health',
    ]) {
      expect(plugin.getExtension(id as 'page:kindler')).toBeDefined();
    }
  });

  it('filters by the annotations that the other packages set', () => {
    const key = (annotation: string) => [`metadata.annotations.${annotation}`];
    expect(Object.keys(hasDatabase)).toEqual(key(ANNOTATION_DATABASE));
    expect(Object.keys(hasGateway)).toEqual(key(ANNOTATION_GATEWAY));
    expect(Object.keys(hasRoute)).toEqual(key(ANNOTATION_ROUTE));
    expect(Object.keys(hasEnvironment)).toEqual(key(ANNOTATION_ENVIRONMENT));
  });

  it('loads a card and the tab', async () => {
    await renderWithKindler(
      <>
        {createExtensionTester(patroniCard).reactElement()}
        {createExtensionTester(databaseContent).reactElement()}
      </>,
      { annotations: { 'kindler.dev/database': 'orders' } },
    );
    expect(await screen.findByText('Patroni')).toBeInTheDocument();
    expect(
      await screen.findByText('Who takes the writes?'),
    ).toBeInTheDocument();
  });
});
