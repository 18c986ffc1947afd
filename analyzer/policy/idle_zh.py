"""Chinese sentences that state no practice: rights and their paths, changes of the policy, breaches."""

from analyzer.policy.alternatives import any_of, pattern

_CONTROL = pattern(
    any_of("您 你 用户 监护人"),
    any_of("有权 还?可以? 也可以? 能够? 可随时 随时 如需 需要?您的"),
    "[^。;；]{0,60}?",
    any_of(
        """更正 修改 删除 查询 查阅 查看 访问 更新 注销 撤回 撤销 复制 导出 下载 管理 退订 退出 关闭 取消 清除 清空 编辑
        解绑 更换 变更 转移 副本 拒绝 投诉 举报"""
    ),
)
_PRACTICE = pattern(
    any_of("我们 我司 本公司 我行 本平台 本应用"),
    any_of("会 将 可能 需 仅 只 不 并 也 在 要 还 依 根据 同时 通过"),
    "[^,，。;；]{0,30}?",
    any_of("收集 获取 采集 读取 调取 记录 使用 共享 提供给 发送给"),
    "|[您你](?!可以?通过)[^,，。;；]{0,16}?(?:提供|填写|上传|提交|授权|录入|输入)",
    "|(?:收集|获取|采集|读取)(?:了?[您你]的|以下|下列|如下)|(?:允许|授权)我们|(?:开启|授予)[^,，。]{0,20}权限",
    "|(?:补充|完善)(?:[和或及]?修改|[和或及]?更新)?[您你]的|(?:主动|自愿|选择|自行)填写|[需须应]要?提供[:：]",
)
_STEP = pattern(
    r"[^\w]*(?:[(（]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[)）.、:：]*\s?)*",
    any_of('点击 点选 进入 打开 长按 轻触 登录[^,，。]{0,12}(?:点击|进入) 选择[“"「【] 通过[“"「【]'),
)
_CHANGE = pattern(any_of("发生 产生 出现"), any_of("了 重大 实质性? 较大") + "?的?", any_of("变更 变化 改变 更新"))
_LETTER = pattern("收到[^,，。;；]{0,16}?", any_of("邮件 挂号信 来信 申请 请求 反馈 投诉 通知 举报 意见"))
_BREACH = pattern(
    "[^,，。]{0,6}(?:如果?|若|当|一旦)(?:我们|我司|本公司)[^。]{0,40}",
    any_of("违反 违法 违规 超出 未征得 终止 停止运营"),
)


def is_idle(sentence: str) -> bool:
    """Whether a sentence states no practice; see `Cues.idle`."""
    if _BREACH.match(sentence):
        return True
    if _PRACTICE.search(sentence):
        return False
    return any(cue.search(sentence) for cue in (_CONTROL, _CHANGE, _LETTER)) or _STEP.match(sentence) is not None
