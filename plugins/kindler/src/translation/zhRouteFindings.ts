import type { FindingCode } from './findingMessages';

/**
 * 关于路由的服务器与前端的判断的中文。
 */
export const zhRouteFindings = {
  'frontend-full': {
    message:
      '路由 {{route}} 的新客户端必须等待：前端 {{frontend}} 已达到 {{limit}} 个会话的上限。',
    next: '查看会话被谁占用，或在配置中提高前端 {{frontend}} 的 maxconn 并重新加载 HAProxy。',
  },
  'servers-full': {
    message:
      '路由 {{route}} 的新客户端必须等待：{{servers}} 已达到会话上限，有 {{waiting}} 个客户端在等待。',
    next: '查看会话被谁占用，或在 PostgreSQL 连接数允许的范围内提高代理 {{proxy}} 的服务器的 maxconn。',
  },
  'gateway-full': {
    message:
      '新客户端必须等待：网关 {{gateway}} 的 HAProxy 已达到 {{limit}} 个连接的上限。',
    next: '查看哪个前端占用得多，或提高 global 段的 maxconn 并重新加载 HAProxy。',
  },
  'server-addresses-hidden': {
    message:
      'HAProxy 把路由 {{route}} 的写入发往 {{servers}}；无法判断它是哪个成员，因为统计不显示地址，其名称也不是任何成员的名称。',
    next: '为统计页面设置 stats show-legends，或指定运行时套接字（kindler.gateways 的 {{gateway}}.socket），或让代理 {{proxy}} 的服务器与成员同名。',
  },
  'servers-not-comparable': {
    message:
      'HAProxy 把路由 {{route}} 的写入发往 {{servers}}；无法判断它是哪个成员，因为没有成员报告此地址。',
    next: '设置 kindler.routes 的 {{route}}.verify：经由监听器的查询能说明由谁应答。',
  },
  'route-servers-missing': {
    message:
      '代理 {{proxy}} 没有路由 {{route}} 所列的服务器 {{servers}}；它有 {{present}}。',
    next: '在 kindler.routes 的 {{route}}.targets 中按 HAProxy 的名称列出服务器。',
  },
} satisfies Partial<Record<FindingCode, { message: string; next: string }>>;
