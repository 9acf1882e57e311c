import { DURATION, EVERY, PORT_RANGE, SUBNET_RANGE } from './rangeKinds';

it.each([
  [PORT_RANGE, '18090-18999', [18090, 18999]],
  [PORT_RANGE, '18090 - 18090', [18090, 18090]],
  [PORT_RANGE, '18999-18090', undefined],
  [PORT_RANGE, '80-443', undefined],
  [PORT_RANGE, '18090-70000', undefined],
  [PORT_RANGE, '18090', undefined],
  [PORT_RANGE, 18090, undefined],
  [
    SUBNET_RANGE,
    '10.101.0.0/16-10.254.0.0/16',
    ['10.101.0.0/16', '10.254.0.0/16'],
  ],
  [SUBNET_RANGE, '10.101.0.0/16-10.254.0.0/24', undefined],
  [SUBNET_RANGE, '10.101.0.0/16-10.100.0.0/16', undefined],
  [SUBNET_RANGE, '10.101.0.1/16-10.254.0.0/16', undefined],
  [SUBNET_RANGE, '999.0.0.0/16-999.1.0.0/16', undefined],
  [SUBNET_RANGE, '10.101.0.0-10.102.0.0', undefined],
  [SUBNET_RANGE, true, undefined],
  [DURATION, 'P1DT12H', 'P1DT12H'],
  [DURATION, 'PT90M', 'PT90M'],
  [EVERY, 'PT10M', { days: 0, hours: 0, minutes: 10, seconds: 0 }],
  [EVERY, 'PT5S', undefined],
  [DURATION, 'P', undefined],
  [DURATION, 'P1DT', undefined],
  [DURATION, '24h', undefined],
])('reads a value of %# from %j', (kind, value, range) => {
  expect(kind.parse(value)).toEqual(range);
});
