import type {
  DiscoveryService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';

const ASK_TIMEOUT_MS = 5_000;

/** A Backstage plugin that Kindler can use but does not need. */
interface Companion {
  id: string;
  package: string;
  /** The consequence of its absence. */
  cost: string;
}

const EVENTS: Companion = {
  id: 'events',
  package: '@backstage/plugin-events-backend',
  cost: 'of several backends each tells only its own pages and catalog at once what changed; those of the others follow by their poll',
};

const SIGNALS: Companion = {
  id: 'signals',
  package: '@backstage/plugin-signals-backend',
  cost: 'open pages see changes by their poll, every 10 s, and not at once',
};

const NOTIFICATIONS: Companion = {
  id: 'notifications',
  package: '@backstage/plugin-notifications-backend',
  cost: 'owners of database clusters are not told of incidents (kindler.notifications.enabled: false says that this is meant)',
};

const MCP: Companion = {
  id: 'mcp-actions',
  package: '@backstage/plugin-mcp-actions-backend',
  cost: 'AI clients cannot ask Kindler',
};

export interface SayMissingPluginsOptions {
  config: RootConfigService;
  discovery: DiscoveryService;
  logger: LoggerService;
  /** Whether owners should be notified. */
  notifies: boolean;
}

/**
 * Logs once after startup which optional plugins are not installed, and the consequences. A plugin that could not be
 * asked may be installed, so it is not mentioned.
 */
export async function sayMissingPlugins(
  options: SayMissingPluginsOptions,
): Promise<void> {
  const { config, discovery, logger, notifies } = options;
  const companions = [
    EVENTS,
    SIGNALS,
    ...(notifies ? [NOTIFICATIONS] : []),
    MCP,
  ];
  const present = await Promise.all(
    companions.map(({ id }) => isInstalled(discovery, id)),
  );
  companions
    .filter((_, index) => present[index] === false)
    .forEach(companion =>
      logger.info(`${companion.package} is not installed: ${companion.cost}`),
    );
  if (present[companions.indexOf(MCP)] && !offersActions(config)) {
    logger.info(
      `backend.actions.pluginSources does not name kindler: ${MCP.cost}`,
    );
  }
}

/** Goes by the answer that every plugin with request handlers gives without credentials; undefined if nobody answers. */
async function isInstalled(
  discovery: DiscoveryService,
  id: string,
): Promise<boolean | undefined> {
  try {
    const base = await discovery.getBaseUrl(id);
    const answer = await fetch(`${base}/.backstage/auth/v1/jwks.json`, {
      signal: AbortSignal.timeout(ASK_TIMEOUT_MS),
    });
    await answer.body?.cancel();
    if (answer.ok) {
      return true;
    }
    return answer.status === 404 ? false : undefined;
  } catch {
    return undefined;
  }
}

function offersActions(config: RootConfigService): boolean {
  const sources = config.getOptionalStringArray(
    'backend.actions.pluginSources',
  );
  return sources?.includes('kindler') ?? false;
}
