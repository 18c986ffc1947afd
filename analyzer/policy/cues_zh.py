"""Frame rules for Chinese, over normalised text (lower case, simplified, half width)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from analyzer.policy.alternatives import any_of, pattern, word_set
from analyzer.policy.cues import MOST_VERBS, ClauseCues, Subject, Verb
from analyzer.policy.denials_zh import BREAKS_NEGATION, NEGATION, NO_NEGATION
from analyzer.policy.idle_zh import is_idle

if TYPE_CHECKING:
    from analyzer.policy.model import Action

_ACTIONS: dict[str, Action] = {
    "collect": "collect",
    "use": "use",
    "share": "share",
    "toward": "share",
    "entrust": "entrust",
    "transfer": "transfer",
    "public": "public",
    "store": "store",
    "abroad": "cross-border",
}
_VERB = pattern(
    "(?P<abroad>",
    any_of(
        """跨境传输 跨境提供 向境外[^,，。；;]{0,12}?(?:提供|传输|存储|转移) 出境
        (?:传输|转移|提供|存储|传送|共享)(?:至|到|给)?境外"""
    ),
    ")|(?P<public>",
    any_of(
        """公开披露 对外公开 公之于众 公开(?=您|你|用户|个人信息) 公开(?:展示|显示|发布|分享|发表) 公示
        (?:展示|显示|展现)(?=您的|你的|用户的) (?<=公开)(?:区域|场合)?(?:发布|发表)
        (?<=[您你户])(?:发布|发表|公布)(?=的|了|评论|内容|图片|视频|动态|作品)"""
    ),
    ")|(?P<share>",
    any_of(
        """共享 分享 披露 透露 出售 出租 贩卖 交换(?=您|你|个人) 转交 泄露(?=您|你|给|至) 对外提供
        (?:提供|发送|传输|传送|同步|传递|转发|告知|反馈)(?:给|予|至|到)(?!我们|您|你|本)"""
    ),
    ")|(?P<toward>(?<=向)(?:(?!收集|获取|采集|搜集|使用|您|你)",
    "[^,，。；;]){1,36}?(?:提供|发送|传输|传送|告知))",
    "|(?P<entrust>委托(?!书|人|合同))",
    "|(?P<transfer>转让|转移(?!权|给您))",
    "|(?P<store>",
    any_of("""存储 储存 保存(?!期限|时间|时长|在您的设备) 留存 保留(?!.{0,4}权利) 存放 上传(?:至|到|给|您) 备份"""),
    ")|(?P<collect>",
    any_of(
        """收集 采集 搜集 获取 读取 获得 取得 收取 索取 接收 调取 抓取 提取 检测 扫描 收到 知悉 获悉 监测 监听
        (?<=[会将并动们能统要])记录 调用
        访问(?=您|你|用户|设备|手机|本机|通讯录|相册|剪[切贴]板|位置|诸如|以下|下列|如下)"""
    ),
    ")|(?P<use>用于|用来|使用|利用|处理|分析(?=您|你|用户)|识别(?=您|你|用户|设备))",
    "|(?P<give>",
    any_of("提供 填写 上传 输入 提交 录入 完善 补充 绑定 登记 告知 发布"),
    ")",
)
_FIRST = any_of(
    """我们(?!的|提供的|平台的) 我司 我公司 我方 本公司 本平台 本应用 本软件 本app 本产品 本游戏 本网站 本程序 本单位
    本服务 运营方 运营者 平台(?=会|将|可能|需)"""
)
_USER = any_of(
    """您(?!的|所在|设备|手机|本人|个人|终端) 你(?!的|们的|所在|设备|手机|本人|个人|终端)
    用户(?!的|信息|数据|资料|体验|协议|隐私|画像|名|行为|个人|密码|使用协议|服务)"""
)
_THIRD = any_of(
    """第三方 合作伙伴 合作方 合作机构 sdk 服务商 供应商 服务提供者 服务提供商 关联公司 关联方 广告主 广告商
    广告平台 受托方 受托人
    (?<!电信)(?<!网络)(?<!移动)(?<!通信)(?<!通讯)运营商(?!信息|名称|类型|数据|代码|的?网络)
    支付机构 接收方 合作商 插件"""
)
_TOLD = "(?<=要求)(?:其|他们|该等?)|(?<=[责督]成)其|(?<=约束)其|(?<=令)其|(?<=确保)其"
_SUBJECT = pattern("(?P<first>", _FIRST, ")|(?P<user>", _USER, ")|(?P<third>", _THIRD, "|", _TOLD, ")")
_NO_FIRST_BEFORE = pattern(any_of("向 给 与 从 经"), "$")
_NO_THIRD_BEFORE = pattern(
    any_of("向 为 对 给 与 和 及 经 供 征得 得到 获得 取得 从 至 通过 委托 依据 根据 除 将 把 入 到 或 、"),
    "$|",
    any_of("向 与 给 从 委托 经由 不是"),
    "[^,，。；;由]{0,8}$|我们(?:或|和|及|以及|与|、)我们的$",
)
_NO_USER_BEFORE = pattern(
    any_of(
        """向 为 对 给 与 和 经 供 征得 得到 获得 取得 要求 请求 邀请 通知 提示 告知 询问 征求 帮助 允许 让 根据
        依据 在得到 事先"""
    ),
    "$",
)
_OBJECT_BEFORE = pattern(any_of("收集 获取 采集 读取 访问 记录 识别 存储 调用 披露 使用"), "$")
"""Before "you": "we collect what you have stored"; the user acts only as far as the next 的."""
_OF_SERVICE = pattern(
    "[^,，。；;、]{0,10}?",
    any_of(
        """服务 功能 产品 软件 应用(?!列表|信息|安装) app(?!列表) 平台 网站 客户端 技术 方式 措施 手段 工具 规则 者
        过程 期间 时(?!长|间|区)"""
    ),
)
_SERVICE_OBJECT = pattern(
    "[^,，。；;、]{0,24}?",
    any_of(
        """服务 功能 支持 帮助 保障 产品 内容 体验 途径 渠道 选项 保护 入口 便利 方式 技术 广告 推荐 链接 结果 资讯
        解决方案 机会"""
    ),
)
_TO_USER_BEFORE = pattern("(?:向|为|给|供)(?:您|你|用户|广大用户|其)[^,，。；;]{0,8}$")
_ASKED_TO_GIVE = pattern(any_of("需要? 须 应当? 请 可以? 要求 必须 主动 自行 自愿 会"), "[^,，。；;]{0,8}$")
_BY_USER = ("您", "你", "用户", "您向我们", "你向我们", "您主动", "您所", "您自愿", "您在")
_HOW_BEFORE = pattern("(?:如何|怎样|怎么)[^,，。；;]{0,18}$")
_ATTACKED_BEFORE = pattern(
    any_of("不被 遭到? 受到 免遭 被未经 未经授权的? 未授权的? 非法 防止 避免"), "[^,，。；;]{0,16}$"
)
_STOPPING_BEFORE = pattern(any_of("停止 继续 开始 正常 放弃 暂停 无法 拒绝 限制 注销"), "$")
_WILL_BEFORE = pattern(any_of("会 将 可能 需要? 可 自动"), "[^,，。；;]{0,6}$")
_COMING = pattern(
    "了?(?:您|你|用户|到)?的?[^,，。;；]{0,6}?",
    any_of("电子邮件 邮件 挂号信 来信 申请 请求 要求 反馈 投诉 通知 问题 举报 意见 诉求 咨询"),
)
_FROM_US_BEFORE = pattern("从(?:我们|我司|本公司)(?:处|这里)?", "$")
_IN_VAIN_BEFORE = pattern(any_of("无法 不能 影响 妨碍"), "[^,，。;；]{0,24}$")
_PROVIDED = pattern(any_of("中 由我们 平台 页面 内"), "$")
_ATTRIBUTE_BEFORE = pattern("(?:所|已经?|被)$")
_WAYS = pattern("的[^,，。]{0,2}", any_of("退订 方式 服务 功能 链接 渠道 路径 入口 产品 平台"))
_NOUN = pattern(
    any_of(
        """(?:存储|储存)(?=内存|空间|卡|权限|器|容量|介质|路径|功能|状态|设备)
        使用(?=语言|记录|情况|时长|习惯|频[率次]|偏好|历史)
        (?:分享|共享)(?=码|记录|历史|清单|列表|关系) 访问(?=日期|时间|记录|次数|量|频率|来源)
        处理(?=器|结果) 检测(?=结果)
        (?:上传|发布|提交|填写|记录|获取|扫描)(?=时间|记录|时长|结果|速度)
        (?<=[注赞藏论])(?:分享|发布)(?=信息|记录|内容)
        (?<=[、(（])(?:分享|发布|上传|使用|分析|存储|提交|绑定|检测)的?(?=信息|数据|内容|行为|日志)"""
    )
)
"""A verb that is part of a noun: the name of information, mostly."""
_WEAK_GIVING = word_set("告知 发布 补充 完善 绑定")


def verbs(sentence: str, start: int, end: int, carried: Subject) -> list[Verb]:
    """The verbs of one clause that are about information; see `Cues.verbs`."""
    candidates = list(islice(_VERB.finditer(sentence, start, end), MOST_VERBS))
    if not candidates:
        return []
    subjects = _subjects(sentence, start, end)
    negations = [
        match.start()
        for match in islice(NEGATION.finditer(sentence, start, end), MOST_VERBS)
        if not NO_NEGATION.match(sentence, match.start(), end)
    ]
    found = []
    for match in candidates:
        subject = _subject(sentence, match, subjects, start, carried)
        action = _action(sentence, match, subject, start, end)
        if action is None:
            continue
        by_user = match.lastgroup == "give" or (match.lastgroup == "toward" and action == "collect")
        negated = any(_reaches(sentence, place, match, subjects) for place in negations)
        reach = 22 if match[0] in ("使用", "利用", "处理") else 0
        if negated and match[0] in ("收到", "接收", "知悉", "获悉", "得到"):
            action = "store"  # "we never receive it" denies that it leaves the device, not that it is read
        found.append(Verb(match.start(), match.end(), action, "first" if by_user else subject, negated, by_user, reach))
    # "we do not publish what has been collected": the second verb only says which information is meant
    main = [verb for verb in found if not _ATTRIBUTE_BEFORE.search(sentence[max(start, verb.start - 3) : verb.start])]
    return main or found


def _reaches(sentence: str, negation: int, verb: re.Match[str], subjects: list[tuple[int, Subject]]) -> bool:
    """Whether a negation is about a verb: before it, nothing turns it round, and it is not about another subject."""
    if not negation < verb.end() or BREAKS_NEGATION.search(sentence, negation, verb.start()):
        return False
    between = (place for place, who in subjects if who == "first" and negation < place < verb.start())
    # "not collected by us": the operator stands after the denial, and is denied
    return all(sentence[place - 1] == "由" for place in between)


def _subject(
    sentence: str, match: re.Match[str], subjects: list[tuple[int, Subject]], start: int, carried: Subject
) -> Subject:
    for place, who in reversed(subjects):
        if place >= match.start() or _shut(sentence, place, match.start()):
            continue
        when = who == "user" and _WHEN_BEFORE.search(sentence, max(start, place - 2), place)
        if when and _WHEN_AFTER.search(sentence, place, match.start()):
            continue  # "the SDK will, when you open the app, collect": the user is no subject of the verb
        if who != "user" or not _is_object(sentence, place) or not _OVER.search(sentence, place, match.start()):
            return who
    if carried != "user" or match.lastgroup == "give":
        return carried
    # "while you use …, [we] will collect": a user as the subject of an earlier clause does not collect.
    return "first" if _WILL_BEFORE.search(sentence[max(start, match.start() - 8) : match.start()]) else "user"


_WHEN_BEFORE = pattern(any_of("[会将可能]在 当 于"), "$")
_WHEN_AFTER = pattern(any_of("时 后 期间 过程中 的?情况下"))
_OVER = pattern("的|", any_of("并 从而 以及"))


def _is_object(sentence: str, place: int) -> bool:
    return _OBJECT_BEFORE.search(sentence[max(0, place - 2) : place]) is not None


def _shut(sentence: str, place: int, verb: int) -> bool:
    """Whether a bracket that encloses a place is closed before the verb."""
    between = sentence[place:verb]
    return between.count(")") + between.count("）") > between.count("(") + between.count("（")


def subject_of(sentence: str, start: int, end: int, carried: Subject) -> Subject:
    """The subject that a clause leaves for the next one."""
    subjects = _subjects(sentence, start, end)
    for place, who in reversed(subjects):
        if who != "user" or not _is_object(sentence, place):
            return who
    return carried


def _subjects(sentence: str, start: int, end: int) -> list[tuple[int, Subject]]:
    found: list[tuple[int, Subject]] = []
    for match in islice(_SUBJECT.finditer(sentence, start, end), MOST_VERBS):
        before = sentence[max(start, match.start() - 9) : match.start()]
        barred = {"first": _NO_FIRST_BEFORE, "user": _NO_USER_BEFORE, "third": _NO_THIRD_BEFORE}
        if not barred[match.lastgroup or "first"].search(before):
            found.append((match.start(), match.lastgroup or "first"))
    return found


def _action(sentence: str, match: re.Match[str], subject: Subject, start: int, end: int) -> Action | None:
    """The action of a verb in its place, None when it is not about anybody's information."""
    kind, word = match.lastgroup or "", match[0]
    before = sentence[max(start, match.start() - 20) : match.start()]
    if _NOUN.match(sentence, match.start()):
        return None
    if any(bar.search(before) for bar in (_HOW_BEFORE, _ATTACKED_BEFORE, _FROM_US_BEFORE)):
        return None
    if word == "收到" and _COMING.match(sentence, match.end(), end):
        return None  # a letter, not information
    if kind == "give":
        return _giving(sentence, match, subject, before, end)
    if kind == "toward":
        if word.startswith(("我们", "我司", "本公司", "本平台", "本app", "本应用")):
            return "collect"
        return None if subject == "user" or word.startswith("用户") else "share"
    if kind == "public":
        shown = word.startswith(("展示", "显示", "展现"))
        if shown and (subject != "first" or _TO_USER_BEFORE.search(before)):
            return None
        return "public"
    if subject == "user":
        return None  # what the user does is no practice, unless the user gives something (above)
    if kind == "use" and word in ("使用", "利用", "处理"):
        of_service = _OF_SERVICE.match(sentence, match.end(), min(end, match.end() + 16))
        if of_service or _STOPPING_BEFORE.search(before):
            return None
    return _ACTIONS[kind]


def _giving(sentence: str, match: re.Match[str], subject: Subject, before: str, end: int) -> Action | None:
    word = match[0]
    if _TO_USER_BEFORE.search(before) or _IN_VAIN_BEFORE.search(before):
        return None
    if _PROVIDED.search(before) and _WAYS.match(sentence, match.end()):
        return None
    by_user = subject == "user" or before.endswith(_BY_USER)
    if word in _WEAK_GIVING:
        return "collect" if by_user and word != "告知" else None
    if by_user:
        return "collect"
    told = before.endswith(("要求", "要求您", "请您", "需要您", "需您"))
    if subject == "first" and not told and (not _ASKED_TO_GIVE.search(before) or "我们" in before):
        return None
    if word == "提供" and _SERVICE_OBJECT.match(sentence, match.end(), min(end, match.end() + 26)):
        return None
    return "collect" if _ASKED_TO_GIVE.search(before) else None


_PURPOSE = (
    "以便 以实现 以确保 以保障 以提供 以帮助 便于 从而 以满足 以提升 以改善 以优化 以向您 以为您 以核实 以验证 "
    "以完成 以判断 以识别 以维护 以保证 用于 用来 "
)

ZH = ClauseCues(
    name="zh",
    clause_end=re.compile(r"[,，;；:：。!！?？\t\n]"),
    verbs=verbs,
    subject_of=subject_of,
    purpose_clause=pattern(
        r"[^\w]*",
        any_of(
            _PURPOSE
            + """为了 为(?=[\u4e00-\u9fff]{2})(?!您(?:收集|的)|准|空|由|主|他|其|基础|例|必) 旨在 目的是 方便 以此
            以防 以更 帮助我们 使(?=您|得|我们|用户) 以使 让您"""
        ),
    ),
    purpose_part=pattern(
        any_of(_PURPOSE + "来(?=为您|实现|帮助|识别|提供) 为了(?=[一-鿿]) 为您(?=提供|展示|推荐|推送)")
    ),
    qualified=pattern(
        any_of("单独识别 识别特定 直接识别 真实身份 可识别 仅凭 单独使用 无法识别 全量 全部 持续 频繁 原始 完整"),
        '|剪[贴切]板行为|存储在[“"]|整个|所有内容',
    ),
    conditional=pattern(
        "^[^,，]{0,6}(?:如果?|若|倘若|假如|一旦|当|在)[^,，]{0,40}",
        any_of(
            """拒绝 不同意 未同意 不授权 未授权 关闭 不提供 未提供 不开启 未开启 取消 撤回 撤销 时 前 情况下 状态下
            期间 后"""
        ),
        "|(?:如果?|若)(?:您|你|用户)[^,，]{0,12}(?:不|拒绝|未|关闭|取消|撤回)",
    ),
    exempt=pattern(
        any_of("无需 无须 不必 不需要? 毋须 可不"),
        "(?:事先)?再?(?:征得|获得|取得|经过|得到|征求|经)[^,，。]{0,20}(?:同意|授权)",
        "|(?:授权|征得)?同意的例外|例外情形|豁免|(?:情况|情形|以下|下列)[^,，。]{0,6}除外[^\\w]*$",
    ),
    definition=pattern(
        r"^[^\w]*(?:\d{1,2}[、.．])?(?:本[^,，]{0,8}(?:所称|中的?))?[“\"「『]?",
        any_of(
            """个人信息 个人敏感信息 敏感个人信息 儿童个人信息 个人信息主体 设备 cookie 去标识化 匿名化 sdk
            个人信息收集 唯一设备识别码 移动设备标识符 设备信息 位置信息"""
        ),
        r"[”\"」』]?[^,，。]{0,16}[,，]?(?:是指|指的是|系指|指(?=以|能|一|由|可|在|您)|即|是一|包括以电子)",
        r"|^(?!.{0,80}我们)[^,，。:：]{0,40}[”\"」』]?(?:[(（][^)）]{0,30}[)）])?[:：]?(?:是指|系指|指的是|指包括)",
    ),
    merger=pattern(any_of("合并 收购 重组 破产 清算 分立 资产转让 资产出售 解散")),
    excluding=pattern(any_of("不包括 不包含 不含(?!有) 不涉及 并非 而非")),
    lead_in=pattern(r"(?:[:：]|如下|(?:以下|下列)(?:信息|内容|类型|数据|个人信息|几类|几种|列表|表格)?)[^\w]*$"),
    no_carry=pattern(
        r"[^\w]*",
        any_of(
            """但 除 仅 只 如(?!:) 若 当 在 否则 因此 请 则 使 让 您(?!的) 我们 并(?!且) 从而 无法 不 可 即 而 这
            该(?!等|信息) 由 后 也 还"""
        ),
    ),
    permission=pattern("权限"),
    collecting_heading=pattern(any_of("收集 获取 采集 信息清单 信息列表 权限")),
    sharing_heading=pattern(any_of("共享 第三方 sdk 披露 对外提供 委托 合作方 合作伙伴 转让")),
    other_heading=pattern(
        any_of(
            """权利 管理您 安全 保护(?!政策|指引|声明) 保存 存储 期限 更新 变更 联系 未成年 儿童 定义 投诉 争议 注销
            删除 cookie"""
        )
    ),
    idle=is_idle,
    supposed=pattern(
        any_of(
            """(?:如果?)?未来(?=我们|可能|如|若|会|将|为|因|需) 若未来 未来如 未来若 将来 若今后 如今后 后续如 后续若
            日后"""
        ),
        "|(?:如果?|若|一旦)[^,，。]{0,30}(?:在前述说明之外|未在(?:前述|本))",
        "|(?:超出|未载明|未列明|改变|变更|其他(?:目的|用途)|范围以?外|情形之外)[^。]{0,40}",
        "(?:再次|另行|重新|事先|单独)[^,，。]{0,6}(?:征得|征求|取得|获得)",
    ),
    label=pattern(
        "(?!.{0,6}敏感)(?!.{0,16}(?:有权|可以|清除|删除))",
        "[^,，。;；]{0,30}?(?:信息|数据|日志|记录)(?:[(（][^)）]{0,20}[)）])?",
        r"[:：](?!\s*(?:主要|具体|可能)?会?(?:包括|包含)|\s*$)",
    ),
    scoped=pattern(
        any_of("不会?再 不再会 模式(?:下|中) 演示版 浏览版 游客 未登录"),
        "|",
        any_of("关闭 撤回 撤销 取消 注销 停用 退出 删除 拒绝"),
        "[^,，。;；]{0,14}(?:后|时|即)",
        "|",
        any_of("该 此 本 上述 前述 这一 这些"),
        "(?:项|类|种)?",
        any_of("环节 功能 权限 过程 场景 模式 页面 附件 接口 步骤 阶段 用途"),
    ),
    user_control=pattern(
        any_of(
            """是指 指的是 建议 差异 有所不同 将仅 才可 需要由 可能需要由 即可 关闭 撤回 拒绝 取消 撤销 不会 不影响
            有权 注销 更正 修改 删除 查询 查阅 查看 属于 联系我们 是否 投诉 无法
            有助于 不再"""
        )
    ),
    listing=pattern(any_of("、 : ： 包括 包含 例如 如下 等(?:信息|数据) 信息[(（]")),
)
