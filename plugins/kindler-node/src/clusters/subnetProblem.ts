import { isIPv4 } from 'node:net';

const SMALLEST = 28;
const LARGEST = 8;

const toNumber = (address: string) =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** What is wrong with a subnet of IPv4 in CIDR notation; undefined where nothing is. */
export function subnetProblem(subnet: string): string | undefined {
  const [address, bits, ...rest] = subnet.split('/');
  if (!isIPv4(address) || !/^\d{1,2}$/.test(bits ?? '') || rest.length > 0) {
    return 'is no subnet in CIDR notation, e.g. 10.101.0.0/16';
  }
  const length = Number(bits);
  if (length < LARGEST || length > SMALLEST) {
    return `must have between ${LARGEST} and ${SMALLEST} bits, e.g. 10.101.0.0/16`;
  }
  if (toNumber(address) % 2 ** (32 - length) !== 0) {
    return `has bits of a host in it: its address does not end where /${length} says`;
  }
  return undefined;
}
