import { identityApiRef } from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { KindlerLinksContext, linksBelow } from '../../links';
import { NewEnvironmentButton } from './NewEnvironmentButton';

const TEMPLATE = '/create/templates/default/kindler-environment';

async function render(ownershipEntityRefs: string[]) {
  const identity = {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs,
    }),
  };
  await renderWithKindler(
    <TestApiProvider apis={[[identityApiRef, identity as never]]}>
      <KindlerLinksContext.Provider value={linksBelow('/kindler', TEMPLATE)}>
        <NewEnvironmentButton />
      </KindlerLinksContext.Provider>
    </TestApiProvider>,
  );
  return screen.findByRole('link', { name: 'New environment' });
}

describe('NewEnvironmentButton', () => {
  it("fills in the reader's group as the owner", async () => {
    const link = await render(['user:default/ada', 'group:default/platform']);
    await waitFor(() =>
      expect(link.getAttribute('href')).toContain('formData='),
    );
    const { searchParams } = new URL(link.getAttribute('href')!, 'http://x');
    expect(JSON.parse(searchParams.get('formData')!)).toEqual({
      owner: 'group:default/platform',
    });
  });

  it('leaves the owner open where the reader has no group', async () => {
    const link = await render(['user:default/ada']);
    expect(link).toHaveAttribute('href', TEMPLATE);
  });
});
