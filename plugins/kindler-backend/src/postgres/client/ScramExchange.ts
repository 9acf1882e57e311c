import {
  createHash,
  createHmac,
  pbkdf2,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import { ProbeRefusal } from './ProbeRefusal';

export const SCRAM = 'SCRAM-SHA-256';

/** Nobody stores more iterations. A server that asks for more only wants to keep us busy. */
const MOST_ITERATIONS = 100_000;
const NO_CHANNEL_BINDING = 'n,,';
const NO_CHANNEL_BINDING_BASE64 = 'biws';

/** A role whose keys are kept as long as the object itself. */
export interface ScramRole {
  user: string;
  password: string;
}

interface ScramKeys {
  /** The input from which they were derived, because another server may have another salt. */
  origin: string;
  clientKey: Buffer;
  serverKey: Buffer;
}

/**
 * Deriving keys takes 4,096 hashes, which would dominate the cost of a log-in every few seconds on each route. RFC 5802
 * allows clients to keep the keys.
 */
const keysOfRoles = new WeakMap<ScramRole, ScramKeys>();

/** The client's side of SCRAM-SHA-256 (RFC 7677) without channel binding. Throws if the server is not genuine. */
export class ScramExchange {
  readonly #role: ScramRole;
  readonly #nonce = randomBytes(18).toString('base64');
  #serverSignature: Buffer | undefined;

  static begin(role: ScramRole) {
    return new ScramExchange(role);
  }

  private constructor(role: ScramRole) {
    this.#role = role;
  }

  /** PostgreSQL takes the user from the startup message. */
  get firstMessage(): string {
    return `${NO_CHANNEL_BINDING}${this.#bareFirstMessage}`;
  }

  async answer(serverFirst: string): Promise<string> {
    const attributes = readAttributes(serverFirst);
    const { r: nonce = '', s: salt = '', i } = attributes;
    const iterations = Number(i);
    if (
      !nonce.startsWith(this.#nonce) ||
      nonce.length === this.#nonce.length ||
      salt === '' ||
      !(iterations > 0 && iterations <= MOST_ITERATIONS)
    ) {
      throw refusal(word('fault-scram', {}));
    }
    const { clientKey, serverKey } = await keysOf(this.#role, salt, iterations);
    const withoutProof = `c=${NO_CHANNEL_BINDING_BASE64},r=${nonce}`;
    const all = `${this.#bareFirstMessage},${serverFirst},${withoutProof}`;
    const storedKey = createHash('sha256').update(clientKey).digest();
    const signature = hmac(storedKey, all);
    const proof = clientKey.map((byte, index) => byte ^ signature[index]);
    this.#serverSignature = hmac(serverKey, all);
    return `${withoutProof},p=${Buffer.from(proof).toString('base64')}`;
  }

  /** A server that does not know the password cannot produce this signature. */
  verify(serverFinal: string): void {
    const signature = Buffer.from(
      readAttributes(serverFinal).v ?? '',
      'base64',
    );
    const expected = this.#serverSignature;
    if (
      signature.length !== expected?.length ||
      !timingSafeEqual(signature, expected)
    ) {
      throw refusal(word('fault-scram-unproven', {}));
    }
  }

  get #bareFirstMessage(): string {
    return `n=,r=${this.#nonce}`;
  }
}

async function keysOf(
  role: ScramRole,
  salt: string,
  iterations: number,
): Promise<ScramKeys> {
  const origin = `${iterations}:${salt}`;
  const known = keysOfRoles.get(role);
  if (known?.origin === origin) {
    return known;
  }
  const salted = await promisify(pbkdf2)(
    prepare(role.password),
    Buffer.from(salt, 'base64'),
    iterations,
    32,
    'sha256',
  );
  const keys = {
    origin,
    clientKey: hmac(salted, 'Client Key'),
    serverKey: hmac(salted, 'Server Key'),
  };
  keysOfRoles.set(role, keys);
  return keys;
}

/**
 * SASLprep (RFC 4013) as PostgreSQL applies it to passwords: other spaces become a space, invisible characters are
 * removed, and the rest is normalised.
 */
function prepare(password: string): string {
  return password
    .replace(/[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/g, ' ')
    .replace(
      /\u00ad|\u034f|\u1806|[\u180b-\u180d]|[\u200c-\u200d]|\u2060|[\ufe00-\ufe0f]|\ufeff/g,
      '',
    )
    .normalize('NFKC');
}

function readAttributes(text: string): Record<string, string | undefined> {
  return Object.fromEntries(
    text.split(',').map(part => [part.charAt(0), part.slice(2)]),
  );
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function refusal(wording: Wording): ProbeRefusal {
  const hint = word('hint-verify', {});
  return new ProbeRefusal({ outcome: 'auth', kind: 'auth', wording, hint });
}
