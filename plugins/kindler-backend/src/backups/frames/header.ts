import { hkdfSync, randomBytes } from 'node:crypto';

const MAGIC = Buffer.from('KNDLBAK1');
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const PURPOSE = 'kindler backup';

/** Bytes of plain data in a frame; only the last one may hold fewer. */
export const FRAME_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
/** Length of a frame, and in its highest bit whether it is the last one. */
export const LENGTH_BYTES = 4;
export const LAST = 0x80000000;

/** A key by which backups are encrypted. Files name the id, so that keys can be rotated. */
export interface BackupKey {
  id: string;
  key: Buffer;
}

export interface FileKey {
  header: Buffer;
  key: Buffer;
}

/** Begins an encrypted file with a key of its own, which is derived from the master key and a random salt. */
export function newFileKey({ id, key }: BackupKey): FileKey {
  const name = Buffer.from(id);
  const salt = randomBytes(SALT_BYTES);
  const header = Buffer.concat([MAGIC, Buffer.from([name.length]), name, salt]);
  return { header, key: derive(key, salt) };
}

/**
 * Reads the header at the begin of a file. Returns undefined while more bytes are needed, and throws if this is no such
 * file or its key is not known.
 */
export function readFileKey(
  bytes: Buffer,
  keys: readonly BackupKey[],
): FileKey | undefined {
  if (
    !MAGIC.subarray(0, bytes.length).equals(bytes.subarray(0, MAGIC.length))
  ) {
    throw new Error('it does not begin as an encrypted backup does');
  }
  const at = MAGIC.length + 1;
  const length = bytes.length < at ? 0 : bytes[MAGIC.length];
  const end = at + length + SALT_BYTES;
  if (bytes.length < at || bytes.length < end) {
    return undefined;
  }
  const id = bytes.subarray(at, at + length).toString();
  const master = keys.find(each => each.id === id);
  if (!master) {
    throw new Error(`kindler.backups.keys has no key '${id}'`);
  }
  const header = Buffer.from(bytes.subarray(0, end));
  return {
    header,
    key: derive(master.key, header.subarray(at + length)),
  };
}

export function nonceOf(counter: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(counter), 4);
  return nonce;
}

/** What a frame is bound to: its file, its place in it, and whether it is the last one. */
export function boundTo(
  header: Buffer,
  counter: number,
  isLast: boolean,
): Buffer {
  return Buffer.concat([
    header,
    nonceOf(counter),
    Buffer.from([Number(isLast)]),
  ]);
}

function derive(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, PURPOSE, KEY_BYTES));
}
