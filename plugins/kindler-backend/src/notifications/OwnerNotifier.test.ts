import { mockServices } from '@backstage/backend-test-utils';
import {
  word,
  type IncidentSummary,
} from '@kindler/backstage-plugin-kindler-common';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Notice } from '../model/Notice';
import type { NoticeView } from '../model/Notice';
import type { NoticedIncident, Notices } from './Notices';
import { OwnerNotifier } from './OwnerNotifier';

const BEGIN = Date.parse('2026-11-22T09:00:00Z');

describe('OwnerNotifier', () => {
  const logger = mockServices.logger.mock();
  let sent: NotificationSendOptions[];
  let reachable: boolean;
  let now: number;
  let incidents: NoticedIncident[];

  beforeEach(() => {
    jest.clearAllMocks();
    sent = [];
    reachable = true;
    now = BEGIN;
    incidents = [];
  });

  /** What all backends share. */
  const notices: Notices = {
    list: async () =>
      incidents.map(({ view, summary }) => ({
        view: { ...view },
        summary,
      })),
    replace: async (id, before, after) => {
      const found = incidents.find(({ summary }) => summary.id === id)!;
      const isSame =
        JSON.stringify(found.view.notices) === JSON.stringify(before);
      if (isSame) {
        found.view = { ...found.view, notices: after as Notice[] };
      }
      return isSame;
    },
  };

  const backend = (store = notices) =>
    new OwnerNotifier({
      notifications: {
        async send(notification) {
          if (!reachable) {
            throw new Error('no notifications here');
          }
          sent.push(notification);
        },
      },
      notices: store,
      logger,
    });

  function happens(
    id: string,
    view: Partial<NoticeView> = {},
    summary: Partial<IncidentSummary> = {},
  ) {
    const incident: NoticedIncident = {
      view: { code: 'no-leader', criticalSince: now, notices: [], ...view },
      summary: {
        id,
        database: `db-${id}`,
        databaseTitle: `Database ${id}`,
        owner: 'group:default/shop',
        title: word('incident-failover', { from: 'a', to: 'b' }),
        cause: {
          code: 'no-leader',
          severity: 'critical',
          message: 'Nobody leads.',
          params: {},
        },
        worst: 'critical',
        startedAt: new Date(now).toISOString(),
        outageMs: 16_300,
        notifiedAt: [],
        ...summary,
      },
    };
    incidents.push(incident);
    return incident;
  }

  /** Seconds pass, and every backend looks every five. */
  async function pass(seconds: number, ...backends: OwnerNotifier[]) {
    for (let passed = 0; passed < seconds; passed += 5) {
      now += 5000;
      const looking = now;
      await Promise.all(backends.map(each => each.look(looking)));
    }
  }

  const end = (incident: NoticedIncident) => {
    incident.view = {
      ...incident.view,
      endedAt: now,
      criticalSince: undefined,
    };
    incident.summary = {
      ...incident.summary,
      endedAt: new Date(now).toISOString(),
    };
  };

  const titles = () => sent.map(({ payload }) => payload.title);

  it('tells the owner once of an incident and once of its end, with two backends', async () => {
    const both = [backend(), backend()];
    const incident = happens('7');
    await pass(300, ...both);
    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: 'group:default/shop' },
        payload: {
          title: 'Database 7: Failover from a to b',
          description: 'Nobody leads.',
          severity: 'critical',
          topic: 'Database clusters',
          scope: 'kindler/databases/db-7/incidents/7',
          link: '/kindler/databases/db-7/incidents/7',
        },
      },
    ]);
    end(incident);
    await pass(50, ...both);
    expect(sent).toHaveLength(1);
    await pass(300, ...both);
    expect(titles().slice(1)).toEqual(['Database 7 is ok again']);
    expect(sent[1].payload).toMatchObject({
      severity: 'normal',
      description:
        'Failover from a to b. It lasted 5 min. Clients could not write for 16 s.',
    });
  });

  it('tells of many clusters with one cause at once, for each owner', async () => {
    happens('1');
    happens('2');
    happens('3', {}, { owner: 'group:default/other' });
    happens('4', { code: 'split-brain' });
    await pass(60, backend());
    expect(titles().sort()).toEqual([
      '2 clusters are critical',
      'Database 3: Failover from a to b',
      'Database 4: Failover from a to b',
    ]);
  });

  it('tells nobody where there is no owner, nor of what is not critical', async () => {
    happens('1', {}, { owner: undefined });
    happens('2', { criticalSince: undefined });
    await pass(60, backend());
    expect(sent).toEqual([]);
  });

  it('sends later what could not be sent, says so once, and tells of no end that nobody heard the begin of', async () => {
    const one = backend();
    reachable = false;
    const incident = happens('1');
    await pass(300, one);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    end(incident);
    reachable = true;
    await pass(300, one);
    expect(sent).toEqual([]);
    happens('2');
    reachable = false;
    await pass(60, one);
    reachable = true;
    await pass(120, one);
    expect(titles()).toEqual(['Database 2: Failover from a to b']);
  });

  it('says once that the plugin database is away, and goes on after that', async () => {
    let isAway = true;
    const one = backend({
      ...notices,
      list: async looking => {
        if (isAway) {
          throw new Error('away');
        }
        return notices.list(looking);
      },
    });
    happens('1');
    await pass(60, one);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    isAway = false;
    await pass(10, one);
    expect(sent).toHaveLength(1);
  });
});
