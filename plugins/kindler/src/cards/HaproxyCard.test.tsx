import { screen, within } from '@testing-library/react';
import { edge } from '../__fixtures__/gateways';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { ago, NOW } from '../__fixtures__/times';
import { HaproxyCard } from './HaproxyCard';

describe('HaproxyCard', () => {
  it('shows who is sent clients, with the checks of each server', async () => {
    await renderWithKindler(<HaproxyCard />, {
      annotations: { 'kindler.dev/gateway': 'edge' },
    });
    const servers = await screen.findByRole('list', {
      name: 'Servers of orders_rw',
    });
    const server = (name: string) =>
      within(servers).getByText(name).closest('li');
    expect(screen.getByText('New connections go to pg2.')).toBeInTheDocument();
    expect(server('pg1')).toHaveTextContent('DOWN');
    expect(server('pg1')).toHaveTextContent('L7STS 503');
    expect(server('pg2')).toHaveTextContent('sessions: 14');
    expect(server('archive1')).toHaveTextContent('not checked');
    expect(server('archive1')).toHaveTextContent('sessions: unknown');
  });

  it('shows the proxies in front of a database where no gateway is named', async () => {
    await renderWithKindler(<HaproxyCard />, {
      annotations: { 'kindler.dev/database': 'orders' },
    });
    expect(
      await screen.findByText('Writes are sent to orders-2.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/orders-3 \(by name only\)/)).toBeInTheDocument();
  });

  it('shows of a named gateway only the proxies that lead to the database', async () => {
    const [proxy] = edge.proxies;
    const item = { ...edge, proxies: [proxy, { ...proxy, name: 'audit_rw' }] };
    await renderWithKindler(<HaproxyCard />, {
      annotations: {
        'kindler.dev/gateway': 'edge',
        'kindler.dev/database': 'orders',
      },
      api: { getGateway: async () => ({ now: NOW, item }) },
    });
    expect(
      await screen.findByRole('list', { name: 'Servers of orders_rw' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('audit_rw')).not.toBeInTheDocument();
  });

  it('says what to configure where no gateway is known', async () => {
    await renderWithKindler(<HaproxyCard />, {
      annotations: { 'kindler.dev/database': 'audit' },
    });
    expect(await screen.findByText(/kindler\.gateways/)).toBeInTheDocument();
  });

  it('claims nothing about servers that it does not know', async () => {
    const [proxy] = edge.proxies;
    const silent = {
      ...edge,
      proxies: [
        {
          ...proxy,
          servers: proxy.servers.map(server => ({
            ...server,
            up: 'unknown' as const,
          })),
        },
      ],
      statistics: {
        status: 'stale' as const,
        source: 'haproxy-stats:edge',
        observedAt: ago(300),
        fault: {
          kind: 'refused' as const,
          source: 'haproxy-stats:edge',
          message: 'Nobody listens.',
          hint: 'Check kindler.gateways[].stats.url.',
        },
      },
    };
    await renderWithKindler(<HaproxyCard />, {
      annotations: { 'kindler.dev/gateway': 'edge' },
      api: { getGateway: async () => ({ now: NOW, item: silent }) },
    });
    expect(
      await screen.findByText('Where new connections go is unknown.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Nobody listens\. Check/)).toBeInTheDocument();
    expect(screen.getByText('unknown (was UP)')).toBeInTheDocument();
  });

  it('tells of another source that fails, and not that all is old', async () => {
    const [source] = edge.sources;
    const halfBlind = {
      ...edge,
      sources: [
        source,
        {
          id: 'haproxy-runtime:edge/master',
          kind: 'haproxy-runtime' as const,
          target: '/run/master.sock',
          status: 'unreachable' as const,
          fault: {
            kind: 'refused' as const,
            source: 'haproxy-runtime:edge/master',
            message: 'Nobody listens.',
            hint: 'Check kindler.gateways[].masterSocket.',
          },
        },
      ],
    };
    await renderWithKindler(<HaproxyCard />, {
      annotations: { 'kindler.dev/gateway': 'edge' },
      api: { getGateway: async () => ({ now: NOW, item: halfBlind }) },
    });
    expect(await screen.findByText('Nobody listens.')).toBeInTheDocument();
    expect(screen.queryByText(/^Stale/)).not.toBeInTheDocument();
  });

  it('names the annotation that is missing', async () => {
    await renderWithKindler(<HaproxyCard />);
    expect(await screen.findByText(/Missing Annotation/i)).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    await renderWithKindler(<HaproxyCard />, {
      annotations: { 'kindler.dev/gateway': 'edge' },
      denied: ['kindler.gateway.read'],
    });
    expect(
      await screen.findByText(/kindler\.gateway\.read/),
    ).toBeInTheDocument();
  });
});
