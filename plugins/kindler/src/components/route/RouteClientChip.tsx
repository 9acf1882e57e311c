import { ClientChip } from '../client';
import { useRoute } from './useRoute';

/**
 * What clients of a route get; nothing while that is not known, or to those who may not see it.
 */
export function RouteClientChip(props: { route: string }) {
  const client = useRoute(props.route).data?.item.client;
  return client ? <ClientChip client={client} /> : null;
}
