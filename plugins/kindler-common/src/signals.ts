/**
 * Channel of the signals that notify browsers of changes. Every signed-in user receives them, so they carry no names.
 * Browsers read the changes through the API, under their own permissions.
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
    | 'backup'
    | 'operation'
    | 'incident';
  /** The `mark` of each thing that changed, as in the answers about it; ids for operations and incidents. */
  marks: string[];
}

/**
 * Topic of the backend event that is published when environments or database clusters appear, change or disappear.
 * @public
 */
export const KINDLER_EVENT_TOPIC = 'kindler.catalog';

/** @public */
export interface KindlerCatalogEvent {
  kind: 'environment' | 'database';
  name: string;
  change: 'upserted' | 'removed';
}
