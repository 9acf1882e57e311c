import type {
  DriftItem,
  DriftSource,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerEnvironmentResource } from '@kindler/backstage-plugin-kindler-node';

/** What a provider or registration holds; without names where it could not tell. */
export interface ListedSet {
  source: DriftSource;
  names?: Set<string>;
}

/** A difference, and what may be seen of it is decided by. */
export interface SeenItem {
  item: DriftItem;
  resource: KindlerEnvironmentResource;
}

export interface SeenDrift {
  /** When the comparison began: all that it says was seen since. */
  observedAt: string;
  sources: DriftSource[];
  items: SeenItem[];
}
