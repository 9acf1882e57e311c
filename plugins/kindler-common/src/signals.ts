/**
 * Channel of the signals that tell browsers what changed. Everybody who is signed in hears them, so they carry no
 * names: what changed is read through the API, under the reader's own permissions.
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
  /** Of each thing that changed the `mark` that answers about it have; ids for operations and incidents. */
  marks: string[];
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
