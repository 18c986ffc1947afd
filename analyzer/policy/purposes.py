"""What a stated purpose is: its words to kinds."""

import re

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.model import PurposeKind

_KINDS: tuple[tuple[PurposeKind, re.Pattern[str]], ...] = (
    (
        "account",
        pattern(
            any_of(
                """注册 登录 登陆 账号 账户 帐号 帐户 绑定手机 \\baccounts? \\bsign(?:ing)?~?(?:in|up)
                \\blog(?:ging)?~?in
                \\bregist(?:er|ration)"""
            )
        ),
    ),
    (
        "identity-verification",
        pattern(
            any_of(
                """实名 核实身份 身份(?:核验|验证|认证|识别|核实) 核验身份 验证身份 人脸(?:识别|核身|验证) 活体 实人
                防沉迷
                verif(?:y|ying|ication) \\bidentity authenticat"""
            )
        ),
    ),
    (
        "payment",
        pattern(
            any_of(
                "支付 付款 结算 收款 退款 充值 购买 订单 交易 \\bpay(?:ments?|ing)?\\b billing purchas refund checkout"
            )
        ),
    ),
    ("delivery", pattern(any_of("配送 发货 送货 物流 快递 收货 交付 寄送 送达 deliver shipping shipment dispatch"))),
    (
        "communication",
        pattern(
            any_of(
                """消息 通知 推送 短信 联系您 联系你 沟通 聊天 即时通讯 邮件 notif push messag contact~you communicat
                newsletter
                chat reply send~you"""
            )
        ),
    ),
    (
        "personalisation",
        pattern(
            any_of(
                """个性化 推荐 定制 感兴趣 喜好 偏好 画像 千人千面 personali[sz] recommend tailor relevant~to~you
                preferences interests
                customi[sz]e"""
            )
        ),
    ),
    ("advertising", pattern(any_of("广告 投放 归因 变现 \\bads?\\b advert attribution retarget"))),
    (
        "promotion",
        pattern(any_of("营销 促销 推广 活动 优惠 奖品 抽奖 红包 promot marketing prize contest sweepstakes offers")),
    ),
    (
        "analytics",
        pattern(
            any_of(
                """统计 分析 监测 埋点 了解[^,，。]{0,12}(?:使用|情况) 改进 改善 优化
                提升[^,，。]{0,8}(?:体验|质量|性能) analytic statistic
                analy[sz] measur improv optimi[sz]e understand~how usage~trends"""
            )
        ),
    ),
    (
        "security",
        pattern(
            any_of(
                """安全 风控 风险 反作弊 反欺诈 欺诈 防范 防止 病毒 盗号 作弊 异常 security secure fraud cheat abuse
                protect prevent
                spam"""
            )
        ),
    ),
    (
        "support",
        pattern(
            any_of(
                """客服 客户服务 咨询 投诉 反馈 售后 问题(?:定位|排查|处理|解决) 故障 崩溃 排查 异常统计
                customer~(?:support|service|care)
                \\bsupport~(?:requests?|tickets?|you) troubleshoot crash diagnos bugs? errors?"""
            )
        ),
    ),
    (
        "legal",
        pattern(
            any_of(
                """法律 法规 监管 司法 合规 义务 诉讼 争议 legal\\b \\blaws?\\b comply compliance regulat obligation
                court disputes?
                enforce"""
            )
        ),
    ),
    ("research", pattern(any_of("研究 调研 调查 科研 问卷 research survey stud(?:y|ies)\\b"))),
    (
        "ai-training",
        pattern(
            any_of(
                "训练[^,，。]{0,10}模型 模型(?:的)?训练 机器学习 算法训练 train(?:ing)?~.{0,30}models? machine~learning"
            )
        ),
    ),
    (
        "service",
        pattern(
            any_of(
                """提供[^,，。;；]{0,20}(?:服务|功能|支持) 实现[^,，。;；]{0,24}功能 功能 服务 展示 播放 定位 导航
                搜索 分享 识别 加载 适配 地图
                provid(?:e|ing) operat(?:e|ing|ion) run~the deliver~the~service \\bfeatures? \\bfunction \\bservices?
                display
                maps? search forecast"""
            )
        ),
    ),
)
_MOST = 3


def purpose_kinds(words: str) -> tuple[PurposeKind, ...]:
    """The kinds that (normalised) words of a purpose speak of, the plainest first; "other" when none is known."""
    if not words.strip():
        return ()
    found = tuple(kind for kind, expression in _KINDS if expression.search(words))
    if len(found) > 1:
        found = tuple(kind for kind in found if kind != "service")
    return found[:_MOST] or ("other",)
