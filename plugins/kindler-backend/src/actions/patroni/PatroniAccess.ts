import {
  faultText,
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { ServiceUnavailableError } from '@backstage/errors';
import type { DatabaseConfig } from '../../config';
import { classifyError } from '../../model/fault';
import {
  PatroniClient,
  PatroniWriter,
  type PatroniAnswer,
} from '../../patroni';
import type { FailoverLimits, RestMember } from '../plan/ActionFacts';
import { toRestMembers, type AskedNode } from './toRestMembers';
import { DEFAULT_MAXIMUM_LAG } from '../../model/patroni/PatroniSettings';
import { sourceId } from '../../model/SourceId';

export interface PatroniAccessOptions {
  /** Name of the database cluster. */
  name: string;
  patroni: NonNullable<DatabaseConfig['patroni']>;
  /** Time limit of an answer to a question, in milliseconds. */
  timeoutMs: number;
  /** Time limit of an answer to an order, in milliseconds. */
  orderTimeoutMs: number;
}

/** The current answers of all configured members. */
export interface PatroniLook {
  members: Array<RestMember & { base: string }>;
  limits?: FailoverLimits;
}

/** Patroni's answer, or the fact that there was none although the request was sent. */
export type WriteOutcome = PatroniAnswer | 'unanswered';

/**
 * The REST API of one cluster's configured members. They are asked again for each action, and a suitable one receives
 * the orders.
 */
export class PatroniAccess {
  readonly #name: string;
  readonly #bases: string[];
  readonly #client: PatroniClient;
  readonly #writer: PatroniWriter;

  constructor(options: PatroniAccessOptions) {
    const { name, patroni, timeoutMs, orderTimeoutMs } = options;
    const { tls, auth, members } = patroni;
    this.#name = name;
    this.#bases = members;
    this.#client = new PatroniClient({ tls, auth, timeoutMs });
    this.#writer = new PatroniWriter({
      tls,
      auth,
      timeoutMs: orderTimeoutMs,
    });
  }

  async look(signal?: AbortSignal): Promise<PatroniLook> {
    const nodes = await Promise.all(
      this.#bases.map(base => this.#ask(base, signal)),
    );
    const answering = nodes.filter(({ node }) => node).map(({ base }) => base);
    const [cluster, limits] = await Promise.all([
      firstOf(answering, base => this.#client.getCluster(base, signal)),
      firstOf(answering, base => this.#client.getSettings(base, signal)),
    ]);
    return {
      members: toRestMembers(nodes, cluster?.members ?? []),
      limits: limits && {
        maximumLag: limits.maximumLagOnFailover ?? DEFAULT_MAXIMUM_LAG,
        synchronous: limits.synchronous ?? false,
      },
    };
  }

  /**
   * Writes to the first reachable member, starting with the preferred one. Rejects with a ServiceUnavailableError if
   * there is none.
   */
  async writeToAny(
    look: PatroniLook,
    preferred: string | undefined,
    write: (writer: PatroniWriter, base: string) => Promise<PatroniAnswer>,
  ): Promise<WriteOutcome> {
    const rank = ({ name, statement }: RestMember) =>
      (statement ? 0 : 2) + (name === preferred ? 0 : 1);
    const members = [...look.members].sort((a, b) => rank(a) - rank(b));
    let last: unknown;
    for (const { base } of members) {
      try {
        return await this.#write(base, write);
      } catch (error) {
        last = error;
      }
    }
    throw last ?? this.#unreachable(word('controller-no-member', {}));
  }

  /** Writes to one member. Rejects with a ServiceUnavailableError if it cannot be reached. */
  async writeTo(
    look: PatroniLook,
    name: string,
    write: (writer: PatroniWriter, base: string) => Promise<PatroniAnswer>,
  ): Promise<WriteOutcome> {
    const member = look.members.find(each => each.name === name);
    if (!member) {
      throw this.#unreachable(
        word('controller-not-configured', { member: name }),
      );
    }
    return this.#write(member.base, write);
  }

  async close(): Promise<void> {
    await Promise.all([this.#client.close(), this.#writer.close()]);
  }

  async #write(
    base: string,
    write: (writer: PatroniWriter, base: string) => Promise<PatroniAnswer>,
  ): Promise<WriteOutcome> {
    try {
      return await write(this.#writer, base);
    } catch (error) {
      const fault = classifyError(error, sourceId.patroniRest(this.#name));
      if (fault.kind === 'timeout') {
        return 'unanswered';
      }
      throw this.#unreachable(faultText(fault));
    }
  }

  async #ask(base: string, signal?: AbortSignal): Promise<AskedNode> {
    try {
      return { base, node: await this.#client.getNode(base, signal) };
    } catch (error) {
      const fault = classifyError(error, sourceId.patroniRest(this.#name));
      return { base, fault: faultText(fault) };
    }
  }

  #unreachable(reason: Wording) {
    return wordedError(
      ServiceUnavailableError,
      word('controller-untold', { database: this.#name, reason }),
    );
  }
}

/** One member's answer is enough, because Patroni has few threads. */
async function firstOf<T>(
  bases: string[],
  ask: (base: string) => Promise<T>,
): Promise<T | undefined> {
  for (const base of bases) {
    try {
      return await ask(base);
    } catch {
      // The next member may answer. Faults show in the node's own report.
    }
  }
  return undefined;
}
