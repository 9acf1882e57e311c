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
  /** The same text on every backend that saw the same thing, so that it is written once. */
  fact: string;
  /** The leader's timeline at that time. */
  timeline?: number;
  /** Distinguishes generations of a cluster with the same name. */
  systemIdentifier?: string;
}
