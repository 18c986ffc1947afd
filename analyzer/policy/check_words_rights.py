"""What the whole-policy checks about rights and consent look for; `CheckWords` says how to read the words."""

from dataclasses import replace

from analyzer.policy.checks_search import CheckWords
from analyzer.policy.checks_search import word_list as _w
from analyzer.policy.model import Topic

_CONTROL = frozenset[Topic](("user-control", "special-groups"))
"""The rights of residents of single states and regions stand under special groups in English."""


def _denied(chinese: str, english: str) -> tuple[str, ...]:
    """Words that say that something cannot be done."""
    return (
        f"不支持/不提供/暂不提供/无法为您提供…{chinese}",
        f"cannot/not~able~to/not~be~able~to/no~way~to/unable~to/not~possible~to/can't…{english}",
        f"not offer/support/provide…{english}",
    )


_RIGHTS: dict[str, CheckWords] = {
    "access": CheckWords(
        _w(
            """您/你…可以/可通过/可在/可随时/可自行/可向/可登录/可点击/可选择/可根据/可按/均可/有权/能够/权利…查阅/查询/访问/查看/复制/获取…信息/资料/数据/副本/记录
            查阅权|访问权|复制权|知情权|查阅、/查询、/访问、/查看、…更正/复制/删除/修改|查询访问|right to access
            right of access|right to know|right to obtain|you can/may…access/view/review…your|request access
            request a copy|request to know|obtain a copy|access, correct|access, copy|access and correct/update
            ask what…store/hold/know"""
        ),
        _w("权利|个人资料|查阅|查询|访问|rights|access"),
        _w(
            """未经授权…访问|未授权…访问|其他用户…查看|员工…访问|unauthori|停止访问|cookie|授权情况|网站时|授权人员
            proxy|access token|浏览器|授权我们|我们可以访问|访问权限|policy…describes/explains"""
        ),
        _w(
            """查阅/查询/访问/查看/复制…信息/资料/数据/账户/帐号|access your|view your|review your|access…personal
            copy of your"""
        ),
        _CONTROL,
    ),
    "correction": CheckWords(
        _w(
            """更正|修改/编辑/变更/更新/补充/修正/纠正…您的/你的/个人…信息/资料/数据
            修改/编辑/变更…资料/账户信息/帐户信息/昵称/头像|correct your|and correct|to correct|correct or
            correct and|right to correct|request correction|correction of|correction, deletion|access, correct
            rectif|amend your|update your…information/profile/data|change your personal|edit your|modify your
            correct inaccura|have it corrected|make a correction|corrected or
            mistakes/errors/inaccuracies…put~right/corrected/fixed"""
        ),
        _w("权利|个人资料|修改|更新|rights|update_|correct_"),
        _w("修改…本政策|更新…本政策|修订|unauthori|未经授权|cookie|网站时|policy…describes/explains"),
        _w("修改|编辑|补充|变更|correct_|corrected_|correction|amend|update|edit_"),
        _CONTROL,
    ),
    "deletion": CheckWords(
        _w(
            """您/你…可以/可通过/可在/可随时/可自行/可向/可登录/可点击/可选择/可根据/可按/均可/有权/能够/权利/请求/要求/随时/申请…删除/清除
            删除权|请求/要求/申请…删除|更正…删除|查阅…删除|访问…删除|查询…删除|right to delete|right to erasure
            right of erasure|erasure|you can/may…delete_/remove_/erase_|request…delete/deletion
            ask us to…delete/remove/erase|delete everything|correct or delete|correct, delete|corrected or erased
            rectif…eras|be erased"""
        ),
        _w("权利|注销|删除|rights|delete|remove"),
        _w("不得删除|无法删除|到期…我们…删除|cookie|缓存|注销后|一旦…注销|until deletion|计算机上"),
        _w("删除您|删除你|删除…个人信息/资料|delete your|remove your|deletion|erase"),
        _CONTROL,
    ),
    "account-cancellation": CheckWords(
        _w(
            """可/可以/可通过/可在/可随时/可自行/可向/可登录/可点击/可选择/可根据/可按/均可/随时/有权/权利/提供/设置/路径/申请…注销…账号/账户/帐号/帐户
            注销…账号/账户/帐号/帐户…权利/功能/服务/路径/方式/流程|注销…账号/账户/帐号/帐户…操作|注销服务|注销功能
            申请注销|无须注销|没有账号
            可以/可通过/可在/可随时/可自行/可向/可登录/可点击/可选择/可根据/可按/均可/申请/请求/提供…删除…账号/账户/帐号/帐户
            delete/close/cancel/deactivate/terminate…your account|account deletion|account closure
            deletion of your account|deleting/closing your account|delete/close the account|has no accounts
            delete account"""
        ),
        _w("账号|账户|帐号|account"),
        _w("until deletion|until the account"),
        weak=_w("remove…account|注销…账号/账户/帐号/帐户|账号/账户/帐号/帐户…注销|注销您的|删除…账号/账户/帐号/帐户"),
        topics=_CONTROL,
    ),
    "withdraw-consent": CheckWords(
        _w(
            """撤回/撤销/取消/改变/变更/收回/更改…同意/授权/许可|关闭…授权/权限…停止/不再/取消/撤回|关闭…授权|撤回对
            修改/调整…授权范围
            您/你…可以/可通过/可在/可随时/可自行/可向/可登录/可点击/可选择/可根据/可按/均可/随时…关闭…权限
            停止…分享/收集…您可/关闭|撤回您的|删除或撤回
            withdraw/revoke/withdrawing/withdrawal~of/withdraws/change…consent|withdraw/revoke…permission
            opt out of…collection|consent…withdrawn/revoked/revoke_/withdraw_/changed|change the choice
            agreed/agree_/consented…take…back|take…consent…back
            change your choice|opt out by disabling/turning|turn off…permission/at~any~time|disable…permission"""
        ),
        _w("同意|授权|权限|consent|permission"),
        _w("另行征得|再次征求|重新取得|改变…处理目的|cookies off|browser settings|lawfulness"),
        _w("can revoke/withdraw|revoke/withdraw it|取消…授权|关闭…权限"),
        _CONTROL,
    ),
    "explanation": CheckWords(
        _w(
            """要求/请求/有权…解释|作出解释|做出解释|予以说明…规则|解释说明…规则|规则…解释说明|处理规则…解释
            right to an explanation|right to explanation|explanation of…decision/rules/processing/logic
            ask us to explain|request an explanation|obtain information about…sharing/processing
            information about the logic"""
        ),
        _w("解释|规则…说明|explanation|explain…decision|logic_"),
        _w("解释权|解释原因|解释理由|最终解释|名词解释|术语|解释和适用|法律解释|适用…解释"),
        topics=_CONTROL,
    ),
    "portability": CheckWords(
        _w(
            """可携带|可携权|转移权|转移…个人信息…路径/途径/指定|传输/转移…指定…第三方/处理者|副本…传输…指定
            转移…您指定|portab|port, restrict|delete, port|transmit it to another
            transmit…to another/third~party…controller/right|export your data|export your personal
            right to transfer|transfer your data to another/other~service|machine readable"""
        ),
        _w("副本|转移|导出|export|copy of|transfer"),
        _w("合并|收购|兼并|merger|acquisition"),
        topics=_CONTROL,
    ),
    "rights-path": CheckWords(
        _w(
            """在…设置…中…关闭/修改/管理/删除/注销/查看/取消|进入…设置…关闭/修改/管理/删除/注销
            通过…“…”/」/】…关闭/修改/更正/管理/删除/注销/查看/撤回/开启/执行
            在“…”…关闭/修改/管理/删除/注销/查看/撤回|点击“/点击【/点击「…修改/更正/管理/删除/注销/查看/撤回/关闭
            权限管理中心|手机…设置…关闭/取消
            change/changed/switch/turn/delete/disable/manage/opt/request/stop…in settings|in your account settings
            in your settings|in your profile settings|in the app settings|under settings|from your…profile/settings
            登录…中心/账户/帐号/账号…修改/查询/查看/删除/管理
            查询/修改/更正/删除…登录/进入/点击…中心/页面/设置
            through/via/from/under/change/adjust…settings|submit requests at|settings page
            following these instructions"""
        ),
        _w("设置|路径|页面|点击|settings|menu|click"),
        _w("cookie|列明的"),
        topics=_CONTROL,
    ),
    "complaint-channel": CheckWords(
        _w(
            """投诉/举报/申诉…渠道/电话/邮箱/平台/热线/方式/联系/途径/入口|进行投诉/举报|发起投诉/举报|提出投诉/举报
            向…投诉/举报|投诉举报|意见或建议…联系|疑问、意见…联系|complaint|complain_|complain to|lodge a
            supervisory authority|data protection authority|grievance"""
        ),
        _w(
            """联系我们|我们联系|我们取得联系|联系客服|意见反馈|意见|反馈|疑问|客服|contact us|contact me|contact_
            write to us|have questions|any questions|question|feedback|email"""
        ),
        _w("被投诉|处理投诉反馈等事宜|被举报|发生变化|如遇"),
        _w("投诉|举报|申诉"),
        frozenset[Topic](("contact", "user-control")),
    ),
    "personalised-push-off": CheckWords(
        _w(
            """关闭/退出/拒绝/停用/取消/屏蔽/退订/不接受/管理…个性化|关闭…推荐/推送/定向/精准/广告/画像/算法|退出…定向
            个性化/定向推送/推荐/推送…关闭/退订/退出/开关/拒绝|不希望/不想…个性化/推送|不针对…个人特征|不进行个性化
            不做个性化|选择…个性化|控制…个性化|是否…个性化|不希望…接收…退订
            opt~out~of/turn~off/disable/disabling/object~to…personalized/personalised/personalization/interest~based/targeted/tailored
            object…to…direct~marketing/marketing~purposes/profiling
            opt out of…advertising/ads_/profil/advertis|opt out of receiving…ads
            personali…turn~off/disabled/opt~out|limit ad tracking|no personali|turn off…recommend|opt out of them
            ads personalization|advertising cookies…disabled"""
        ),
        _w("个性化|推荐|广告|推送|personali|advertis|ads_|interest based"),
        _w("opt out of…sale…limit the use of sensitive"),
        _w("非个性化|non personalized|non personalised"),
        _CONTROL,
    ),
    "bundled-consent": CheckWords(
        _w(
            """不同意…停止/立即停止/请勿/不要/请不要…使用/访问/安装
            不同意…无法/不能/不得/无权…使用…我们/本_/软件/服务/产品/游戏|不同意…将…停止使用
            拒绝提供…无法…使用我们的产品/使用本/使用我们的服务|拒绝…无法…使用我们的产品|不同意…无法为您提供
            除非…接受…全部…无权|接受…全部内容…否则|一揽子…同意/授权|一次性…同意/授权|概括同意/概括授权/概括性授权
            一并同意/一并授权/全部同意
            do not agree…do~not/don't/should~not/must~not/stop…use/install/access/using/download
            do not agree/accept…discontinue/cease…use_/using/access
            do not want your data…don't/do~not|must agree to all/everything
            do not accept…do~not/don't/cannot/can't/should~not/must~not…use/install/access/play/download
            one/single/blanket consent…all_/both_/everything"""
        ),
        _w(
            """不同意…政策/协议/隐私/使用/服务|拒绝提供…使用/服务/功能|同意…政策/协议/指引…使用/继续/之后/后再
            同意…收集/处理/授权…使用/全部/所有|捆绑
            not agree/accept…policy/terms/notice/use/using|agree/agreeing/consent/accept…this~policy/this~privacy/terms
            refuse/decline…use/provide/service"""
        ),
        _w(
            """不影响|不会影响|不同意该等变更|不同意变更|额外|不会…一揽子/捆绑/一次性|不以…捆绑|不得…捆绑/一揽子/一次性
            第三方平台|不同意授权|对应…服务/功能|该项|该功能|该服务
            必要…信息…拒绝/不同意|必需…信息…拒绝/不同意|必须…信息…拒绝/不同意|拒绝提供…必要/必需…信息
            拒绝/不同意…无法…使用…该/此/相关/相应/对应/上述/部分/这些…功能/服务
            we will~not/won't/do~not/don't use/share/collect/process|you can/may still|still use/play/access
            some/certain/this/that/these/those/other/the_…feature/features/function/functions|never ask…all"""
        ),
    ),
}
_DENIALS = {
    "access": _denied("查阅/查询/访问/复制", "access/view"),
    "correction": _denied("更正/修改", "correct/edit/change"),
    "deletion": _denied("删除", "delet/remove/erase"),
    "account-cancellation": _denied("注销", "delete/close/cancel/deletion"),
    "withdraw-consent": _denied("撤回/撤销", "withdraw/revoke"),
    "portability": _denied("转移/导出", "export/transfer"),
}
RIGHTS = {
    name: replace(words, bars=words.bars + _DENIALS[name]) if name in _DENIALS else words
    for name, words in _RIGHTS.items()
}
"""Checks by id."""

RESPONSE = CheckWords(
    _w("工作日内|天内|日内|小时内|答复|回复|响应|处理完毕|within … days|working days|business days|respond"),
    _w("答复|回复|响应|反馈|respond|reply|replies|answer"),
    topics=frozenset[Topic](("contact", "user-control")),
)
CONTINUED_USE = CheckWords(
    _w(
        """继续使用…视为…同意|使用即表示同意|登录即表示同意|注册即表示同意|使用…代表…同意
            by continuing to use…you agree|continued use…acceptance|by using…you consent"""
    )
)
