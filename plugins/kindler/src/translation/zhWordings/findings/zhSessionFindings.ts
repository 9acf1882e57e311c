/**
 * 旧会话的中文说明。
 */
export const zhSessionFindings = {
  'old-process-silent':
    '网关 {{gateway}} 重载前的 HAProxy 进程 {{pid}} 没有说明它还持有哪些会话。',
  'old-process-silent-next':
    '检查进程 {{pid}} 是否卡住；路由 {{route}} 的客户端可能还在其中，连着任何一台服务器。',
  'old-sessions-astray':
    '重载前的 HAProxy 进程把路由 {{route}} 的 {{count}} 个会话留在 {{servers}} 上，新客户端已不发往那里；没有谁检查或结束这些会话。',
  'old-sessions-astray-next':
    '可在此处网关或路由的该进程旁结束这些会话，或连同其进程一起结束：在 HAProxy 所在主机上执行 "kill -TERM {{pid}}"。或在 master 套接字上逐个结束："@!{{pid}} show sess" 列出带 srv={{server}} 的会话，"@!{{pid}} shutdown session <id>" 结束其中一个。hard-stop-after 可限制这类进程的存活时间。',
  'old-sessions-kept':
    '重载前的 HAProxy 进程仍把路由 {{route}} 的 {{count}} 个会话留在 {{servers}} 上；它不做健康检查，故障切换不会结束这些会话。',
  'old-sessions-kept-next':
    '目前无需处理，客户端断开后即结束；hard-stop-after 可限制这类进程的存活时间。',
  'old-sessions-unasked':
    '路由 {{route}} 的客户端是否还留在 HAProxy 上次启动前的进程中、连着 {{member}}，不得而知。',
  'old-sessions-unasked-next':
    '若那次启动是重载：用 -W -S 启动 HAProxy，并为 {{gateway}} 设置 kindler.gateways[].masterSocket，即可统计其旧进程。',
  'sessions-left-behind':
    '路由 {{route}} 有 {{count}} 个会话留在 {{servers}} 上，那里已不接新连接。',
  'sessions-left-behind-next':
    '在运行时套接字上结束这些会话（"shutdown sessions server {{proxy}}/{{server}}"），并在代理上设置 on-marked-down shutdown-sessions。',
} as const;
