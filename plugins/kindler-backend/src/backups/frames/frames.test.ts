import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { FrameDecrypter } from './FrameDecrypter';
import { FrameEncrypter } from './FrameEncrypter';
import { FRAME_BYTES, LENGTH_BYTES, TAG_BYTES, type BackupKey } from './header';

const NEW: BackupKey = { id: 'new', key: randomBytes(32) };
const OLD: BackupKey = { id: 'old', key: randomBytes(32) };
const HEADER_BYTES = 8 + 1 + NEW.id.length + 16;
const FRAME = LENGTH_BYTES + FRAME_BYTES + TAG_BYTES;

async function seal(plain: Buffer, key = NEW): Promise<Buffer> {
  return buffer(Readable.from([plain]).pipe(new FrameEncrypter(key)));
}

/** Reads it in pieces of an awkward size; rejects with what is wrong with it. */
async function open(sealed: Buffer, keys = [NEW, OLD]): Promise<Buffer> {
  const pieces = [];
  for (let at = 0; at < sealed.length; at += 40_961) {
    pieces.push(sealed.subarray(at, at + 40_961));
  }
  const decrypter = new FrameDecrypter(keys);
  const [plain] = await Promise.all([
    buffer(decrypter),
    pipeline(Readable.from(pieces), decrypter, { end: true }),
  ]);
  return plain;
}

describe('frames', () => {
  const plain = randomBytes(2 * FRAME_BYTES + 5);

  it.each([
    0,
    1,
    FRAME_BYTES - 1,
    FRAME_BYTES,
    FRAME_BYTES + 1,
    3 * FRAME_BYTES,
  ])('gives %d bytes back', async size => {
    const data = randomBytes(size);
    const sealed = await seal(data);
    expect(await open(sealed)).toEqual(data);
    expect(size < 16 || !sealed.includes(data.subarray(0, 16))).toBe(true);
  });

  it('reads what an older key encrypted, and names the key that is missing', async () => {
    const sealed = await seal(plain, OLD);
    expect(await open(sealed)).toEqual(plain);
    await expect(open(sealed, [NEW])).rejects.toThrow("no key 'old'");
    const other = { ...OLD, key: randomBytes(32) };
    await expect(open(sealed, [other])).rejects.toThrow('frame 0');
  });

  it.each([
    ['a bit in the salt', HEADER_BYTES - 1, 'frame 0'],
    ['a bit in the first frame', HEADER_BYTES + LENGTH_BYTES + 7, 'frame 0'],
    ['a bit in the second frame', HEADER_BYTES + FRAME + 99, 'frame 1'],
    ['the mark of the last frame', HEADER_BYTES + 2 * FRAME, 'frame 2|ends'],
    ['the first byte', 0, 'does not begin'],
  ])('refuses %s flipped', async (_, at, message) => {
    const sealed = await seal(plain);
    sealed[at] ^= 0x80;
    await expect(open(sealed)).rejects.toThrow(new RegExp(message));
  });

  it.each([
    ['cut at a frame', (all: Buffer) => all.subarray(0, HEADER_BYTES + FRAME)],
    ['cut within a frame', (all: Buffer) => all.subarray(0, -3)],
    ['cut within the header', (all: Buffer) => all.subarray(0, 12)],
    ['empty', () => Buffer.alloc(0)],
  ])('refuses one that is %s', async (_, change) => {
    const sealed = await seal(plain);
    await expect(open(change(sealed))).rejects.toThrow('ends before');
  });

  it('refuses what follows the last frame, and frames that changed places', async () => {
    const sealed = await seal(plain);
    await expect(
      open(Buffer.concat([sealed, Buffer.from('x')])),
    ).rejects.toThrow('follows its last frame');
    const [first, second] = [0, 1].map(index =>
      sealed.subarray(
        HEADER_BYTES + index * FRAME,
        HEADER_BYTES + (index + 1) * FRAME,
      ),
    );
    const swapped = Buffer.concat([
      sealed.subarray(0, HEADER_BYTES),
      second,
      first,
      sealed.subarray(HEADER_BYTES + 2 * FRAME),
    ]);
    await expect(open(swapped)).rejects.toThrow('frame 0');
  });
});
