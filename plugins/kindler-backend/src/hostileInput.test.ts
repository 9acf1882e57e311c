import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterCases } from './__testUtils__/hostile/clusterCases';
import { growthOf } from './__testUtils__/hostile/growthOf';
import { haproxyCases } from './__testUtils__/hostile/haproxyCases';
import { kubernetesCases } from './__testUtils__/hostile/kubernetesCases';
import { patroniCases } from './__testUtils__/hostile/patroniCases';
import { postgresCases } from './__testUtils__/hostile/postgresCases';
import { textCases } from './__testUtils__/hostile/textCases';

/** Of ten times the input. Work that grows with the input gives 10, and with its square 100. */
const MOST = 40;

jest.setTimeout(120_000);

/** No input of n bytes may cost more than O(n log n): whoever is asked decides what is answered. */
describe('input from outside costs what it is long', () => {
  it.each([
    ['answers of Patroni', patroniCases],
    ['answers of HAProxy', haproxyCases],
    ['objects of Kubernetes', kubernetesCases],
    ['messages of PostgreSQL', postgresCases],
    ['clusters', clusterCases],
    ['texts', textCases],
  ])('%s', (_, cases) => {
    const dear = cases.filter(
      each =>
        growthOf(each, each.size, MOST) > MOST ||
        growthOf(each, 10 * each.size, MOST) > MOST,
    );
    expect(dear.map(({ name }) => name)).toEqual([]);
  });

  it('is asked of every parser', () => {
    const folder = join(__dirname, '__testUtils__/hostile');
    const cases = readdirSync(folder)
      .map(file => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    const parsers = [
      'dcs',
      'evaluation',
      'model',
      'patroni',
      'haproxy',
      'kubernetes',
      'postgres',
    ]
      .flatMap(room => filesIn(join(__dirname, room)))
      .flatMap(file => [
        ...readFileSync(file, 'utf8').matchAll(/export function (parse\w+)/g),
      ])
      .map(([, name]) => name);
    expect(parsers.length).toBeGreaterThan(10);
    expect(parsers.filter(name => !cases.includes(name))).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.ts$/.test(file) && !/test|__testUtils__/.test(file))
    .map(file => join(folder, file));
}
