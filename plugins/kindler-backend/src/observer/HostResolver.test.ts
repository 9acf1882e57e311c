import { HostResolver } from './HostResolver';

const MINUTE = 60_000;

/** A resolver whose answers the test gives. */
function setup() {
  let now = 0;
  const asked: string[] = [];
  const answers: Array<(addresses: string[] | Error) => void> = [];
  const resolver = new HostResolver({
    now: () => now,
    resolve: host => {
      asked.push(host);
      return new Promise((resolve, reject) =>
        answers.push(answer =>
          answer instanceof Error ? reject(answer) : resolve(answer),
        ),
      );
    },
  });
  return {
    resolver,
    asked,
    wait: (ms: number) => {
      now += ms;
    },
    answer: async (addresses: string[] | Error) => {
      answers.shift()!(addresses);
      await new Promise(setImmediate);
    },
  };
}

describe('HostResolver', () => {
  it('keeps nobody waiting', async () => {
    const { resolver, asked, answer } = setup();
    expect(resolver.lookUp(['DB1.example.', '10.0.0.1', '/run/pg'])).toBe(
      undefined,
    );
    expect(asked).toEqual(['db1.example']);
    await answer(['10.0.0.2', '10.0.0.1']);
    expect(resolver.lookUp(['db1.example'])).toEqual({
      'db1.example': ['10.0.0.1', '10.0.0.2'],
    });
  });

  it('asks again after a minute, each name once at a time', async () => {
    const { resolver, asked, answer, wait } = setup();
    resolver.lookUp(['a']);
    resolver.lookUp(['a']);
    await answer(['10.0.0.1']);
    wait(MINUTE + 1);
    resolver.lookUp(['a']);
    resolver.lookUp(['a']);
    expect(asked).toEqual(['a', 'a']);
    await answer(['10.0.0.1']);
  });

  it('never asks more than two at once', async () => {
    const { resolver, asked, answer } = setup();
    resolver.lookUp(['a', 'b', 'c']);
    expect(asked).toEqual(['a', 'b']);
    await answer(['10.0.0.1']);
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  it('uses what it knew for a while when names do not resolve', async () => {
    const { resolver, asked, answer, wait } = setup();
    resolver.lookUp(['a']);
    await answer(['10.0.0.1']);
    wait(MINUTE + 1);
    resolver.lookUp(['a']);
    await answer(new Error('ENOTFOUND'));
    expect(resolver.lookUp(['a'])).toEqual({ a: ['10.0.0.1'] });
    expect(asked).toHaveLength(2);
    wait(5 * MINUTE);
    expect(resolver.lookUp(['a'])).toBeUndefined();
  });

  it('asks nobody after it was stopped', async () => {
    const { resolver, asked, answer } = setup();
    resolver.lookUp(['a', 'b', 'c']);
    resolver.stop();
    await answer(['10.0.0.1']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('asks for no more names than a cluster may have, and forgets old ones', async () => {
    const asked: string[] = [];
    const resolver = new HostResolver({
      resolve: async host => {
        asked.push(host);
        return ['10.0.0.1'];
      },
    });
    const names = Array.from({ length: 100_000 }, (_, at) => `host-${at}`);
    resolver.lookUp(names);
    await new Promise(setImmediate);
    expect(asked.length).toBeLessThan(3000);
    expect(Object.keys(resolver.lookUp(names)!).length).toBeLessThan(3000);
    resolver.stop();
  });

  it('takes any word for a name', async () => {
    const { resolver, answer } = setup();
    resolver.lookUp(['constructor', '__proto__']);
    await answer(['10.0.0.1']);
    await answer(['10.0.0.2']);
    const found = resolver.lookUp(['__proto__', 'constructor'])!;
    expect(Object.entries(found)).toEqual([
      ['__proto__', ['10.0.0.2']],
      ['constructor', ['10.0.0.1']],
    ]);
  });
});
