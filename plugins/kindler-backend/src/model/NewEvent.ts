import type {
  KindlerEvent,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** An event before it has an id. */
export interface NewEvent
  extends Omit<
    KindlerEvent,
    'id' | 'at' | 'message' | 'messageCode' | 'params'
  > {
  message: Wording;
  /** Milliseconds since the epoch. */
  at: number;
  /** The same text for every backend that saw the same: it is written once. */
  fact: string;
  /** Timeline of the leader at that time. */
  timeline?: number;
  /** Tells generations of a cluster of the same name apart. */
  systemIdentifier?: string;
}
