import type { KindlerTranslate } from '../translation';
import { formatBytes } from './formatBytes';
import { formatDuration } from './formatDuration';
import { formatLag } from './formatLag';
import { formatLsn } from './formatLsn';
import { formatMilliseconds } from './formatMilliseconds';
import { formatServerVersion } from './formatServerVersion';
import { formatShare } from './formatShare';
import { formatText } from './formatText';
import { formatSpan } from './formatSpan';

const t = ((key: string, values?: { value: string }) =>
  values ? `${values.value} ${key}` : key) as unknown as KindlerTranslate;

describe('formatText', () => {
  it('reads times and sizes within a sentence', () => {
    expect(
      formatText('Lost since 2026-11-22T10:00:05.123Z: at least 106616 bytes.'),
    ).toBe('Lost since Nov 22, 10:00:05: at least 104 kB.');
    expect(formatText('127.0.0.1:5432 has 12 bytes')).toBe(
      '127.0.0.1:5432 has 12 bytes',
    );
  });
});

describe('formatLsn', () => {
  it.each([
    ['93160256', '0/58D8340'],
    ['4294967296', '1/0'],
    ['unknown', 'unknown'],
  ])('%s is %s', (bytes, text) => {
    expect(formatLsn(bytes)).toBe(text);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [49_152, '48 kB'],
    [1_258_291, '1.2 MB'],
    [2 ** 40 * 150, '150 TB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [-5000, '0 duration.seconds'],
    [41_900, '41 duration.seconds'],
    [2_460_000, '41 duration.minutes'],
    [3_600_000 * 12, '12 duration.hours'],
    [86_400_000 * 3, '3 duration.days'],
  ])('%d ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds, t)).toBe(text);
  });
});

describe('formatMilliseconds', () => {
  it.each([
    [0.3, '0.3 duration.milliseconds'],
    [212.4, '212 duration.milliseconds'],
    [1240, '1.24 duration.seconds'],
    [14_200, '14.2 duration.seconds'],
  ])('%d ms is %s', (milliseconds, text) => {
    expect(formatMilliseconds(milliseconds, t)).toBe(text);
  });
});

describe('formatSpan', () => {
  it.each([
    [16_300, '16.3 duration.seconds'],
    [59_999, '60.0 duration.seconds'],
    [60_000, '1 duration.minutes'],
    [149_000, '2 duration.minutes 29 duration.seconds'],
    [7_800_000, '2 duration.hours 10 duration.minutes'],
    [86_400_000 * 3 + 60_000, '3 duration.days'],
    [-5, '0 duration.milliseconds'],
  ])('%d ms is %s', (milliseconds, text) => {
    expect(formatSpan(milliseconds, t)).toBe(text);
  });
});

describe('formatShare', () => {
  it.each([
    [1, '100 %'],
    [0.9999999, '99.999 %'],
    [0.99984, '99.984 %'],
    [0.29, '29.000 %'],
    [0, '0.000 %'],
  ])('%d is %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});

describe('formatLag', () => {
  it('never turns what is unknown into a number', () => {
    expect(formatLag('unknown', t)).toBe('word.unknown');
    expect(formatLag(0, t)).toBe('0 B');
    expect(formatLag(undefined, t)).toBe('–');
  });
});

describe('formatServerVersion', () => {
  it.each([
    [150018, '15.18'],
    [160004, '16.4'],
    [90624, '9.6.24'],
  ])('%d is %s', (version, text) => {
    expect(formatServerVersion(version)).toBe(text);
  });
});
