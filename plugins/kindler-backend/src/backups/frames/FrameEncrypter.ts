import { createCipheriv } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import {
  boundTo,
  FRAME_BYTES,
  LAST,
  LENGTH_BYTES,
  newFileKey,
  nonceOf,
  type BackupKey,
  type FileKey,
} from './header';

/**
 * Encrypts a stream in frames of AES-256-GCM. Each frame is authenticated before anybody uses it, which one tag at the end
 * of a whole file would not allow.
 */
export class FrameEncrypter extends Transform {
  readonly #file: FileKey;
  #held = Buffer.alloc(0);
  #counter = 0;

  constructor(key: BackupKey) {
    super();
    this.#file = newFileKey(key);
    this.push(this.#file.header);
  }

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    callback: TransformCallback,
  ): void {
    this.#held = Buffer.concat([this.#held, chunk]);
    // A full frame is held back, because it may be the last one.
    while (this.#held.length > FRAME_BYTES) {
      this.#seal(this.#held.subarray(0, FRAME_BYTES), false);
      this.#held = this.#held.subarray(FRAME_BYTES);
    }
    callback();
  }

  override _flush(callback: TransformCallback): void {
    this.#seal(this.#held, true);
    callback();
  }

  #seal(plain: Buffer, isLast: boolean): void {
    const { header, key } = this.#file;
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(this.#counter));
    cipher.setAAD(boundTo(header, this.#counter, isLast));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE((plain.length | (isLast ? LAST : 0)) >>> 0);
    this.push(length);
    this.push(Buffer.concat([cipher.update(plain), cipher.final()]));
    this.push(cipher.getAuthTag());
    this.#counter += 1;
  }
}
