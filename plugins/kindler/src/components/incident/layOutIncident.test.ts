import { failover, goingOn } from '../../__fixtures__/incidents';
import { layOutIncident } from './layOutIncident';
import { timeScale } from './timeScale';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const HOUR = 3_600_000;

describe('timeScale', () => {
  it('draws a short time as it is', () => {
    const scale = timeScale([1_000, 3_000, 11_000]);
    expect([1_000, 2_000, 3_000, 6_000, 11_000].map(scale.positionOf)).toEqual([
      0, 0.1, 0.2, 0.5, 1,
    ]);
    expect(scale.isCompressed).toBe(false);
  });

  it('lets an outage of seconds be seen within hours', () => {
    const scale = timeScale([0, 16_000, 3 * HOUR]);
    expect(scale.isCompressed).toBe(true);
    expect(scale.positionOf(16_000)).toBeGreaterThan(0.03);
    expect(scale.positionOf(3 * HOUR)).toBe(1);
  });

  it('keeps the order, and what lies beyond it at its ends', () => {
    const scale = timeScale([0, HOUR, HOUR + 1, 9 * HOUR]);
    const places = [-5, 0, 1, HOUR, HOUR + 1, 5 * HOUR, 10 * HOUR].map(
      scale.positionOf,
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect([places[0], places[places.length - 1]]).toEqual([0, 1]);
  });

  it('has a place for a single moment', () => {
    expect(timeScale([5]).positionOf(5)).toBe(0);
  });
});

describe('layOutIncident', () => {
  it('sets what the witnesses said one after the other, to a while after the end', () => {
    const { lanes } = layOutIncident(failover, NOW);
    const client = lanes[0].bars.map(({ from, to }) => [from, to]);
    expect(client[0][0]).toBe(0);
    expect(client[0][1]).toBe(client[1][0]);
    expect(client[1][1]).toBe(client[2][0]);
    expect(client[2][1]).toBe(1);
    const [ok] = lanes[4].bars.slice(-1);
    expect(ok.to - ok.from).toBeGreaterThan(0.02);
  });

  it('marks phases, and times, where there is room', () => {
    const { marks, ticks } = layOutIncident(failover, NOW);
    expect(marks.map(({ number }) => number)).toEqual([1, 2, 3, 5, 6]);
    expect(ticks.map(({ at }) => at.slice(11, 19))).toEqual([
      '14:59:42',
      '15:02:11',
      '14:59:58',
    ]);
  });

  it('draws one that goes on until now', () => {
    const begun = '2026-11-22T09:59:46.000Z';
    const { lanes } = layOutIncident(
      {
        ...goingOn,
        lanes: [
          {
            kind: 'client',
            spans: [{ from: begun, values: ['closed'], tone: 'bad' }],
          },
        ],
      },
      NOW,
    );
    expect(lanes[0].bars).toMatchObject([{ from: 0, to: 1 }]);
  });

  it('has nothing to draw of nothing', () => {
    expect(layOutIncident(goingOn, NOW)).toMatchObject({
      lanes: [],
      marks: [],
    });
  });
});
