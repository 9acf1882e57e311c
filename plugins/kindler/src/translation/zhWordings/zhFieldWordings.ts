/**
 * 请求中各字段问题的中文。
 */
export const zhFieldWordings = {
  'field-unknown': '是未知字段',
  'field-missing': '缺失',
  'field-one-of': '必须是允许的值之一：{{values}}',
  'field-type': '类型必须是 {{type}}',
  'field-at-least': '必须 >= {{limit}}',
  'field-at-most': '必须 <= {{limit}}',
  'field-longer': '不得少于 {{limit}} 个字符',
  'field-shorter': '不得多于 {{limit}} 个字符',
  'field-more-items': '不得少于 {{limit}} 项',
  'field-fewer-items': '不得多于 {{limit}} 项',
  'field-constant': '必须等于规定的值',
  'field-format': '必须符合格式 {{format}}',
  'field-form': '必须匹配模式 {{pattern}}',
  'field-unique': '不得有重复的项（第 {{one}} 项与第 {{other}} 项相同）',
  'field-one-form': '必须恰好符合允许的形式之一',
  'field-any-form': '必须符合允许的形式之一',
  'field-multiple': '必须是 {{value}} 的倍数',
  'field-above': '必须 > {{limit}}',
  'field-below': '必须 < {{limit}}',
  'field-more-fields': '不得少于 {{limit}} 个字段',
  'field-fewer-fields': '不得多于 {{limit}} 个字段',
  'field-cursor': '不是本 API 为此排序给出的游标',
  'field-pattern': '不符合要求：{{wanted}}',
  'field-password':
    '是带有密码的 URL，会被记录下来：请去掉密码，并保存在使用该 URL 的地方',
  'field-name-form':
    '{{value}} 必须是 DNS 标签：1 到 63 个小写字母、数字和中间的连字符',
  'field-name-reserved': '{{value}} 是保留名称',
  'field-name-protected':
    '{{value}} 由 kindler.environments.protectedNames 保留；请选择其他名称',
  'field-name-held': '{{value}} 已存在；请换一个名称',
  'field-name-long':
    '{{value}} 有 {{length}} 个字符；{{kind}} 集群的名称最多 {{most}} 个',
  'field-port-held': '{{value}} 已被{{holder}}占用；请换一个',
  'field-port-used': '{{value}} 在本主机上已被占用；请换一个',
  'field-subnet-held': '{{value}} 与{{holder}}的 {{held}} 重叠；请换一个',
  'field-holder': '环境 {{name}} ',
  'field-holder-hidden': '另一个环境',
  'field-amount': '为 {{value}}；请填写 {{least}} 到 {{most}} 之间的值',
  'field-amount-most': '为 {{value}}；最多可填写 {{most}}',
  'field-volumes':
    '为 {{value}}：不足以容纳 {{volumes}} 个 {{size}} 的卷（每个 PostgreSQL 实例一个，备份一个）',
  'field-fixed': '不可更改；保持为 {{value}}',
  'field-not-smaller': '不能变小；请至少填写 {{least}}',
  'field-end-twice': '与 ttl 不能同时填写',
  'field-no-time': '{{value}} 不是时间',
  'field-not-ahead': '{{value}} 不在将来',
  'field-address':
    '{{value}} 不是 IP 地址加端口，例如 10.0.0.7:30080；HAProxy 在这里不解析名称',
  'field-address-later': '缺失：其 httpPort 尚未选定',
  'field-address-needed':
    '缺失：环境 {{name}} 没有自己的 HTTP 端口（httpPort）。请填写其入口的 IP 地址和端口，例如 10.0.0.7:30080',
  'field-service-twice': '两次出现 {{value}}',
  'field-host-foreign': '{{value}} 属于环境 {{name}}',
  'field-host-form': '{{value}} 必须是 .{{base}} 之前的一个标签',
  'field-database-already': '环境 {{name}} 本身就是数据库；请去掉这项登记',
  'field-role-foreign':
    '角色 {{value}} 已存在，且不是由 Kindler 创建的；请换一个名称',
  'field-database-foreign':
    '数据库 {{value}} 已存在，且属于其他角色；请换一个名称',
  'field-owner':
    '{{value}} 必须是组或用户的实体引用，例如 group:default/team-checkout',
  'field-kind-unknown': '这里没有配置 {{kind}}；已配置：{{known}}（{{hint}}）',
  'field-kind-none': '无',
  'field-kind-see-providers': '见 kindler.providers',
  'field-kind-see-modules': '由后端的模块提供',
  'field-kind-twice': '{{kind}} 被要求了两次',
  'field-kind-unfit': '{{kind}} 不接受提供方 {{provider}} 的环境',
};
