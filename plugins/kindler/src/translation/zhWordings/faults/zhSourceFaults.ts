export const zhSourceFaults = {
  'fault-auth': '来源拒绝了凭据：{{detail}}',
  'fault-tls': '无法建立 TLS 连接：{{detail}}',
  'fault-timeout': '未及时应答：{{detail}}',
  'fault-refused': '连接失败：{{detail}}',
  'fault-parse': '无法读取应答：{{detail}}',
  'fault-too-large': '应答超出读取上限：{{detail}}',
  'fault-http': '来源返回错误：{{detail}}',
  'fault-config': '按当前配置无法询问该来源：{{detail}}',

  'fault-no-answer': '未及时应答',
  'fault-no-answer-within': '{{ms}} 毫秒内没有应答',
  'fault-status': '来源返回状态码 {{status}}',
  'fault-redirect': '来源要求重定向（状态码 {{status}}），不予跟随',
  'fault-tls-unanswered':
    '来源未作任何应答就关闭了 TLS 连接：它要求其他客户端证书，或正在停止',
  'fault-interim': '来源只发送临时应答，没有正式应答',
  'fault-bytes': '应答超过 {{bytes}} 字节',
  'fault-messages': '应答超过 {{count}} 行或消息',
  'fault-pages': '对象列表没有尽头',
  'fault-compressed': '应答未经要求就被压缩',
  'fault-url': '配置的地址不是有效的 URL',

  'fault-html': '应答是 HTML 页面',
  'fault-not-json': '应答不是 JSON',
  'fault-empty': '应答为空',
  'fault-cut-off': '应答不完整',
  'fault-without': '{{path}} 的应答中没有 {{field}}',
  'fault-no-list': '{{path}} 的应答不是列表',
  'fault-two-leaders': '/cluster 的应答中有两个 leader',
  'fault-not-statistics': '应答的开头不是 HAProxy 统计的表头',
  'fault-not-processes': '应答的开头不是进程列表的表头',
  'fault-columns': '表中缺少列 {{columns}}',
  'fault-row': '表中有一行已损坏',

  'fault-haproxy-crashes':
    '未发送，因为某些版本的 HAProxy 会因此退出：{{command}}',
  'fault-haproxy-file': '无法读取 {{path}}：{{code}}',
  'fault-haproxy-refused': 'HAProxy 拒绝：{{said}}',
  'fault-haproxy-level': '运行时套接字不允许此操作；需要 admin 级别',
  'fault-haproxy-closed': 'HAProxy 在执行完所有命令之前关闭了连接',
  'fault-haproxy-answered': 'HAProxy 对 {{command}} 的应答：{{said}}',
  'fault-haproxy-keeps': 'HAProxy 仍保留服务器 {{server}}：{{said}}',
  'fault-haproxy-no-map': 'HAProxy 未读取 {{file}}',
  'fault-haproxy-no-backend': 'HAProxy 没有后端“{{backend}}”',
  'fault-hosts-foreign':
    '域名文件中有一行不属于 Kindler：{{line}}。请把它放到别处',
  'fault-haproxy-separator': '运行时命令中含有分隔符',

  'fault-kubernetes-identity':
    '找不到集群配置：本后端没有 Pod 的 ServiceAccount，也没有设置 kubeconfigFile',
  'fault-kubernetes-context':
    'kubeconfig 中没有带集群的上下文“{{context}}”；现有：{{contexts}}',
  'fault-kubernetes-no-context':
    'kubeconfig 中没有带集群的当前上下文；现有：{{contexts}}',
  'fault-kubernetes-no-pgo':
    'Kubernetes API 不提供 PostgresCluster（{{group}}）',

  'fault-unknown': '原因未知',
  'fault-of-api':
    'Kubernetes API“{{api}}”：{{fault}}。请查看 kindler.kubernetes “{{api}}” 的 actions 和 examples/kubernetes/kindler-actions-rbac.yaml',
  'fault-no-kindler-database': '没有配置 Kindler 数据库',
  'fault-in-recovery': '路由后面的服务器拒绝写入',
  'fault-migration': '无法将 Kindler 数据库更新到最新版本：{{said}}',
  'fault-dependents':
    '{{dependent}} 阻碍接管表 clusters；请先删除它，待 Kindler 启动后再重新创建：{{said}}',
};
