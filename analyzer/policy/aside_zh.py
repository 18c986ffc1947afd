"""Where a Chinese sentence says nothing of what the operator does; see `aside`."""

import re
from itertools import islice

from analyzer.policy.alternatives import any_of, pattern

Ranges = list[tuple[int, int]]
_WE = any_of(
    """我们 我司 我公司 我方 我行 本公司 本平台 本应用 本软件 本app 本产品 本游戏 本网站 本站 本程序 本单位
        本服务 本小程序 本客户端 开发者 运营者 运营方"""
)
_GETS = any_of(
    """收集 采集 搜集 获取 读取 窃取 盗取 盗用 截取 截获 窃听 偷窥 偷拍 抓取 访问 记录 复制 监听 监测 监控 追踪
        跟踪 上传 存储 保存 使用 利用 滥用 泄露 泄漏 传播 转发 扫描 调用 识别 获得 取得 收到 接收 得到 获悉 知悉
        看到 拍摄 录制"""
)
_SEES = any_of("看到 收到 接收 获得 得到 知悉 获悉 取得")
"""What other users do with what the operator shows them: that is publishing, no matter of theirs."""

# who is an outsider

_OTHER = any_of("其他 其它 别的 另外的 另一 任何其他 任何其它")
_THINGS = any_of(
    """应用(?:程序|软件)? app 软件 程序 小程序 客户端 网站 网页 站点 游戏 设备 插件(?!sdk) 进程 应用商店
        应用市场"""
)
_PEOPLE = any_of("用户 网友 玩家 会员 成员 使用者 人(?!脸|员|士的) 个人 人士 自然人 家庭成员")
_STRANGERS = any_of(
    """黑客 骇客 攻击者 入侵者 不法分子 违法分子 犯罪分子 犯罪嫌疑人 诈骗分子 骗子 不法人员
        恶意(?:软件|程序|应用|app|插件|代码|用户|人员|第三方|网站) 病毒 木马 流氓软件 间谍软件
        钓鱼(?:网站|软件|应用)
        (?:未经授权|未获授权|未授权|无权|无关|不相关|不明)的?(?:第三方|第三人|人员|人士|人|个人(?!信息|数据|资料|隐私)|应用|程序|软件)
        陌生人 旁人 路人 有心人 他人 别人 任何人(?!员|士|脸) 非法(?:第三方|程序|软件|人员)"""
)
_OUTSIDER = pattern(
    "(?P<user>",
    _OTHER,
    r"(?:的)?",
    _PEOPLE,
    ")|(?P<thing>",
    _OTHER,
    r"(?:的)?(?:第三方)?(?:类似|恶意|不明)?(?:的)?(?:移动|手机|安卓|android|ios|桌面|系统)?",
    _THINGS,
    r"|(?:非|不是)(?:由)?",
    _WE,
    r"(?:所)?(?:开发|提供|运营|控制)的[^,，。;；]{0,6}?",
    _THINGS,
    ")|(?P<stranger>",
    _STRANGERS,
    ")",
)
_AFTER_OUTSIDER = pattern(
    r"(?:[(（][^()（）]{0,30}[)）])?",
    r"(?:(?:[、,，]|以及|及|和|与|或者?)[^,，。;；:：]{1,14}?)?",
    any_of(
        """也 亦 还 都 均 同样 仍然? 则 便 就 可能 或许 也许 有可能 能够? 可以? 会 将会? 需要? 应 不时 自动 自行
        随意 任意 无法 不能 不会 不可 不得 无权 未能? 有权 直接 间接 非法 擅自 恶意 在 对 从 通过 利用 借助 于
        根据 按照 依据 为了 被 去 来"""
    ),
    "{0,5}[^,，。;；:：、]{0,22}?",
    "(?P<verb>",
    _GETS,
    ")",
)
_BESIDE_BEFORE = pattern(
    any_of(
        """通过 使用 利用 登录 打开 访问 启动 跳转 从 向 与 和 及 跟 同 给 对 为 到 至 在 于 将 把 经 经由 除 委托
        供 包括 我们及 关联 或 选择 分享给"""
    ),
    r"(?:了)?(?:您|你|用户)?(?:的)?(?:手机|设备)?(?:上|中|里)?(?:的)?$",
)
_BY_BEFORE = pattern(any_of("由 被 遭 遭到 遭受 受到 给 让"), r"(?:了)?$")
_WARNED = pattern(
    any_of(
        """提醒 提示 告知 请注意 注意 建议 无法(?:控制|保证|阻止|避免|确保|预防|排除)
        不能(?:控制|保证|阻止|避免|确保|完全|排除) 防止 避免 阻止 禁止 不允许 不会允许 不对 不为 不承担 不负责
        难以 知悉 理解 了解 担心 导致 以免"""
    )
)
_PUBLISHED = pattern(any_of("公开 发布 上传 分享 展示 该等信息"))
"""What the user publishes may be seen: that is stated."""
_US = pattern("(?<![向给对与和跟为由从供])", _WE, "(?!的|提供的|以外|之外|无关)")
_YOU = pattern(any_of("您 你 用户"), "(?!的|设备|手机|个人|终端|在)")
_CLAUSE = re.compile(r"[,，]")
_STOP = re.compile(r"[。;；!！?？\n\t]")


