"""What the whole-policy checks look for. "…" is for a few characters of a sentence: 24 Chinese, 60 English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckWords:
    """``words`` establish the check, ``near`` only tell where somebody would look; ``bars`` are never meant."""

    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()


def _w(words: str) -> tuple[str, ...]:
    return tuple(word for line in words.splitlines() for part in line.split("|") if (word := part.strip()))


CHECKS: dict[str, CheckWords] = {
    "handler-identity": CheckWords(
        _w(
            """公司…以下简称|公司(以下|公司（以下|公司…运营|公司…提供|公司…开发|工作室…以下简称|工作室（以下|工作室…运营
            工作室…提供|我们…指…公司|我们是…公司|我们…有限公司|运营者…公司|运营者是|开发者…公司|个人信息处理者…公司
            运营主体|主办单位|公司名称|集团…以下简称|中心…以下简称|委员会…以下简称|银行…以下简称|由…公司…运营
            由…公司…提供|由…公司…开发|开发者名称|经营者为|经营者是|由…以下简称|由…运营|研究所（以下|研究院…以下简称
            总台…以下简称|研究所…以下简称|拥有并运营|operated by|provided by…inc|provided by…ltd|is operated
            owned and operated|data controller is|controller of your|inc. (|ltd. (|llc (|, inc|, ltd|, llc|gmbh
            the controller is|developed by|company limited|corporation (|we are…inc|we are…ltd"""
        ),
        _w("我们|本公司|有限公司|we are|our company|company"),
    ),
    "contact": CheckWords(
        _w(
            """客服电话|客服热线|联系电话|服务热线|联系邮箱|客服邮箱|电子邮箱：|邮箱：|邮箱:|在线客服|联系地址|通讯地址
            通信地址|注册地址|办公地址|发送邮件至|邮件至|致电|拨打…热线|拨打客服|人工客服|意见反馈…功能|联系方式如下|反馈…与我们联系|反馈…联系我们|帮助与反馈|通过…客服
            通过以下方式…联系|通过以下联系方式|email us|e-mail us|write to us|contact us at|contact us by
            contact us via|call us|by email at|by mail at|contacting us at|reach us at|send us an email
            mailing address|write to"""
        ),
        _w("联系我们|联系|contact us|contact"),
    ),
    "retention-period": CheckWords(
        _w(
            """保存期限|存储期限|保留期限|留存期限|储存期限|保存时间|存储时间|保存时长|存储时长|保存期|存储期间|最短期限
            最短时间|最短时限|期限内保留|期间内保留|期限内保存|期限内存储|保留…年|保存…年|存储…年|保存…个月|存储…个月
            保留…个月|保留…天|保存…日|直到您删除|直至您删除|直到…注销|账号注销后…保存|必需的时间|必要的期限
            所必需的期限|所必要的期限|所必须的期间|所需的期限|所必要的时间|年内保存|年内保留|年内存储|期满后|超期后
            期限届满|保存至|保留至|retention period|retain…as long as|retain…for as long|keep…as long as|retained for
            kept for|stored for|until you delete|how long we|retain…until|keep…until|store…as long as
            keep…for as long|no longer than|retention of your|retain…years|period necessary"""
        ),
        _w("保存|存储|保留|retain|store|keep"),
    ),
    "sensitive-necessity": CheckWords(
        _w(
            """敏感…必要性|敏感…必要|敏感…影响|敏感…单独同意|敏感…明示同意|敏感信息…粗体|敏感…加粗|敏感…显著
            敏感…拒绝提供|sensitive…necessary|sensitive…explicit consent|sensitive…separate consent|sensitive…impact
            sensitive…express consent"""
        ),
        _w("敏感个人信息|个人敏感信息|敏感信息|sensitive"),
    ),
    "sharing-list": CheckWords(
        _w(
            """共享清单|第三方信息共享清单|第三方共享|共享个人信息清单|合作方名单|合作方清单|第三方清单|第三方目录
            第三方列表|第三方名称|接收方名称|接收方：|接收方的名称|共享给以下|与以下…共享|与下列…共享|向以下…提供
            向下列…提供|以下第三方|下列第三方|合作伙伴…包括|合作伙伴：|第三方主体|第三方公司名称|共享对象
            共享的第三方|授权合作伙伴|third parties…listed|following third parties|list of third|list of our partners
            categories of recipients|recipients of|following recipients|following service providers
            following partners|share…with the following"""
        ),
        _w("共享|第三方|share|third parties|third party"),
    ),
    "sdk-list": CheckWords(
        _w(
            """sdk目录|sdk列表|sdk清单|sdk名称|第三方sdk|sdk名单|sdk说明|sdk服务|接入的sdk|接入…sdk|嵌入…sdk|集成…sdk
            使用…sdk|软件开发工具包|sdk list|list of sdks|third party sdk|following sdks|sdks we use
            software development kit"""
        ),
        _w("sdk|第三方|插件|third party"),
    ),
    "cross-border": CheckWords(
        _w(
            """出境|跨境|境外|境内存储|境内收集|存储在…境内|存储于…境内|保存在…境内|中国境内|中华人民共和国境内|境内
            abroad|overseas|cross border|outside of your country|outside your country|outside the european
            international transfer|transfer…other countries|transferred…countries|located in other countries
            third countr|country other than"""
        ),
        _w("存储|保存|服务器|transfer|server|stored"),
    ),
    "access": CheckWords(
        _w(
            """您…查阅|您…查询|您…访问|您…查看|您…复制|查阅权|访问权|查询…个人信息|访问…个人信息|查阅…个人信息
            查看…个人信息|复制…个人信息|access your|right to access|access and|access, copy|access, correct
            view and edit|request access|obtain a copy|copy of your|request a copy|view your|review your
            access to your personal"""
        ),
        _w("权利|个人资料|rights|access"),
    ),
    "correction": CheckWords(
        _w(
            """更正|修改…信息|修改您|修改个人|更新您的…信息|补充…信息|修正|纠正|编辑…资料|修改…资料|correct your
            and correct|to correct|correct or|correct and|correction|rectif|amend|update your|change your personal
            correct…information|edit your|modify your|correct inaccura|correct and"""
        ),
        _w("权利|个人资料|rights|update"),
    ),
    "deletion": CheckWords(
        _w(
            """删除…个人信息|删除您|删除…信息|请求…删除|要求…删除|删除权|删除…资料|删除全部|清除…信息|删除笔记|删除个人
            delete your|deletion|erase|erasure|remove your|right to delete|delete…information|delete…data
            delete everything|request…delete"""
        ),
        _w("权利|注销|rights|delete|remove"),
        _w("不得删除|无法删除"),
    ),
    "account-cancellation": CheckWords(
        _w(
            """注销…账|注销…帐|账号注销|账户注销|帐号注销|帐户注销|注销您的|注销服务|注销功能|申请注销|无须注销|没有账号
            删除…账号|删除…账户|delete your account|close your account|account deletion|cancel your account
            deactivate your account|terminate your account|account closure|deleting your account|closing your account
            delete…account|has no accounts"""
        ),
        _w("账号|账户|帐号|account"),
    ),
    "withdraw-consent": CheckWords(
        _w(
            """撤回…同意|撤回…授权|撤销…同意|撤销…授权|取消…同意|取消…授权|改变…授权|变更…授权|收回…授权|撤回同意
            更改…授权|关闭…授权|撤回对|修改…授权范围|调整…授权|withdraw your consent|withdraw consent|revoke…consent
            withdrawal of…consent|withdraw…permission|revoke…permission|opt out of…collection|withdraws your consent
            withdrawing your consent|change your consent"""
        ),
        _w("同意|授权|consent|permission"),
    ),
    "complaint-channel": CheckWords(
        _w("投诉|举报|complaint|complain|lodge a|supervisory authority|data protection authority|grievance"),
        _w("联系我们|意见|contact us|questions"),
    ),
    "minors": CheckWords(
        _w(
            """未成年|儿童|十四周岁|14周岁|14岁|监护人|十八周岁|18周岁|青少年|children|minors|under the age of|under 13
            under 14|under 16|under 18|parental consent|guardian"""
        ),
    ),
    "personalised-push": CheckWords(
        _w(
            """个性化|定向推送|精准推送|精准营销|用户画像|个性推荐|智能推荐|定向广告|千人千面|程序化广告|自动化决策
            算法推荐|兴趣推荐|personalized|personalised|personalization|personalisation|targeted ad|interest based
            tailored|behavioral advertising|behavioural advertising|profiling|automated decision
            recommendations based"""
        ),
        _w("推送|广告|推荐|advertis|recommend"),
    ),
    "personalised-push-off": CheckWords(
        _w(
            """关闭…个性化|关闭…推荐|关闭…定向|关闭…精准|退出…个性化|退出…定向|拒绝…个性化|停用…个性化|取消…个性化
            不接受…个性化|屏蔽…个性化|关闭…广告|个性化…关闭|个性化…退订|个性化…退出|个性化…开关|个性化…拒绝
            不希望…个性化|不想…个性化|不针对…个人特征|非个性化|关闭…画像|定向推送…关闭|推荐…关闭|管理…个性化
            不进行个性化|不做个性化|关闭…算法|选择…个性化|opt out of…personal|opt out of…advertis|opt out of…target
            opt out of…interest|turn off…personal|disable…personal|personali…turn off|limit ad tracking
            opt out of…profil|opt out of receiving…ads|no personali|turn off…recommend|non personalized
            non personalised|opt out of ads"""
        ),
        _w("个性化|推荐|广告|推送|personal|advertis"),
    ),
    "update-date": CheckWords(
        _w(
            """更新日期|生效日期|更新时间|生效时间|最近更新|最后更新|发布日期|更新于|生效于|修订日期|版本日期|发布时间
            更新：|生效：|版本更新|年…月…日…更新|年…月…日…生效|最新版本|更新生效|公布日期|版本生效|修订时间|更新日
            最近一次更新|制定日期|last updated|effective date|last modified|last revised|updated on|effective as of
            date of last|effective on|last update|revised on|in force from|effective:"""
        ),
        _w("更新|版本|生效|update|effective|version"),
    ),
    "permission-list": CheckWords(
        _w(
            """权限列表|权限清单|权限说明|权限申请|权限名称|设备权限|系统权限|申请…权限|调用…权限|获取…权限|开启…权限
            访问权限|摄像头权限|相机权限|位置权限|存储权限|通讯录权限|麦克风权限|电话权限|索取…权限|授予…权限
            授权…权限|permission list|list of permissions|device permissions|app permissions|following permissions
            ask for…permission|request…permission|permissions we|permission to access|system permission"""
        ),
        _w("权限|permission|access to"),
    ),
    "security-measures": CheckWords(
        _w(
            """加密|ssl|https|安全措施|访问控制|去标识化|匿名化处理|安全技术|安全防护|技术措施|脱敏|安全管理制度|防火墙
            安全保障|encrypt|security measures|safeguard|secure socket|access control|firewall|technical and organi
            protect your…from unauthori|reasonable steps to protect|secure server"""
        ),
        _w("安全|保护|security|protect"),
    ),
}
"""Checks by id. "purpose-and-manner", "response-time", "simplified-chinese" and "continued-use-consent" are not mere
searches for words; see `analyzer.policy.checks`."""

RESPONSE_WORDS = _w(
    "工作日内|天内|日内|小时内|答复|回复|响应|处理完毕|within … days|working days|business days|respond"
)
CONTINUED_USE_WORDS = _w(
    """继续使用…视为…同意|使用即表示同意|登录即表示同意|注册即表示同意|使用…代表…同意
            by continuing to use…you agree|continued use…acceptance|by using…you consent"""
)
PURPOSE_WORDS = _w("用于|目的|方式|范围|为了|以便|in order to|purpose|to provide|used for|used to")
