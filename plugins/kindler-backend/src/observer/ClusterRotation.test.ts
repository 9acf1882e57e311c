import { ClusterRotation, type RotatedNode } from './ClusterRotation';

const SETTINGS = { intervalMs: 60_000, timeoutMs: 500 };

class FakeNode implements RotatedNode {
  failing = false;
  answers = true;
  readonly #name: string;
  readonly #asked: string[];

  constructor(name: string, asked: string[]) {
    this.#name = name;
    this.#asked = asked;
  }

  async askCluster(): Promise<boolean> {
    this.#asked.push(this.#name);
    return this.answers;
  }
}

describe('ClusterRotation', () => {
  const asked: string[] = [];
  const [a, b, c] = ['a', 'b', 'c'].map(name => new FakeNode(name, asked));
  let rotation: ClusterRotation;

  beforeEach(() => {
    asked.length = 0;
    for (const node of [a, b, c]) {
      node.failing = false;
      node.answers = true;
    }
    rotation = new ClusterRotation([a, b, c], SETTINGS);
  });

  afterEach(() => rotation.stop());

  /** Who was asked in each of so many rounds. */
  async function rounds(count: number): Promise<string[]> {
    const result: string[] = [];
    for (let round = 0; round < count; round += 1) {
      asked.length = 0;
      await rotation.askNow();
      result.push(asked.join());
    }
    return result;
  }

  it('asks one node a round, each in its turn', async () => {
    expect(await rounds(5)).toEqual(['a', 'b', 'c', 'a', 'b']);
  });

  it('passes the question on when there is no answer', async () => {
    b.answers = false;
    expect(await rounds(4)).toEqual(['a', 'b,c', 'a', 'b,c']);
  });

  it('leaves out a node that fails, and asks it first when it is back', async () => {
    b.failing = true;
    expect(await rounds(3)).toEqual(['a', 'c', 'a']);
    b.failing = false;
    expect(await rounds(3)).toEqual(['b', 'c', 'a']);
  });

  it('asks one node a round while all of them fail', async () => {
    for (const node of [a, b, c]) {
      node.failing = true;
      node.answers = false;
    }
    expect(await rounds(4)).toEqual(['a', 'b', 'c', 'a']);
  });
});