def outsiders(sentence: str) -> Ranges:
    """Where somebody acts who is neither the operator nor anybody it has to do with: other apps, strangers."""
    found: Ranges = []
    done = 0
    for match in islice(_OUTSIDER.finditer(sentence), _MOST):
        if match.start() < done:
            continue
        start, end = _clause(sentence, match.start())
        after = _AFTER_OUTSIDER.match(sentence, match.end(), min(len(sentence), match.end() + 70))
        before = sentence[max(start, match.start() - 12) : match.start()]
        by = _BY_BEFORE.search(before) is not None
        if not by and (after is None or _BESIDE_BEFORE.search(before)):
            continue
        if after is not None and not by:
            if (match["user"] and _SEES_ONLY.match(after["verb"])) or _SHOWN.match(sentence, match.end()):
                continue
            if sentence.startswith("的", after.end()) and _US.search(sentence, start, match.start()):
                continue  # "we receive what other apps have collected"
            if _US.search(sentence, match.end(), after.start("verb")):
                continue
        us = _US.search(sentence, start, match.start())
        if us and not _WARNED.search(sentence, us.end(), match.start()) and not by:
            continue
        said = sentence[start : match.start()]
        if by and (us or _PUBLISHED.search(said) or not re.search(_GETS, sentence[match.end() : match.end() + 12])):
            continue
        done = _continued(sentence, max(end, after.end() if after else 0))
        found.append((match.start() if us else start, done))
    return found


_SEES_ONLY = pattern(_SEES, "|上传|使用")
_SHOWN = pattern("可见|(?:可以|能够|能)(?:看到|查看|看见)")


def _clause(sentence: str, at: int) -> tuple[int, int]:
    """The clause around a place, as far as anybody would write one."""
    low = max(0, at - _LONGEST)
    start = max((m.end() for m in _ANY_MARK.finditer(sentence, low, at)), default=low)
    stop = _END_MARK.search(sentence, at, at + _LONGEST)
    return start, stop.start() if stop else min(len(sentence), at + _LONGEST)


_LONGEST = 240
_MOST = 40
"""Places of one sentence that are looked at."""
_ANY_MARK = re.compile(r"[,，。;；!！?？:：\n\t]")
_END_MARK = re.compile(r"[,，。;；!！?？\n\t]")


def _continued(sentence: str, end: int) -> int:
    """Where what a clause says ends: with the next one that has the operator or the user for its subject."""
    for _ in range(_MOST):
        if sentence[end : end + 1] not in (",", "，"):
            break
        stop = _END_MARK.search(sentence, end + 1, end + _LONGEST)
        last = stop.start() if stop else min(len(sentence), end + _LONGEST)
        if _US.search(sentence, end, last) or _YOU.search(sentence, end, min(last, end + 8)):
            break
        end = last
    return end


