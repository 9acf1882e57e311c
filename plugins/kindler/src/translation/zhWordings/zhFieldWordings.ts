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
  'field-pattern': '不符合要求：{{wanted}}',
  'field-password':
    '是带有密码的 URL，会被记录下来：请去掉密码，并保存在使用该 URL 的地方',
  'field-name-form':
    '{{value}} 必须是 DNS 标签：1 到 63 个小写字母、数字和中间的连字符',
  'field-name-reserved': '{{value}} 是保留名称',
  'field-name-protected':
    '{{value}} 由 kindler.environments.protectedNames 保留；请选择其他名称',
  'field-owner':
    '{{value}} 必须是组或用户的实体引用，例如 group:default/team-checkout',
  'field-kind-unknown': '这里没有配置 {{kind}}；已配置：{{known}}（{{hint}}）',
  'field-kind-none': '无',
  'field-kind-see-providers': '见 kindler.providers',
  'field-kind-see-modules': '由后端的模块提供',
  'field-kind-twice': '{{kind}} 被要求了两次',
  'field-kind-unfit': '{{kind}} 不接受提供方 {{provider}} 的环境',
};
