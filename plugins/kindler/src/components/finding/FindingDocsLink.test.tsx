import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { JsonObject } from '@backstage/types';
import { screen } from '@testing-library/react';
import { FindingDocsLink } from './FindingDocsLink';

async function hrefWith(data: JsonObject) {
  await renderInTestApp(<FindingDocsLink code="split-brain" />, {
    config: { app: { baseUrl: 'http://localhost' }, ...data },
  });
  return screen
    .getByRole('link', { name: 'More on split-brain' })
    .getAttribute('href');
}

describe('FindingDocsLink', () => {
  it("leads to the project's page in the reader's language", async () => {
    expect(await hrefWith({})).toBe(
      'https://github.com/kindler/kindler-backstage/blob/main/docs/en/findings.md#split-brain',
    );
  });

  it('leads to where the portal has the pages', async () => {
    const findingUrl =
      '/docs/default/component/kindler/{language}/findings/#{code}';
    expect(await hrefWith({ kindler: { docs: { findingUrl } } })).toBe(
      '/docs/default/component/kindler/en/findings/#split-brain',
    );
  });
});
