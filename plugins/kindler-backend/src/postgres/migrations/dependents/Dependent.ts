import type { ClientBase } from 'pg';

/**
 * A view, rule or trigger that is in the way while columns of `clusters` change their types. It is set aside and
 * restored unchanged within the same transaction.
 */
export interface Dependent {
  /** Its name for people: `view public.v_clusters`. */
  label: string;
  setAside(client: ClientBase): Promise<void>;
  putBack(client: ClientBase): Promise<void>;
}