_AROUND = pattern(
    any_of(
        """(?:手机|设备|终端|移动设备)的?(?:生产|制造)?(?:厂商|厂家|制造商|生产商|品牌商)
        (?:手机|设备|移动|终端)?的?操作系统(?:提供商|厂商|供应商|开发商)? 应用(?:商店|市场) (?:手机|系统)?浏览器
        (?:电信|移动|网络|通信|基础)运营商 (?:网络|互联网)(?:接入)?服务(?:提供)?商"""
    ),
    r"(?!sdk|推送|服务\b)(?:本身|自身|自己)?(?:也|亦|还|都|均|同样)?(?:可能|有可能|或许|会|将|需要?|可以?|能够?|有权|自行|自动|直接){1,4}[^,，。;；:：、]{0,12}?(?P<verb>",
    _GETS,
    ")",
)


def around(sentence: str) -> Ranges:
    """Where the system, the maker of the telephone or the network acts: a third party, not the operator."""
    found = []
    for match in islice(_AROUND.finditer(sentence), _MOST):
        start, end = _clause(sentence, match.start())
        before = sentence[max(start, match.start() - 12) : match.start()]
        if not _BESIDE_BEFORE.search(before) and not _US.search(sentence, start, match.start()):
            found.append((match.start(), _continued(sentence, end)))
    return found


# what a word means

_TERM = r"[^,，。:：;；\n\t]{1,40}?"
_NOTE = r"(?:[(（][^()（）]{0,80}[)）])?"
_QUOTED = r"[“\"‘「『【][^”\"’」』】。]{1,30}[”\"’」』】]"
_MEANS = any_of(
    """是指 系指 指的是 意指 意为 意思是 定义为 定义如下 解释为 是一[种个类串项组段] 系一[种个类串] 指包括
        指一[种个类] 特指 专指 泛指 统称 所指(?:的是|为)? (?<=所称)(?:是|为) 即指 即为"""
)
_DOCUMENT = pattern(
    r"(?:本|该|此|以下|上述)(?:隐私)?(?:权)?(?:保护)?",
    any_of("政策 协议 声明 指引 文件 条款 规则 说明 章节 清单 附件"),
).pattern
_DEFINITION = pattern(
    r"^\W{0,6}(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[一二三四五六七八九十]{1,2}|[a-z])[、.．)）:：\s]{1,2})?",
    r"(?:注|说明|备注)?[:：]?\W{0,3}(?:",
    _QUOTED,
    _NOTE,
    r"[,，:：]?\s?(?:一词)?(?:主要|通常|一般|均|具体|仅)?",
    r"(?:包括|包含|涵盖|指(?!纹|示|引|导|定|令)|即|为(?!您|了)|是(?!否))",
    "|",
    _DOCUMENT,
    r"(?:中|内|里|下|项下|所|中所|提及|提到|中提及|中提到|所提及|所提到|所称|所述|中所称|中所述|使用|所使用)?(?:的)?",
    r"(?:称|述|指|涉及|使用)?(?:的)?",
    "(?:" + _QUOTED + ")?",
    _TERM,
    _NOTE,
    r"[,，]?(?:一词)?(?:主要|通常|一般|均|具体|仅)?(?:包括|包含|涵盖|指(?!纹|示|引|导|定|令)|为以下|即)",
    "|",
    _TERM,
    _NOTE,
    r"[:：,，]?\s?(?:通常|一般|主要|均|本身|在此|就)?",
    _MEANS,
    "|",
    _TERM,
    _NOTE,
    r"[:：]\s?指(?!纹|示|引|导|定|令)",
    ")",
)
_KIND = pattern(
    r"^\W{0,6}(?:其中[,，]?)?(?:个人敏感信息|敏感个人信息|个人敏感数据|敏感信息)",
    _NOTE,
    r"(?:主要|通常|一般|具体)?[,，]?(?:包括|包含|涵盖|有[:：])",
)
"""What sensitive information is; of other kinds "… includes" tells what is collected."""
_DEFINING = pattern(
    any_of("我们 本公司 我司 本平台 本应用") + "?",
    "(?:在[^,，。]{0,12}[中里])?",
    any_of("所称 所述 所指 所说 涉及 使用 提及 提到 说到"),
    "(?:到)?的?",
)
_OURS = pattern(
    any_of("我们 我司 本公司 本平台 本应用 本软件 本app 本产品"),
    "[^,，。;；]{0,20}?",
    any_of("收集 获取 采集 读取 使用 处理 共享 提供 存储 保存 申请 调用 记录 访问 要求 需要"),
)
_OURS_BEFORE = pattern(
    any_of("我们 本公司 本平台 本应用 本软件 您(?:在|使用|注册|登录|提供) 收集 获取 采集 读取 权限 用于")
)


