import { evaluate } from './evaluate';
import { HEALTHY } from './__testUtils__/healthy';
import { NOW, observedAt } from './__testUtils__/snapshots';

describe('command sockets of HAProxy on TCP', () => {
  const findings = (sockets: Array<[address: string, level: string]>) => {
    const snapshot = {
      ...HEALTHY,
      routes: HEALTHY.routes.map(route => ({
        ...route,
        stats: {
          ...route.stats!,
          value: {
            ...route.stats!.value!,
            info: {
              commandSockets: sockets.map(([address, level]) => ({
                address,
                level,
              })),
            },
          },
        },
      })),
    };
    const later = NOW + 15_000;
    const { state } = evaluate(snapshot, undefined, NOW);
    return evaluate(observedAt(snapshot, later), state, later).findings.map(
      ({ severity, code }) => `${severity} ${code}`,
    );
  };

  it.each<[string, Array<[string, string]>, string[]]>([
    ['none', [], []],
    ['of level admin', [['10.0.0.5:9', 'admin']], ['warning']],
    ['on all addresses', [['[::]:9', 'admin']], ['warning']],
    ['of a lower level', [['10.0.0.5:9', 'user']], ['info']],
    ['of this host', [['127.0.0.1:9', 'admin']], ['info']],
  ])('%s', (_, sockets, expected) => {
    expect(findings(sockets)).toEqual(
      expected.map(severity => `${severity} command-socket-open`),
    );
  });
});
