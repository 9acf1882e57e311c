import { isIPv4 } from 'node:net';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type { ValueKind } from './valueKinds';

/** Ports that programs may listen on without privileges, as first and last. */
export const PORT_RANGE: ValueKind<[number, number]> = {
  what: 'two ports between 1024 and 65535 with - between them, the first one first',
  example: '18090-18999',
  parse(value) {
    const [from, to] = partsOf(value).map(Number);
    return from >= 1024 && to >= from && to <= 65535 ? [from, to] : undefined;
  },
};

/** Subnets of one size, as first and last. */
export const SUBNET_RANGE: ValueKind<[string, string]> = {
  what: 'two subnets of one size in CIDR notation with - between them, the first one first',
  example: '10.101.0.0/16-10.254.0.0/16',
  parse(value) {
    const [from, to] = partsOf(value).map(readSubnet);
    return from && to && from.bits === to.bits && from.start <= to.start
      ? [from.text, to.text]
      : undefined;
  },
};

const IS_DURATION =
  /^P(?=[0-9T])(\d{1,4}D)?(T(?=\d)(\d{1,5}H)?(\d{1,6}M)?(\d{1,8}S)?)?$/;

/** Must also be readable by PostgreSQL. */
export const DURATION: ValueKind<string> = {
  what: 'a duration of ISO 8601 in days, hours, minutes and seconds',
  example: 'PT24H',
  parse: value =>
    typeof value === 'string' && IS_DURATION.test(value) ? value : undefined,
};

/** In the format that schedulers accept. */
export const EVERY: ValueKind<HumanDuration> = {
  what: 'a duration of ISO 8601 of at least a minute, in days, hours, minutes and seconds',
  example: 'PT10M',
  parse(value) {
    const iso = DURATION.parse(value) ?? '';
    const read = (unit: string) =>
      Number(new RegExp(`(\\d+)${unit}`).exec(iso)?.[1] ?? 0);
    const every = {
      days: read('D'),
      hours: read('H'),
      minutes: read('M'),
      seconds: read('S'),
    };
    return durationToMilliseconds(every) >= 60_000 ? every : undefined;
  },
};

function partsOf(value: unknown): string[] {
  const parts = typeof value === 'string' ? value.split('-') : [];
  return parts.length === 2 ? parts.map(part => part.trim()) : [];
}

function readSubnet(text: string) {
  const [address, size, ...rest] = text.split('/');
  const bits = /^\d{1,2}$/.test(size ?? '') ? Number(size) : NaN;
  const start = address
    .split('.')
    .reduce((sum, part) => sum * 256 + Number(part), 0);
  const isOne = rest.length === 0 && isIPv4(address) && bits >= 8 && bits <= 28;
  return isOne && start % 2 ** (32 - bits) === 0
    ? { text, bits, start }
    : undefined;
}
