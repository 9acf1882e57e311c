import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createSecureContext, type SecureContext } from 'node:tls';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';
import type { PostgresTls } from './PostgresTls';

const FILES = ['caFile', 'certFile', 'keyFile'] as const;

type TlsFile = (typeof FILES)[number];

/** Created once, because it holds all root certificates that Node trusts. */
let withoutFiles: SecureContext | undefined;

const known = new WeakMap<
  PostgresTls,
  { stamp: string; context: SecureContext }
>();

/** Returns the TLS context for a connection. Certificates rotate, so changed files are read again. */
export async function secureContextOf(
  tls: PostgresTls | undefined,
): Promise<SecureContext> {
  const names = FILES.filter(name => tls?.[name] !== undefined);
  if (!tls || names.length === 0) {
    withoutFiles ??= createSecureContext();
    return withoutFiles;
  }
  const stamps = await Promise.all(names.map(name => stampOf(tls, name)));
  const stamp = stamps.join();
  const before = known.get(tls);
  if (before?.stamp === stamp) {
    return before.context;
  }
  const context = await read(tls);
  known.set(tls, { stamp, context });
  return context;
}

/** Returns the certificates in `caFile` as PEM, and nothing else that the file may hold. */
export async function readAuthorities(tls: PostgresTls): Promise<string> {
  const text = await readTlsFile(tls, 'caFile');
  const blocks = text.match(
    /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g,
  );
  return attempt(tls, 'caFile', () =>
    (blocks ?? ['']).map(block => new X509Certificate(block)).join(''),
  );
}

async function read(tls: PostgresTls): Promise<SecureContext> {
  const ca = tls.caFile && (await readAuthorities(tls));
  const cert = tls.certFile && (await readTlsFile(tls, 'certFile'));
  const key = tls.keyFile && (await readTlsFile(tls, 'keyFile'));
  if (cert) {
    attempt(tls, 'certFile', () => createSecureContext({ cert }));
  }
  return attempt(tls, 'keyFile', () => createSecureContext({ ca, cert, key }));
}

async function stampOf(tls: PostgresTls, name: TlsFile): Promise<string> {
  try {
    const { ino, mtimeMs, ctimeMs, size } = await stat(tls[name]!);
    return [ino, mtimeMs, ctimeMs, size].join(':');
  } catch (error) {
    throw unusable(tls, name, error);
  }
}

async function readTlsFile(tls: PostgresTls, name: TlsFile): Promise<string> {
  try {
    return await readFile(tls[name]!, 'utf8');
  } catch (error) {
    throw unusable(tls, name, error);
  }
}

function attempt<T>(tls: PostgresTls, name: TlsFile, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw unusable(tls, name, error);
  }
}

const HINTS = {
  caFile: 'hint-authorities-file',
  certFile: 'hint-certificate-file',
  keyFile: 'hint-key-file',
} as const;

function unusable(tls: PostgresTls, name: TlsFile, cause: unknown) {
  const { code } = cause as NodeJS.ErrnoException;
  const file = `${tls.key}.${name}`;
  return new SourceError(
    'config',
    word('fault-tls-file', { file, code: code ?? 'no PEM' }),
    { hint: word(HINTS[name], { file }), cause },
  );
}
