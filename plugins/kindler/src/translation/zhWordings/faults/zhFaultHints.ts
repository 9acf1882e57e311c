export const zhFaultHints = {
  'hint-auth': '请检查 {{keys}}。',
  'hint-tls': '请检查证书以及 {{keys}}。',
  'hint-timeout':
    '请查看进程是否挂起或网络是否丢包；等待时间由 kindler.observer.timeoutMs 设置。',
  'hint-refused':
    '请查看进程是否在运行、网络是否允许本后端访问；地址在 {{keys}}。',
  'hint-answer': '请查看该地址上应答的是什么；地址在 {{keys}}。',
  'hint-log': '请查看该来源的日志；其地址在 {{keys}}。',
  'hint-config': '请更正 {{keys}}。',

  'hint-listener':
    '请查看 HAProxy 是否在运行并有此监听；地址在 kindler.routes[].listener。',
  'hint-listener-way':
    '请查看名称是否已知、网络是否允许本后端访问；地址在 kindler.routes[].listener。',
  'hint-listener-packets':
    '请查看主机是否在运行、网络是否丢包；地址在 kindler.routes[].listener。',
  'hint-listener-answers':
    '请查看该处监听的是什么；地址在 kindler.routes[].listener。',
  'hint-listener-servers':
    '请查看 HAProxy 是否有可用的服务器，以及 PostgreSQL 的日志；地址在 kindler.routes[].listener。',
  'hint-listener-hangs':
    '请查看 PostgreSQL 是否挂起，HAProxy 是否在等待服务器或空闲会话；等待时间由 kindler.observer.timeoutMs 设置。',
  'hint-no-slot':
    '请查看连接由谁占用（pg_stat_activity）；结束空闲的连接，在前面加连接池，或提高 max_connections。',
  'hint-starting': '如果一直不结束，请查看 PostgreSQL 的日志。',
  'hint-postgres-log': '请查看 PostgreSQL 或其前面连接池的日志。',
  'hint-postgres-host':
    '请查看 PostgreSQL 的日志，以及其主机是否还有可用的进程和内存。',
  'hint-role':
    '请检查 kindler.routes[].verify 的用户、密码和数据库，以及 pg_hba.conf 中对应的行。',
  'hint-give-role':
    '请为路由配置 PostgreSQL 允许从此处登录的角色（kindler.routes[].verify）。',
  'hint-verify': '请检查 kindler.routes[].verify。',
  'hint-scram':
    '请让它对 kindler.routes[].verify 的角色要求 scram-sha-256（pg_hba.conf）。',

  'hint-clear-text':
    '请让它要求 scram-sha-256（pg_hba.conf），或将 {{key}}.mode 设为 verify-full；在此之前不会发送密码。',
  'hint-own-certificate':
    '请让 {{key}}.certFile 和 .keyFile 包含有效的、由服务器 ssl_ca_file 中的机构签发的证书。',
  'hint-renew':
    '请更新证书（ssl_cert_file）并调用 pg_reload_conf()；按 {{key}}.mode，证书无效者不予连接。',
  'hint-server-name':
    '请签发包含 {{name}} 的证书，或将 {{key}}.serverName 设为证书包含的名称。',
  'hint-authority': '请让 {{key}}.caFile 包含签发该证书的机构的证书。',
  'hint-server-tls':
    '请检查服务器的证书和密钥（ssl_cert_file、ssl_key_file）与 ssl_min_protocol_version，以及 {{key}}。',
  'hint-no-tls':
    '请在服务器上开启 TLS（ssl = on）；按 {{key}}.mode，没有 TLS 则不连接。',
  'hint-tls-or-line':
    '请将 {{key}}.mode 设为 verify-full，或在 pg_hba.conf 中为该角色加一行允许不使用 TLS 的连接。',
  'hint-authorities-file':
    '请让 {{file}} 指向本后端可读的文件，内容为 PEM 格式的机构证书。',
  'hint-certificate-file':
    '请让 {{file}} 指向本后端可读的文件，内容为 PEM 格式的证书。',
  'hint-key-file':
    '请让 {{file}} 指向本后端可读的文件，内容为 PEM 格式的证书密钥，不带口令。',

  'hint-kindler-database':
    '请设置 kindler.database 及通向它的路由，并设置 kindler.providers。',
  'hint-migration': '未作任何更改。请移除上文所指的内容；每半分钟会重试一次。',
  'hint-trace':
    '它通过路由 {{route}} 的监听访问（kindler.database.route）：请追踪该路由，查看在哪里中断。',
  'hint-and': '{{first}}{{second}}',
};