_DONE = pattern(any_of("会 将 可能 需要?"), "[^,，。;；]{0,12}?", any_of("收集 获取 采集 读取 共享 提供给 上传"))
_BY_YOU = pattern("[您你](?:主动|自行|选择|自愿)?(?:公开|发布|分享|提供给|填写|上传)")
"""What the user gives or publishes is stated, whatever it is called."""


def definitions(sentence: str) -> Ranges:
    """Where a sentence only says what a word means, up to a clause that tells what the operator does."""
    match = _DEFINITION.match(sentence) or _KIND.match(sentence)
    if match is None or _OURS_BEFORE.search(_DEFINING.sub("", match[0])):
        return []
    ours = _OURS.search(sentence, match.end()) or _DONE.search(sentence, match.end())
    if ours is None:
        return [] if _BY_YOU.search(sentence, match.end()) else [(0, len(sentence))]
    # "…, which we collect" says of all of it that it is collected.
    stop = max((m.end() for m in _STOP.finditer(sentence, 0, ours.start())), default=0)
    clause = max((m.end() for m in _CLAUSE.finditer(sentence, 0, ours.start())), default=0)
    return [(0, max(stop, clause))] if max(stop, clause) > match.end() else []


# nothing to do with us

_UNRELATED = pattern(
    "与",
    _WE,
    r"(?:及|和|或)?[^,，。;；]{0,10}?(?:均|并|完全|毫|概|也|都|一概|亦)?",
    any_of(
        "无关 没有关系 没有任何关系 无任何关系 不存在任何关系 不相关 不相干 无涉 没有任何关联 无关联 不构成任何关系"
    ),
    "(?!的)",
)


def disclaimers(sentence: str) -> Ranges:
    """Where a sentence says that something has nothing to do with the operator: from the last clause that has it for
    its subject, or the last full stop, to there.
    """
    found: Ranges = []
    for match in islice(_UNRELATED.finditer(sentence), _MOST):
        low = max(0, match.start() - _LONGEST)
        start = max((m.end() for m in _STOP.finditer(sentence, low, match.start())), default=low)
        own = list(_OURS.finditer(sentence, start, match.start()))
        if own:
            start = next((m.end() for m in _CLAUSE.finditer(sentence, own[-1].end(), match.start())), match.start())
        found.append((start, _clause(sentence, match.start())[1]))
    return found


# words that are no information where they stand

