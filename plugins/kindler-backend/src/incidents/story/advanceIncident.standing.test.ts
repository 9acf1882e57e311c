import type { Scene } from '../__testUtils__/sceneOf';
import { BEGIN, Story } from '../__testUtils__/Story';
import { titleOf } from './titleOf';
import { WELL } from '../__testUtils__/stories';

describe('advanceIncident', () => {
  it('tells a failover apart from what was degraded for hours before it', () => {
    const lame: Scene = {
      ...WELL,
      verdict: 'degraded',
      findings: ['warning member-silent/c'],
    };
    const story = new Story().is(30, WELL).is(7200, lame);
    story.is(20, {
      ...lame,
      verdict: 'critical',
      lock: null,
      client: 'closed',
    });
    story.is(3600, { ...lame, lock: 'b' }).is(60, { lock: 'b' });
    const titles = [...story.incidents.values()].map(
      each => titleOf(each).text,
    );
    expect(titles).toEqual([
      'There is member-silent/c',
      'Leader changed from a to b',
    ]);
  });

  describe('with a warning that stands for long', () => {
    const stands: Scene = {
      ...WELL,
      verdict: 'degraded',
      findings: ['warning certificate-expires'],
    };
    const out: Scene = {
      verdict: 'critical',
      findings: ['critical clients-refused', 'warning certificate-expires'],
      client: 'refused',
    };
    const shortly: Scene = {
      ...WELL,
      verdict: 'degraded',
      findings: ['warning holder-silent/a', 'warning certificate-expires'],
    };
    const times = (story: Story) =>
      [...story.incidents.values()].map(({ startedAt, endedAt, worst }) => [
        (startedAt - BEGIN) / 1000,
        endedAt && (endedAt - BEGIN) / 1000,
        worst,
      ]);

    it('makes another incident of an outage, over when only the warning is left', () => {
      const story = new Story()
        .is(30, WELL)
        .is(3600, stands)
        .is(2, shortly)
        .is(20, out)
        .is(3600, stands);
      expect(times(story)).toEqual([
        [30, 3632, 'degraded'],
        [3632, 3652, 'critical'],
      ]);
      story.is(30, out).is(300, stands);
      expect(times(story).slice(2)).toEqual([[7252, 7282, 'critical']]);
    });

    it('keeps to one incident while nothing worse comes, and until all is clear', () => {
      const story = new Story()
        .is(30, WELL)
        .is(3600, stands)
        .is(5, shortly)
        .is(600, stands)
        .is(60, WELL);
      expect(times(story)).toEqual([[30, 4235, 'degraded']]);
    });

    it('keeps to one incident when the outage comes soon', () => {
      const story = new Story()
        .is(30, WELL)
        .is(600, stands)
        .is(20, out)
        .is(600, stands)
        .is(60, WELL);
      expect(times(story)).toEqual([[30, 1250, 'critical']]);
    });
  });
});
