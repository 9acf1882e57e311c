/**
 * Channel of the signals that tell browsers what changed. Messages carry names only: what changed is read through
 * the API, under the reader's own permissions.
 * @public
 */
export const KINDLER_SIGNAL_CHANNEL = 'kindler';

/** @public */
export interface KindlerSignal {
  topic:
    | 'database'
    | 'gateway'
    | 'route'
    | 'environment'
    | 'operation'
    | 'incident';
  /** Names of the things that changed; ids for operations and incidents. */
  names: string[];
}

/**
 * Topic of the backend event that is published when environments or database clusters appear, change or vanish.
 * @public
 */
export const KINDLER_EVENT_TOPIC = 'kindler.catalog';

/** @public */
export interface KindlerCatalogEvent {
  kind: 'environment' | 'database';
  name: string;
  change: 'upserted' | 'removed';
}
