import { etcdArguments } from './etcd';
import { apiServerArguments } from './kubernetes';
import { dcsSection } from './patroni';

const etcd = {
  url: 'http://127.0.0.1:1001',
  peerUrl: 'http://127.0.0.1:1002',
  dataDir: '/run/lab/etcd',
  logFile: '/run/lab/etcd.log',
};

const kubernetes = {
  url: 'https://127.0.0.1:1003',
  token: 'secret-token',
  caFile: '/run/lab/kubernetes/ca.crt',
  kubeconfigFile: '/run/lab/.kube/config',
  namespace: 'postgres-operator',
  cluster: 'hippo',
  program: '/assets/kube-apiserver',
  folder: '/run/lab/kubernetes',
  logFile: '/run/lab/kube-apiserver.log',
};

describe('arguments of programs', () => {
  it('makes etcd a cluster of its own on loopback', () => {
    const args = etcdArguments(etcd);
    expect(args[args.indexOf('--listen-client-urls') + 1]).toBe(etcd.url);
    expect(args[args.indexOf('--initial-cluster') + 1]).toBe(
      'default=http://127.0.0.1:1002',
    );
  });

  it('keeps the API server on loopback and its token out of the process list', () => {
    const args = apiServerArguments(kubernetes, etcd.url);
    expect(args).toContain('--bind-address=127.0.0.1');
    expect(args).toContain('--secure-port=1003');
    expect(args).toContain('--etcd-servers=http://127.0.0.1:1001');
    expect(args.join(' ')).not.toContain(kubernetes.token);
  });

  it('leads Patroni to etcd, or to Kubernetes in the shape of PGO', () => {
    expect(dcsSection({ etcd }, 'orders', 0)).toEqual({
      etcd3: { hosts: '127.0.0.1:1001' },
    });
    expect(dcsSection({ etcd, kubernetes }, 'hippo', 1)).toMatchObject({
      kubernetes: {
        use_endpoints: true,
        leader_label_value: 'master',
        role_label: 'postgres-operator.crunchydata.com/role',
        pod_ip: '10.244.0.12',
      },
    });
  });
});
