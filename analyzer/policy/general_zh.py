"""General Chinese nouns that name information only beside other names of information."""

from collections.abc import Sequence

from analyzer.policy.alternatives import word_set
from analyzer.policy.lexicon import Match

_NEVER = word_set("信息 数据 内容 请求 国家 资产 服务 功能 兴趣 使用方式 相关内容 操作")
"""Words that only point at what is said elsewhere, or mean something else."""
_LISTED = word_set(
    """设备 身份 网络 账号 帐号 账户 帐户 视频 文件 关注 点击 交易 音乐 链接 存储 评论 分享 浏览 收藏 订单
    支付 购买 登录 注册 下载 播放 游戏 安装 个人身份 图文 文字 发布 记录"""
)
"""Words that are names in a list ("头像、视频、评论") and else a verb or a thing."""
_MARKS = frozenset("、/()（）,，[]【】")
_AND = frozenset("和及与或等")


def naming(text: str, matches: Sequence[Match]) -> Sequence[Match]:
    """The matches without general nouns that name no information where they stand."""
    kept = [match for match in matches if not _is_general(text, match)]
    return matches if len(kept) == len(matches) else kept


def _is_general(text: str, match: Match) -> bool:
    word = text[match.start : match.end]
    if word in _NEVER:
        return True
    if word not in _LISTED:
        return False
    before, after = text[match.start - 1 : match.start], text[match.end : match.end + 1]
    listed = (
        before == "、" or after == "、" or (before in _AND and after in _MARKS) or (before in _MARKS and after in _AND)
    )
    return not listed