_PLACES = any_of(
    """页面 页 网页 界面 首页 主页 底部 顶部 页底 页首 页尾 右上角 左上角 右下角 左下角 上角 下角 屏幕 菜单
        显眼 醒目 明显 突出 显著 相应 对应 下方 上方 末尾 开头 结尾 文末 中间 左侧 右侧 按钮 图标 入口 弹窗 窗口
        输入框 标题 段落 条款 章节 固定 指定(?=的?位置(?:点击|查看|展示|公示)) 合适 适当 同一 标注 展示 放置
        摆放 排列 排名 座位 坐 悬浮 控件 鼠标 指针 光标 滚动 播放 阅读 进度 锁屏 桌面 文件夹 路径 目录 存储 存放
        安装 保存"""
)
_NO_PLACE = pattern(
    "(?:",
    _PLACES,
    "(?:的|处|等|这一|中|之)?(?:最)?(?:显著|醒目|明显|显眼|突出)?(?:的)?)(?P<word>位置)(?!信息|权限|数据|服务|轨迹)",
)
_ASKS_US = pattern(
    any_of(
        """拨打 致电 来电 来函 来信 发送(?:短信|邮件|电子邮件|信息|消息|彩信)(?:至|到|给)?
        发(?:短信|邮件)(?:至|到|给) 编辑短信 回复短信 短信回复 写信 寄送?(?:至|到|信) 邮寄(?:至|到)
        传真(?:至|到)? 邮件至 短信至"""
    )
)
_WITH_US = pattern(
    any_of(
        """联系(?:我们|客服|本公司|我司) 与(?:我们|客服|本公司|我司)[^,，。;；]{0,8}联系 告知我们
        反馈(?:给我们)? 投诉
        举报 咨询 退订 客服 热线 \\d{3,} @"""
    )
)
_CONTACT_LABEL = pattern(
    r"(?:^|(?<=[\s,，;；、。|(（/]))\W{0,3}",
    any_of(
        """我们 本公司 公司 企业 客服 服务 业务 商务 投诉 举报 咨询 监督 法务 负责 个人信息保护 个人信息 隐私 保护 安全
        负责人 平台 官方 联系 专职 及 和 / 、 的"""
    ),
    "{0,6}(?P<word>",
    any_of(
        """联系人 联络人 负责人 联系方式 电话 手机 固话 座机 手机号码? 电话号码 联系号码 邮箱 邮件 电子邮箱 电子邮件
        e?-?mail 传真 qq 微信 微信号 公众号 地址 住所 通讯地址 通信地址 联系地址 办公地址 注册地址 邮寄地址 邮编
        邮政编码
        网址"""
    ),
    r")(?:姓名|电话|手机|号码|邮箱|电子邮箱|地址|信息|部门|方式|号|qq|微信){0,2}\s?(?:为|是)?\s?[:：]\s?",
)
_CONTACT_VALUE = re.compile(r"[^,，。;；\n\t]{0,24}?(?:\d{3,}|@|https?:|www\.)")
_PERSON_VALUE = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:先生|女士|小姐|经理|律师|老师|主任|专员|总监)"
    r"|[\u4e00-\u9fff]{2,4}\s?(?=$|[\s,，;；。、|/(（])"
    r"|[\u4e00-\u9fff]{2,16}(?:部|部门|中心|团队|小组|办公室|公司)(?=$|[\s,，;；。])"
)
_ADDRESS_VALUE = re.compile(
    r"[^,，。;；\n\t]{0,24}?(?:省|市|区|县|镇|乡|街道?|路|大道|号|楼|室|座|大厦|广场|园区|层)"
    r"(?=[\u4e00-\u9fff\d]|$|[\s,，;；。(（])"
)
_DATA_AFTER = pattern(
    any_of(
        """用于 用以 为了 读取 获取 收集 访问 选择 添加 存储 权限 信息 导入 匹配 推荐 展示 登录 注册
        可选 必选 必填 选填 敏感 是 否"""
    )
)


def homonyms(sentence: str) -> Ranges:
    """Words that are no information of the user: a place on a page, lines that say how to reach the operator."""
    found = [match.span("word") for match in islice(_NO_PLACE.finditer(sentence), _MOST)]
    found += [(match.start(), match.start("verb")) for match in islice(_AROUND.finditer(sentence), _MOST)]
    for match in islice(_CONTACT_LABEL.finditer(sentence), _MOST):
        value = _CONTACT_VALUE.match(sentence, match.end())
        if value is None and match["word"].endswith("人"):
            value = _PERSON_VALUE.match(sentence, match.end())
        if value is None and match["word"].endswith(("址", "所")):
            value = _ADDRESS_VALUE.match(sentence, match.end())
        if value is not None and not _DATA_AFTER.match(value[0]):
            found.append((match.start(), value.end()))
    for match in islice(_ASKS_US.finditer(sentence), _MOST):
        start, end = _clause(sentence, match.start())
        reach = min(len(sentence), end + 30)
        asked = _WITH_US.search(sentence, start, reach)
        if asked and not _OURS.search(sentence, start, match.end()) and "第三方" not in sentence[start:end]:
            found.append((start, end))
    return found
