import type { SignalApi } from '@backstage/plugin-signals-react';
import {
  KINDLER_SIGNAL_CHANNEL,
  type KindlerSignal,
  type Observed,
} from '@kindler/backstage-plugin-kindler-common';
import {
  KindlerResource,
  type KindlerResourceOptions,
} from './KindlerResource';

export type KindlerTopic = KindlerSignal['topic'];

/** Of these signals tell ids; of other things the mark that is in answers about them. */
const TOLD_BY_ID: readonly KindlerTopic[] = ['operation', 'incident'];

/**
 * Which signals concern a resource.
 */
export interface ResourceInterest {
  topic: KindlerTopic;
  /** Names of things (ids of operations); left out: all of the topic. */
  names?: string[];
}

export interface ResourceRequest<T extends Observed>
  extends KindlerResourceOptions<T> {
  /** Same key, same resource. */
  key: string;
  interests: ResourceInterest[];
}

interface Entry {
  resource: KindlerResource<Observed>;
  interests: ResourceInterest[];
}

/**
 * All resources that a page shows, each of them once, and the one subscription to signals that keeps them fresh.
 */
export class ResourceHub {
  readonly #entries = new Map<string, Entry>();

  constructor(signals: SignalApi | undefined) {
    signals?.subscribe(KINDLER_SIGNAL_CHANNEL, message =>
      this.#onSignal(message as unknown as KindlerSignal),
    );
  }

  get<T extends Observed>(request: ResourceRequest<T>): KindlerResource<T> {
    const known = this.#entries.get(request.key);
    if (known) {
      return known.resource as unknown as KindlerResource<T>;
    }
    const resource = new KindlerResource<T>(request);
    this.#dropUnwatched();
    this.#entries.set(request.key, {
      resource: resource as unknown as KindlerResource<Observed>,
      interests: request.interests,
    });
    return resource;
  }

  /** Loads what is shown of a topic, e.g. after an action of this browser. */
  invalidate(topic: KindlerTopic, names: string[]) {
    this.#invalidate(topic, interest => isOneOf(interest.names, names));
  }

  #onSignal({ topic, marks }: KindlerSignal) {
    this.#invalidate(topic, ({ names }, mark) =>
      TOLD_BY_ID.includes(topic)
        ? isOneOf(names, marks)
        : mark === undefined || marks.includes(mark),
    );
  }

  #invalidate(
    topic: KindlerTopic,
    concerns: (interest: ResourceInterest, mark: string | undefined) => boolean,
  ) {
    for (const { resource, interests } of this.#entries.values()) {
      const { mark } = resource.getState().data ?? {};
      const mine = interests.filter(interest => interest.topic === topic);
      if (mine.some(each => !each.names || concerns(each, mark))) {
        resource.invalidate();
      }
    }
  }

  #dropUnwatched() {
    const limit = 200;
    for (const [key, { resource }] of this.#entries) {
      if (this.#entries.size < limit) {
        return;
      }
      if (!resource.isWatched) {
        this.#entries.delete(key);
      }
    }
  }
}

function isOneOf(names: string[] | undefined, others: string[]): boolean {
  return names?.some(name => others.includes(name)) ?? false;
}
