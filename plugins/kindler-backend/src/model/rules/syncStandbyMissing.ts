import { evidence } from '../facts/ClusterFacts';
import { isHealthy } from '../patroni/states';
import type { Rule } from './Rule';
import { lockEvidence } from './texts';

/**
 * Synchronous mode is on and no standby is synchronous: what is committed now is lost with the leader, and in strict mode
 * commits wait until there is one. A restart of the only standby does that for one loop.
 */
export const syncStandbyMissing: Rule = facts => {
  const { settings, view, holder, standbyCluster, loopWaitMs } = facts;
  if (!settings?.synchronous || !view || !holder || standbyCluster) {
    return [];
  }
  const standbys = facts.members.filter(({ role }) => /_standby$/.test(role));
  if (standbys.some(({ state }) => isHealthy(state))) {
    return [];
  }
  const strict = settings.synchronousModeStrict === true;
  const names = standbys.map(({ name }) => name).join(', ');
  return [
    {
      code: 'sync-standby-missing',
      severity: strict ? 'critical' : 'warning',
      early: 'info',
      settleMs: 2 * loopWaitMs,
      message: strict
        ? 'No standby is synchronous while synchronous_mode_strict is on: commits wait.'
        : 'No standby is synchronous although synchronous mode is on: what is committed now is lost with the leader.',
      next: 'See why no replica streams: its state, its lag, and the tags nosync and nofailover.',
      params: { leader: holder.name, strict: String(strict), standbys: names },
      evidence: [
        lockEvidence(facts),
        evidence(
          'synchronous standbys',
          standbys.map(({ name, state }) => `${name} (${state})`).join(', ') ||
            'none',
          view.source,
          view.observedAt,
        ),
      ],
    },
  ];
};
