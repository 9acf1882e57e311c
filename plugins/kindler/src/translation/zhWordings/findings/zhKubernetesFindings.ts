/**
 * Kubernetes 与 operator 的中文说明。
 */
export const zhKubernetesFindings = {
  'backup-failed':
    'PostgresCluster {{cluster}} 最近一次备份（{{what}}）失败；不知道有成功的备份。',
  'backup-failed-since':
    'PostgresCluster {{cluster}} 最近一次备份（{{what}}）失败；最近一次成功的备份在 {{last}}。',
  'backup-failed-next':
    '查看命名空间 {{namespace}} 中相应 Job 的日志，然后手动做一次备份。',
  'endpoint-elsewhere':
    '{{name}} 的 Endpoints 指向 {{where}}，而锁由 {{holder}} 持有。',
  'endpoint-nowhere':
    '{{name}} 的 Endpoints 没有指向任何地方，而锁由 {{holder}} 持有。',
  'endpoint-elsewhere-next':
    '检查是否有别的控制器在改写这些 Endpoints；leader 续锁时 Patroni 会改正它们。',
  'instances-not-ready':
    '实例集 {{set}} 的 {{wanted}} 个实例只有 {{ready}} 个就绪。',
  'instances-not-ready-next':
    '查看命名空间 {{namespace}} 中实例集 {{set}} 的 Pod 及其事件。',
  'kubernetes-unread': '无法在 Kubernetes 中读取 {{resource}}：{{fault}}。',
  'kubernetes-unread-next': '{{hint}}',
  'kubernetes-forbidden-next':
    '给 Kindler 的账号授予 {{resource}} 的 get、list、watch 权限（examples/kubernetes）。',
  'operator-behind': 'PGO 还没有处理 PostgresCluster {{cluster}} 的最新规格。',
  'operator-behind-next':
    '检查 operator 是否在运行，以及它的日志里关于 {{namespace}}/{{cluster}} 的内容。',
  'operator-switchover-open':
    '已请求切换 PostgresCluster {{cluster}}，但 PGO 一直没有执行。',
  'operator-switchover-open-next':
    '查看 operator 的日志和命名空间 {{namespace}} 中 {{cluster}} 的事件；若不再需要，把 spec.patroni.switchover.enabled 设为 false。',
  'pods-labelled-leader': '{{pods}} 都带有 leader 标签：可能出现脑裂。',
  'pods-labelled-leader-next': '查明其中哪个接受写入，并隔离没有持锁的那个。',
  'role-label-elsewhere':
    'leader 的角色标签在 {{where}} 上，而锁由 {{holder}} 持有：Service 会把写入引到错误的 Pod。',
  'role-label-nowhere':
    '没有 Pod 带有 leader 的角色标签，而锁由 {{holder}} 持有：Service 无法把写入引到任何地方。',
  'role-label-elsewhere-next':
    '检查 {{holder}} 上的 Patroni 是否有权修改自己的 Pod，以及是否有别的程序在写这个标签。',
  'service-elsewhere':
    'Service {{service}} 指向 {{where}}，而锁由 {{holder}} 持有。',
  'service-nowhere':
    'Service {{service}} 没有指向任何地方，而锁由 {{holder}} 持有。',
  'service-elsewhere-next':
    '检查 Pod {{holder}} 是否就绪：Service 只指向就绪的 Pod。',
  'service-slices-next':
    '检查 {{service}} 的 EndpointSlice 是否跟上了它的 Endpoints（kube-controller-manager）。',
} as const;
