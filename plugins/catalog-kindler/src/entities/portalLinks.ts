import type { EntityLink } from '@backstage/catalog-model';

/**
 * A link to a page of the portal; none if the URL of the portal is not configured, because the catalog only accepts
 * absolute URLs.
 */
export function portalLinks(
  appBaseUrl: string | undefined,
  path: string[],
  title: string,
): EntityLink[] {
  if (!appBaseUrl || !URL.canParse(appBaseUrl)) {
    return [];
  }
  const base = appBaseUrl.replace(/\/+$/, '');
  const url = `${base}/${path.map(encodeURIComponent).join('/')}`;
  return [{ url, title, icon: 'dashboard' }];
}
