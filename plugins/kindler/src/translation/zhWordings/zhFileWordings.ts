export const zhFileWordings = {
  'files-no-program':
    '没有 {{program}}，无法检查配置；请在后端旁安装 HAProxy，或设置 kindler.gateways[].files.program',
  'files-not-checked': 'HAProxy 无法检查配置：{{said}}',
  'files-refused': 'HAProxy 拒绝该配置，因此没有写入任何内容：{{said}}',
  'files-refused-silently':
    'HAProxy 拒绝该配置但没有说明原因（退出码 {{code}}），因此没有写入任何内容；请手动运行 haproxy -c',
  'files-no-listener':
    'HAProxy 将无法启动：配置没有打开任何监听；请给 kindler.gateways[].files.proxies 中的代理加上 bind',
  'files-unreadable':
    '无法读取 {{path}}：{{code}}；请更正 kindler.gateways[].files.configurations，或允许后端的用户读取它',
  'files-unwritable': '无法写入 {{path}}：{{code}}；请允许后端的用户写入',
  'files-not-loaded':
    'HAProxy 没有代理 {{proxies}}；请在它自己的配置之后再加上 `{{option}}` 启动一次，并从原配置中去掉这些代理',
  'files-moved':
    '服务器 {{server}} 运行在 {{running}}，而文件中是 {{written}}；请把地址写入 kindler.gateways[].files.proxies，或在 HAProxy 中改回',
  'files-warned': 'HAProxy 警告：{{said}}',
  'files-reload-refused':
    'HAProxy 拒绝重新加载，继续使用之前的配置，文件也已恢复：{{said}}',
  'files-reload-failed':
    'HAProxy 拒绝重新加载，继续使用之前的配置，文件也已恢复；原因见其日志',
  'files-no-worker':
    '下令重新加载 {{seconds}} 秒后 HAProxy 仍没有新的工作进程；新文件已就位，之前的工作进程若仍存活则继续服务',
  'files-not-loaded-so':
    'HAProxy 已重新加载，但 {{servers}} 的状态与写入的不同；期间有人更改了它们',
  'gateway-no-master':
    '无法询问旧进程；请设置 kindler.gateways 中 {{gateway}} 的 masterSocket',
  'gateway-sessions-ended': '旧进程不再持有这样的会话；已结束 {{count}} 个',
  'gateway-sessions-stay':
    '结束会话 {{seconds}} 秒后旧进程仍持有会话；请在 HAProxy 所在主机上结束进程：kill -TERM <pid>',
  'gateway-server-is': '运行中的 HAProxy 里 {{server}} 为 {{changes}}',
  'gateway-server-reads':
    '按检查 {{server}} 可用，但它处于恢复状态，客户端无法在那里写入；已保持原状。请让检查询问主节点：option httpchk OPTIONS /primary',
  'gateway-not-kept': 'HAProxy 重新加载会撤销此更改：网关没有 stateFile',
};
