export const zhImportWordings = {
  'import-subnet': '记录的子网“{{value}}”不是一个网络',
  'import-port': '记录的 {{column}}“{{value}}”不是端口',
  'import-time': '记录的 {{column}}“{{value}}”不是时间',
  'import-provider': '记录的提供方“{{value}}”未知',
  'import-no-provider': '没有记录提供方；按 Kindler 脚本的默认值视为 k3d',
  'import-desired-state':
    '记录的期望状态“{{value}}”既不是 present 也不是 absent；视为 present',
  'import-actual-state': '记录的状态“{{value}}”未知',
  'import-status': '记录的 status“{{value}}”不能说明现在的状态',
  'import-no-creation-time': '没有记录创建时间；以导入时间代替',
  'import-creation-time': '记录的创建时间“{{value}}”不是时间；以导入时间代替',
  'import-same-http-port': 'HTTP 端口 {{port}} 已属于“{{other}}”',
  'import-same-https-port': 'HTTPS 端口 {{port}} 已属于“{{other}}”',
  'import-same-subnet': '子网 {{subnet}} 与“{{other}}”的 {{otherSubnet}} 重叠',
};
