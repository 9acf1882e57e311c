import { said, spilo } from '../__testUtils__/kubernetesInputs';
import { patroniObjects } from '../__testUtils__/patroniObjects';

describe('where Endpoints lead', () => {
  const leading = (
    address: { ip?: string; target?: string } | undefined,
    ip: string | null = '10.0.0.10',
    otherIp = '10.0.0.11',
  ) =>
    said(
      patroniObjects(
        spilo({
          pods: [
            { name: 'demo-0', ip: ip ?? undefined },
            { name: 'demo-1', ip: otherIp },
          ],
          subsets: address
            ? [
                {
                  addresses: [
                    {
                      ip: address.ip,
                      targetRef: address.target
                        ? { name: address.target }
                        : undefined,
                    },
                  ],
                },
              ]
            : [],
        }),
      ),
      { preset: 'zalando' },
    ).demo[3];

  it.each<[string, string, Parameters<typeof leading>]>([
    ['the holder', '', [{ ip: '10.0.0.10', target: 'demo-0' }]],
    ['its name alone', '', [{ target: 'demo-0' }]],
    ['its address alone', '', [{ ip: '10.0.0.10' }]],
    [
      'its name at an old address',
      'endpoint-elsewhere',
      [{ ip: '10.0.0.7', target: 'demo-0' }],
    ],
    ['an unknown address', 'endpoint-elsewhere', [{ ip: '10.0.0.7' }]],
    [
      'its name, while its address is not known',
      '',
      [{ ip: '10.0.0.7', target: 'demo-0' }, null],
    ],
    ['an address, while its own is not known', '', [{ ip: '10.0.0.7' }, null]],
    [
      'the address of another, while its own is not known',
      'endpoint-elsewhere',
      [{ ip: '10.0.0.11' }, null],
    ],
    ['another', 'endpoint-elsewhere', [{ ip: '10.0.0.11', target: 'demo-1' }]],
    [
      'another by name at its address',
      'endpoint-elsewhere',
      [{ ip: '10.0.0.10', target: 'demo-1' }],
    ],
    ['nowhere', 'endpoint-elsewhere', [undefined]],
    [
      'another form of its address',
      '',
      [
        { ip: '2001:DB8:0:0::10', target: 'demo-0' },
        '2001:db8::10',
        '2001:db8::11',
      ],
    ],
    [
      'an old IPv6 address',
      'endpoint-elsewhere',
      [{ ip: '2001:db8::7', target: 'demo-0' }, '2001:db8::10', '2001:db8::11'],
    ],
  ])('%s: %s', (_, expected, args) => {
    expect(leading(...args)).toBe(expected);
  });
});
