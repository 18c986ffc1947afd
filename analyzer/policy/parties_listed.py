"""Third parties that a Chinese text names only in brackets or a list after what they are: "partners (A, B)"."""

import re
from collections.abc import Iterator

from analyzer.policy.alternatives import any_of, pattern

_ROLE = any_of(
    """sdk 合作伙伴 合作方 合作机构 合作商 服务商 供应商 提供商 服务提供者 服务提供方 第三方 厂商 制造商 支付机构 插件
    第三方平台 第三方公司"""
)
_IN_BRACKETS = pattern(
    _ROLE,
    r"\s?(?:[(（][^()（）]{0,20}[)）])?\s?[(（](?:",
    any_of("如 例如 比如 包括(?:但不限于)? 包含 即 目前为 指"),
    r"[:：]?)?(?P<list>[^()（）,，。;；:：]{2,60}?)(?:等[^()（）]{0,40}|详见[^()（）]{0,40})?[)）]",
)
_BESIDE = pattern(
    "第三方(?:sdk|插件)(?:包括|包含|如|[:：])?",
    r"(?P<list>[^()（）,，。;；:：、]{2,14}(?:、[^()（）,，。;；:：、]{2,14}){1,8}?)",
    "(?=[,，。;；]|等|来|以便?|为您|实现|提供|进行)",
)
_PARTS = re.compile(r"\s?(?:、|/|和|及|与|或者?|以及)\s?")
_NAME = re.compile(r"[\w+·.&'-]+(?: [\w+·.&'-]+){0,3}")
_NO_NAME = pattern(
    any_of(
        """您 你 我们 我司 用户 的 是 为 在 将 可能 需要 收集 获取 使用 读取 提供 采集 简称 下称 统称 称为 上述 其他
        相关 信息 数据 权限 功能 隐私 政策 协议 清单 列表 目录 软件 程序 工具 开发包 http 以下 不 未 已 包括 通过
        详见 业务 类 服务器 终端 手机 设备 系统 个人 名称 类型 种类 处理 委托 授权 共享 内容 用途 目的 方式 场景
        情形 法律 (?:端|版|侧)$ ^(?:android|ios|安卓|苹果|鸿蒙|pc|web|h5|app)$"""
    )
)
_KIND = pattern(
    ".*",
    any_of(
        """公司 商家 商 方 机构 平台 伙伴 人 人员 者 员 服务 网站 应用 企业 银行 部门 机关 单位 组织 渠道 功能 技术 支付
        广告 推送 登录 统计 分享 地图 定位"""
    ),
)
_LONGEST = 16


def listed(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where such names stand in normalised text; ``words`` are no names in any case. A list that also has kinds of
    third parties ("storage, carriers") names nobody.
    """
    for expression in (_IN_BRACKETS, _BESIDE):
        for match in expression.finditer(text):
            place = match.start("list")
            found = []
            for end in [*(mark.span() for mark in _PARTS.finditer(text, *match.span("list"))), (match.end("list"), 0)]:
                name = text[place : end[0]].strip()
                if name:
                    start = text.find(name, place)
                    found.append((start, start + len(name), name))
                place = end[1]
            if all(_is_name(name) and name not in words for _, _, name in found):
                yield from ((start, stop) for start, stop, _ in found)


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= _LONGEST or name.isdigit() or not _NAME.fullmatch(name) or _NO_NAME.search(name):
        return False
    return not _KIND.fullmatch(name) or any(char.isascii() and char.isalpha() for char in name)
