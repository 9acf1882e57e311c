import { identityApiRef } from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { act, screen, waitFor } from '@testing-library/react';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { environmentList } from '../../__fixtures__/lists';
import { KindlerLinksContext, linksBelow } from '../../links';
import { NewEnvironmentButton } from './NewEnvironmentButton';

const TEMPLATE = '/create/templates/default/kindler-environment';
const TEMPLATE_ENTITY: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'kindler-environment' },
};

async function render(
  ownershipEntityRefs: string[],
  { entities = [TEMPLATE_ENTITY], providers = ['database' as const] } = {},
) {
  const identity = {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs,
    }),
  };
  const listEnvironments = jest.fn(async () =>
    environmentList([], { providers }),
  );
  await renderWithKindler(
    <TestApiProvider
      apis={[
        [identityApiRef, identity as never],
        [catalogApiRef, catalogApiMock({ entities })],
      ]}
    >
      <KindlerLinksContext.Provider value={linksBelow('/kindler', TEMPLATE)}>
        <NewEnvironmentButton />
      </KindlerLinksContext.Provider>
    </TestApiProvider>,
    { api: { listEnvironments } },
  );
  return listEnvironments;
}

const findButton = () => screen.findByRole('link', { name: 'New environment' });

describe('NewEnvironmentButton', () => {
  it("fills in the reader's group as the owner", async () => {
    await render(['user:default/ada', 'group:default/platform']);
    const link = await findButton();
    await waitFor(() =>
      expect(link.getAttribute('href')).toContain('formData='),
    );
    const { searchParams } = new URL(link.getAttribute('href')!, 'http://x');
    expect(JSON.parse(searchParams.get('formData')!)).toEqual({
      owner: 'group:default/platform',
    });
  });

  it('leaves the owner open where the reader has no group', async () => {
    await render(['user:default/ada']);
    const link = await findButton();
    expect(link).toHaveAttribute('href', TEMPLATE);
  });

  it.each([
    ['template', { entities: [] }],
    ['provider', { providers: [] }],
  ])('is not offered without a %s', async (_, options) => {
    const listEnvironments = await render(['user:default/ada'], options);
    await waitFor(() => expect(listEnvironments).toHaveBeenCalled());
    await act(async () => {});
    expect(screen.queryByRole('link')).toBeNull();
  });
});
