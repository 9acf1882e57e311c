import { word } from '@kindler/backstage-plugin-kindler-common';
import { ConditionClock } from './ConditionClock';
import type { Condition } from './rules/Rule';

const condition = (
  code: string,
  group?: string,
  subject?: string,
): Condition => ({
  code: code as Condition['code'],
  subject,
  group,
  severity: 'critical',
  early: 'warning',
  settleMs: 5000,
  message: word('no-primary', {}),
  next: word('no-primary-next', {}),
  evidence: [],
});

/** Notes conditions second by second; each list is one look. */
function follow(...looks: Condition[][]) {
  let clock: ConditionClock | undefined;
  return looks.map((conditions, second) => {
    clock = new ConditionClock(clock, second * 1000);
    return conditions.map(each => clock!.note(each).since / 1000);
  });
}

describe('ConditionClock', () => {
  it('keeps the time of each code and subject', () => {
    expect(
      follow(
        [condition('a')],
        [condition('a'), condition('a', undefined, 'x')],
        [condition('a', undefined, 'x')],
        [condition('a')],
      ),
    ).toEqual([[0], [0, 1], [1], [3]]);
  });

  it('holds since it began, where that is known, and never since later', () => {
    const clock = new ConditionClock(undefined, 9000);
    const began = (at: number, code: string) => ({
      ...condition(code),
      began: at,
    });
    expect(clock.note(began(2000, 'a')).since).toBe(2000);
    expect(clock.note(began(12_000, 'b')).since).toBe(9000);
    const next = new ConditionClock(clock, 10_000);
    expect(next.note(began(5000, 'a')).since).toBe(2000);
  });

  it('goes on with the time of the group when another code takes over', () => {
    expect(
      follow(
        [],
        [condition('no-route', 'writes-out/rw', 'rw')],
        [condition('no-leader', 'writes-out')],
        [condition('no-route', 'writes-out/rw', 'rw')],
        [condition('holder-silent', 'other')],
        [condition('no-leader', 'writes-out')],
      ),
    ).toEqual([[], [1], [1], [1], [4], [5]]);
  });

  it('does not lend the time of one route to another', () => {
    const rw = condition('no-route', 'writes-out/rw', 'rw');
    const app = condition('no-route', 'writes-out/rw2', 'rw2');
    expect(follow([rw], [rw, app], [app])).toEqual([[0], [0, 1], [1]]);
  });

  it('takes over for all routes from the one that went out last', () => {
    const of = (name: string) =>
      condition('no-route', `writes-out/${name}`, name);
    expect(
      follow(
        [of('a')],
        [of('a'), of('b')],
        [condition('no-leader', 'writes-out')],
        [of('b')],
      ),
    ).toEqual([[0], [0, 1], [1], [1]]);
  });

  it('gives the time of its own to what rests on observations', () => {
    const first = new ConditionClock(undefined, 0);
    first.note(condition('a', 'g'));
    expect(new ConditionClock(first, 7).note(condition('b', 'g'))).toEqual({
      own: 7,
      since: 0,
    });
  });
});
