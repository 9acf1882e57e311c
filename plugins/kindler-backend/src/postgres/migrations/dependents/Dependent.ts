import type { ClientBase } from 'pg';

/**
 * A view, rule or trigger that stands in the way while columns of `clusters` change their types: it is set aside and
 * put back as it was, within the one transaction.
 */
export interface Dependent {
  /** As a person calls it: `view public.v_clusters`. */
  label: string;
  setAside(client: ClientBase): Promise<void>;
  putBack(client: ClientBase): Promise<void>;
}
