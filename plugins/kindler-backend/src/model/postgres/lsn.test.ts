import { bytesBetween, laterLsn, parseLsn } from './lsn';

describe('LSNs', () => {
  it.each([
    ['0/0', 0n],
    ['0/40665C8', 67_528_136n],
    ['1/0', 4_294_967_296n],
    ['16/B374D848', 97_500_059_720n],
    ['FFFFFFFF/FFFFFFFF', 2n ** 64n - 1n],
    ['', undefined],
    ['unknown', undefined],
    ['0/40665C8 ', undefined],
    ['0/', undefined],
    [undefined, undefined],
  ])('%s is %s', (text, bytes) => {
    expect(parseLsn(text)).toBe(bytes);
  });

  it('counts bytes beyond what a number holds, and never less than none', () => {
    const far = parseLsn('FFFFFFFF/FFFFFFFF');
    const near = parseLsn('FFFFFFFF/FFFFFFF0');
    expect(bytesBetween(near, far)).toBe(15);
    expect(bytesBetween(far, near)).toBe(0);
    expect(bytesBetween(undefined, far)).toBeUndefined();
  });

  it('takes the later one of what is known', () => {
    expect(laterLsn(1n, 2n)).toBe(2n);
    expect(laterLsn(undefined, 2n)).toBe(2n);
    expect(laterLsn(undefined, undefined)).toBeUndefined();
  });
});
