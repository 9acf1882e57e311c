/**
 * 见证者不知道或互相矛盾之处的中文说明。
 */
export const zhVerdictFindings = {
  'not-known': '无从得知由哪个成员接受写入：没有见证者指出它。',
  'not-known-next':
    '为 Kindler 配置成员（kindler.databases[].patroni.members，或带 probe 的 members）和一条写路由。',
  'not-known-at-all': '一无所知：没有配置任何见证者。',
  'not-known-patroni': '谁持有锁未知：{{reason}}',
  'not-known-patroni-next':
    '检查带 Patroni 的节点或 Kubernetes API 是否应答此后端。',
  'not-known-postgres': '哪些成员接受写入未知：{{reason}}',
  'not-known-postgres-next':
    '检查各成员是否应答；在 Patroni 不能说明之处，SQL 探测角色（kindler.databases[].probe）可以。',
  'not-known-haproxy': 'HAProxy 把写入发往何处未知：{{reason}}',
  'not-known-haproxy-next':
    '检查网关的统计是否应答（kindler.gateways[].stats），以及代理和服务器的名称是否一致。',
  'not-known-client': '客户端得到什么未知：{{reason}}',
  'not-known-client-next':
    '检查此后端能否访问路由的监听地址（kindler.routes[].listener）。',
  'witnesses-disagree': '各见证者指向的成员不一致（{{words}}）。',
  'witnesses-disagree-next':
    '切换 leader 时会短暂如此，几秒内即恢复；若持续不变，请对照下方的成员。',
} as const;
