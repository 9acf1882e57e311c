import { withDeadline } from '@kindler/backstage-plugin-kindler-common';
import type { NotificationService } from '@backstage/plugin-notifications-node';

const SEND_TIMEOUT_MS = 10_000;
/** The topic by which owners choose in their notification settings. */
const TOPIC = 'Environments';

/** An environment that will be deleted. */
export interface EndingEnvironment {
  name: string;
  title?: string;
  owner: string;
  expiresAt: Date;
}

/** Notifies owners of environments before these are deleted. */
export class ExpiryNotices {
  readonly #notifications: NotificationService;

  constructor(notifications: NotificationService) {
    this.#notifications = notifications;
  }

  async tell(environment: EndingEnvironment): Promise<void> {
    const { name, title, owner, expiresAt } = environment;
    const when = expiresAt.toISOString().slice(0, 16).replace('T', ' ');
    await withDeadline(
      () =>
        this.#notifications.send({
          recipients: { type: 'entity', entityRef: owner },
          payload: {
            title: `Environment ${title ?? name} is deleted on ${when} UTC`,
            description: `Its time is over then, and its data is deleted with it. Extend '${name}' if you need it for longer.`,
            severity: 'high',
            topic: TOPIC,
            // A notice with a later end replaces this one.
            scope: `kindler/environments/${name}/expiry`,
            link: `/kindler/environments/${encodeURIComponent(name)}`,
          },
        }),
      {
        ms: SEND_TIMEOUT_MS,
        late: () => new Error('No answer to a notification'),
      },
    );
  }
}
