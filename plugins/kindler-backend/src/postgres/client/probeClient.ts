import type { ProbeResult } from '../../model/ClientSnapshot';
import { toFault } from '../../model/fault';
import { askSession, type SessionFacts } from './askSession';
import { seeTls, type TlsSeen } from '../tls/TlsSeen';
import { isLetIn, logIn, startUp } from './logIn';
import type { ProbeTarget } from './ProbeTarget';
import { protect } from './protect';
import { timedOut, toRefusal, type Stage } from './refusals';
import { WireConnection } from './WireConnection';
import { TERMINATE } from './wireMessages';
import { sourceId } from '../../model/SourceId';

export interface ProbeOptions {
  /** Logs in and queries with the target's role. Otherwise the probe ends when the server asks for authentication. */
  logIn: boolean;
  /** Time limit for everything, in milliseconds. */
  deadlineMs: number;
  signal?: AbortSignal;
}

/** A name that need not exist, because PostgreSQL asks for authentication before it looks it up. */
const STRANGER = { user: 'kindler', database: 'postgres' };

const PHASES: Record<Stage, keyof ProbeResult['phases']> = {
  connect: 'connect',
  offer: 'tls',
  tls: 'tls',
  startup: 'startup',
  login: 'login',
  query: 'query',
};

/** One connection and its progress. */
class Probe {
  readonly #target: ProbeTarget;
  readonly #options: ProbeOptions;
  readonly #started = performance.now();
  readonly #phases: ProbeResult['phases'] = {};
  #tlsSeen: TlsSeen | undefined;
  /** Why the role must not log in over this connection. */
  #distrust: Error | undefined;
  readonly #connection: WireConnection;
  #stage: Stage = 'connect';
  #stageBegan = this.#started;
  #isOpen = false;

  constructor(target: ProbeTarget, options: ProbeOptions) {
    this.#target = target;
    this.#options = options;
    this.#connection = WireConnection.begin(target.listener);
  }

  async run(): Promise<Omit<ProbeResult, 'startedAt' | 'at'>> {
    const { signal, deadlineMs } = this.#options;
    // Answers that arrived while this process was busy are read before the time is up.
    const timer = setTimeout(
      () => setImmediate(() => this.#connection.fail(timedOut(this.#stage))),
      deadlineMs,
    );
    const onAbort = () => this.#connection.fail(signal!.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return this.#judge(await this.#ask());
    } catch (error) {
      signal?.throwIfAborted();
      return this.#explain(error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      this.#connection.close(this.#isOpen ? TERMINATE : undefined);
    }
  }

  async #ask(): Promise<SessionFacts | undefined> {
    const connection = this.#connection;
    const { verify } = this.#target;
    await connection.connected();
    await this.#protect();
    this.#enter('startup');
    const role = this.#distrust ? undefined : verify;
    const request = await startUp(connection, role ?? STRANGER);
    this.#isOpen = isLetIn(request);
    if (this.#distrust) {
      this.#end();
      throw this.#distrust;
    }
    if (!verify || !this.#logsIn) {
      this.#end();
      return undefined;
    }
    this.#enter('login');
    const version = await logIn(connection, verify, request);
    this.#isOpen = true;
    this.#enter('query');
    const facts = await askSession(connection, verify, version);
    this.#end();
    return facts;
  }

  async #protect() {
    const { verify, listener } = this.#target;
    if (verify?.tls?.mode === 'disable') {
      return;
    }
    this.#enter('offer');
    this.#distrust = await protect(
      this.#connection,
      this.#target,
      () => (this.#stage = 'tls'),
    );
    const { secured } = this.#connection;
    this.#tlsSeen = secured && seeTls(secured, verify?.tls, listener.host);
  }

  #judge(facts: SessionFacts | undefined) {
    const cannotWrite =
      this.#target.intent === 'read-write' &&
      facts !== undefined &&
      (facts.inRecovery || facts.readOnly);
    return {
      ...this.#seen(),
      outcome: cannotWrite ? ('read-only' as const) : ('served' as const),
      inRecovery: facts?.inRecovery,
      server: facts?.server,
      systemIdentifier: facts?.systemIdentifier,
      timeline: facts?.timeline,
    };
  }

  #explain(error: unknown) {
    const found = this.#toRefusal(error);
    // Another role may be admitted where the stranger is not.
    const refusal =
      found?.outcome === 'auth' && this.#distrust
        ? this.#toRefusal(this.#distrust)
        : found;
    if (!refusal) {
      throw error;
    }
    if (refusal.outcome === 'auth' && !this.#logsIn) {
      // A server that examines a client before it refuses it had a slot for it.
      this.#end();
      return { ...this.#seen(), outcome: 'served' as const };
    }
    const { outcome, kind, wording: message, hint } = refusal;
    const source = sourceId.client(this.#target.name);
    return {
      ...this.#seen(),
      outcome,
      fault: toFault({ kind, source, message, hint }),
    };
  }

  #toRefusal(error: unknown) {
    const { verify, listener } = this.#target;
    return toRefusal(error, {
      stage: this.#stage,
      host: listener.host,
      tls: verify?.tls,
      isEncrypted: this.#connection.secured !== undefined,
    });
  }

  #seen() {
    return {
      depth: this.#logsIn ? ('query' as const) : ('startup' as const),
      phases: this.#phases,
      tookMs: tenths(performance.now() - this.#started),
      certificate: this.#tlsSeen?.certificate,
      tls:
        this.#phases.tls === undefined
          ? undefined
          : this.#tlsSeen !== undefined,
      tlsVersion: this.#tlsSeen?.version,
      sslMode: this.#tlsSeen?.sslMode,
    };
  }

  get #logsIn(): boolean {
    return this.#options.logIn && this.#target.verify !== undefined;
  }

  #enter(stage: Stage) {
    this.#end();
    this.#stage = stage;
  }

  #end() {
    const now = performance.now();
    this.#phases[PHASES[this.#stage]] = tenths(now - this.#stageBegan);
    this.#stageBegan = now;
  }
}

/**
 * Connects once to a route's listener, like a new application, and reports what it got.
 *
 * An accepted connection proves nothing, because HAProxy accepts connections even without a server. So the probe speaks
 * to PostgreSQL up to the point where it asks for authentication. A server that is starting or has no free slot reports
 * it there. At this point the connection can be closed without leaving a line in PostgreSQL's log. Only a log-in and a
 * query show who answers and whether it accepts writes.
 *
 * Rejects if it is aborted, or if this host has no sockets left, which says nothing about clients.
 */
export async function probeClient(
  target: ProbeTarget,
  options: ProbeOptions,
): Promise<ProbeResult> {
  options.signal?.throwIfAborted();
  const startedAt = Date.now();
  const probe = new Probe(target, options);
  const outcome = await probe.run();
  return { ...outcome, startedAt, at: Date.now() };
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
