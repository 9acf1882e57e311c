import { parseCliSockets } from './parseCliSockets';

it('reads command sockets on TCP', () => {
  expect(
    parseCliSockets(
      '# socket lvl processes\nunix@/run/a.sock admin all\nipv4@10.0.0.5:9999 operator all\nipv6@[::]:9999 admin all\n\n',
    ),
  ).toEqual([
    { address: '10.0.0.5:9999', level: 'operator' },
    { address: '[::]:9999', level: 'admin' },
  ]);
});
