"""What the whole-policy checks about the handler and the handling look for; `CheckWords` says how to read the words."""

from analyzer.policy.checks_search import CheckWords
from analyzer.policy.checks_search import word_list as _w

RECIPIENTS_LISTED = _w(
    """共享清单|第三方信息共享清单|共享个人信息清单|合作方名单|合作方清单|合作伙伴清单|第三方清单|第三方目录
    第三方列表|第三方名称|接收方名称|接收方：|接收方的名称|共享给以下|与以下/与下列…共享|向以下/向下列…提供
    第三方主体|第三方公司名称|third parties…listed…below/here|list of third
    list of our partners/vendors/processors|list of subprocessors|share…with the following
    shared with the following"""
)
"""Words of a list of those who get data; the other words of that check only tell that somebody does."""

CONTENTS: dict[str, CheckWords] = {
    "handler-identity": CheckWords(
        _w(
            """由…公司…运营/提供/开发|公司…以下简称|我们…指…公司|运营者/开发者/处理者…公司|公司…作为…运营者
            operated/provided/developed/published by|controller is|inc/ltd/llc/gmbh…we"""
        ),
        _w("公司|开发者|运营者|运营方|运营主体|company_|developer|operator|publisher|controller"),
        topics=frozenset(("contact",)),
    ),
    "contact": CheckWords(
        _w(
            """客服电话|客服热线|联系电话|服务热线|联系邮箱|客服邮箱|电子邮箱：|邮箱：|邮箱:|在线客服|联系地址
            通讯地址|通信地址|注册地址|办公地址|发送邮件至|邮件至|致电|拨打…热线|拨打客服|人工客服|意见反馈…功能
            联系方式如下|反馈…与我们联系/联系我们|帮助与反馈|通过…客服|通过以下方式…联系|通过以下联系方式
            网站/官网/公众号…与我们联系/联系我们|email us|e-mail us|write to us/me|contact us at/by/via/through
            call us at/on|by email at|by mail at|contacting us at|reach us at|send us an email|mailing address
            contact developer|contact form"""
        ),
        _w("联系我们|我们联系|联系|客服|contact us|contact me|contact_|have questions|any questions|email|mail_"),
        topics=frozenset(("contact",)),
    ),
    "retention-period": CheckWords(
        _w(
            """保存/存储/保留/留存/储存…期限/时间/时长/期间/时限|保存期|最短期限|最短时间|最短时限
            期限/期间/时间…内…保留/保存/存储/留存|必需/必要/所需/必须…期限/期间/时间…保留/保存/存储/留存
            保留/保存/存储/留存…个月/年_|保留/留存/保存…天|直到/直至…删除/注销|账号注销后…保存|年内…保存/保留/存储
            期满后|超期后|期限届满|保存至|保留至|使用…期间…保存/保留/存储|持续…保存|retention period
            retain/keep/store/retained/kept/stored…as long as|retain/keep/store…until|retained/kept/stored…until
            retained/kept/stored for|until you delete|how long we…retain/keep/store|no longer than
            retention of your|retain…years/months/days|period necessary
            deleted/delete/erased/erase/discarded/purged/removed…after/within…days/months/years/hours/weeks"""
        ),
        _w("保存|存储|保留|retain|store|keep|kept"),
        _w("cookie…expire"),
        topics=frozenset(("storage",)),
    ),
    "sensitive-necessity": CheckWords(
        _w(
            """敏感…必要性|敏感…必要|敏感…必须|敏感…必需|敏感…必不可少|敏感…影响|敏感…单独同意
            敏感…单独征求|敏感…明示同意|敏感信息…粗体|敏感…加粗|敏感…显著|敏感…拒绝提供|敏感…不提供|敏感…无法|敏感…为实现/为了/用于|sensitive…necessary
            sensitive…explicit consent|sensitive…separate consent|sensitive…impact|sensitive…express consent
            sensitive…needed|special categories…necessary/needed/explicit~consent"""
        ),
        _w("敏感个人信息|个人敏感信息|敏感信息|sensitive"),
    ),
    "sharing-list": CheckWords(
        RECIPIENTS_LISTED
        + _w(
            """third party/payment…processors/providers/vendors…collect/handle/receive/get_
            submitted/transmitted/sent/provided/disclosed…to our…processor/provider/partner/vendor
            data/information…shared/uploaded/submitted to…project/database/service/processor/provider"""
        ),
        _w("共享|第三方|share|third parties|third party"),
        _w("未经|不会向|不会与|not/never/won't/don't share/sell/disclose/pass/send/provide"),
        topics=frozenset(("sharing",)),
    ),
    "sdk-list": CheckWords(
        _w(
            """sdk目录|sdk列表|sdk清单|sdk名称|sdk名单|sdk说明|sdk详情|sdk…详见/见/列明/逐项列举/如下/列举
            接入/嵌入/集成/使用…sdk…收集/获取/采集/包括/有|sdk…收集/获取/采集/可能会获取|软件开发工具包…详见/如下
            插件…列表/清单/如下|sdk list|list of sdks|list of the sdks|following sdks|sdks we use…:|sdks…listed
            sdk/sdks/library…collects/collect_|collected using…library/sdk"""
        ),
        _w("sdk|第三方|插件|third party"),
        _w("no third party|no analytics"),
        topics=frozenset(("sharing", "collection")),
    ),
    "cross-border": CheckWords(
        _w(
            """数据出境|跨境…传输/提供/转移|境外…传输/提供/存储/转移/接收|向境外|至境外|存储/保存/储存/存放…境内
            境内…存储/保存/储存/存放|中国境内|中华人民共和国境内|中国大陆…存放/存储/保存|境内存储|abroad|overseas
            cross border|outside of your country|outside your country|outside the european/eu/eea/uk
            international transfer|transfer/transferred/transferring…countries/country|located in other countries
            third countr|country other than|in another country|other countries…stored/processed/located/servers
            standard contractual clauses|adequacy decision|data privacy framework
            infrastructure/servers/server/data~centers…are/is…located/stored/hosted/processed in_|our servers in
            servers are in|hosted in|data center/centers/centre/centres in|stored on/in servers in
            affiliates/servers in…and"""
        ),
        _w("存储|保存|服务器|出境|境外|境内|transfer|server|stored"),
        _w("located in the app|境外上网|servers in order"),
        topics=frozenset(("storage",)),
    ),
    "personalised-push": CheckWords(
        _w(
            """个性化…推荐/推送/广告/展示/营销|定向推送|精准推送|精准营销|用户画像|个性推荐|智能推荐|定向广告|千人千面
            程序化广告|算法推荐|兴趣推荐|推荐/推送/展示…感兴趣/相关性更高|感兴趣的…推送/推荐/广告|专属推荐|人群画像
            商业广告…特征
            personalized/personalised/personalize/personalise…ad_/ads_/advert/advertising/content/offers/recommendation
            personalization|personalisation|targeted ad|interest based|tailored…ad_/ads_/advert/content
            behavioral advertising|behavioural advertising|based on…interests|recommendations based|ads based on"""
        ),
        _w("推送|广告|推荐|advertis|recommend|ads"),
        weak=_w("个性化…内容/服务/需求/体验|专属…推荐"),
        topics=frozenset(("use",)),
    ),
    "automated-decisions": CheckWords(
        _w(
            """自动化决策|自动决策|自动化决定|自动决定|自动化的决策|算法…决定/决策|算法…偏好/特征/画像…推荐/推送/展示
            automated decision|automated individual decision|automated processing|based on automated
            automated means…decision|decisions…automatically|decision…solely|into segments|profiling"""
        ),
        _w("画像|算法|自动化|profiling|algorithm|automated|automatic decision"),
        _w("自动化决策…不会"),
    ),
    "permission-list": CheckWords(
        _w(
            """权限列表|权限清单|权限说明|权限申请…说明/目的
            申请/调用/获取/开启/索取/授予/授权/访问/读取…权限…用于/以便/为了/以实现/以提供/提供/实现/从而/帮助
            用于/为了/以便/时/功能…申请/调用/获取/开启/索取/授予/授权/访问…权限|需要…您的设备…权限|访问相机：
            访问相册：|相机权限/存储权限/位置权限/通讯录权限/麦克风权限/电话权限…:|权限：…用于/提供/以便
            读取…手机状态…用途/目的|permission list|list of permissions|following permissions
            ask~for/request…permission…to_/so~that/in~order/because|app asks~for/requests
            permissions we…use/request|permission to access/read/use…to_/so~that|requires the…permission
            require the…permission|prompt for permission|with your permission…to~detect/to~show/to~find
            allow…app reads/accesses|permission is needed/used/required"""
        ),
        _w("权限|permission|ask for access|access to…device/camera/microphone/contacts/photos"),
        _w("部分权限|部分系统权限|相关权限|your permission to record"),
        topics=frozenset(("permission", "collection")),
    ),
    "biometric-rules": CheckWords(
        _w(
            """人脸/面部/指纹/声纹/虹膜/生物识别/人像/脸部…收集/采集/核验/比对/存储/单独同意/分类/不会/仅/上传
            启用/使用/通过/利用/进行…人脸/面部/指纹/声纹/虹膜/生物识别…识别/验证/认证/登录/核验/信息
            收集…人脸/面部/指纹/声纹/虹膜/生物识别|获取…人脸/面部
            face_/faces_/facial/fingerprint/voiceprint/biometric…collect/compare/verify/match/stored/scan_/retain/delete/never/geometry/consent
            collect/compare/verify/scan…face_/faces_/facial/fingerprint/voiceprint/biometric|facial geometry|face id_
            faceprint"""
        ),
        _w("人脸|面部|指纹|声纹|生物识别|刷脸|facial|biometric|fingerprint"),
        _w("敏感…包括…财产|包括…身份证件号码…生物识别…账号|个人敏感信息是指|敏感个人信息是指|敏感信息是指|一旦泄露"),
    ),
    "ai-training": CheckWords(
        _w(
            """训练…模型/算法|模型/算法…训练|构建…算法/模型|构建算法|优化/改进/改善/提升…算法/模型/引擎|大模型…训练
            人工智能…训练/学习|机器学习…训练/模型/您|train…model_/models_/algorithm/ai_
            training…model_/models_/algorithm|develop…models_|machine learning models
            improve…ai_/models_/algorithm/algorithms"""
        ),
        _w("算法|模型|人工智能|机器学习|生成式|machine learning|artificial intelligence|generative"),
        _w("业务模型|加密算法|加密模型|business model|安全模型|培训"),
    ),
    "security-measures": CheckWords(
        _w(
            """加密|ssl|https|安全措施|访问控制|安全技术|安全防护|技术措施|安全管理制度|防火墙|安全保障|安全标准
            安全保护|防止…泄露/泄漏/丢失|encrypt|security measures|safeguard|secure socket|access control|firewall
            technical and organi|protect your…from unauthori|reasonable steps to protect|secure server
            means of protecting|reasonable measures|tls_|protect…against…loss/misuse/unauthori
            其他应用/其他app/其他程序/其他软件/他人/第三方应用/未经授权的人员…无法/不能/不可…读取/访问/查看/获取
            备份…已关闭/已禁用/已停用/被禁止|沙箱|沙盒|应用私有目录|私有存储空间|密钥库
            最小授权|漏洞扫描|渗透测试|入侵检测|安全审计|访问审计
            other~apps/other~applications/nobody~else/no~one~else/no~other~app…cannot/can't/can_…read/access/open
            backup/backups…switched~off/turned~off/disabled/excluded|sandbox|keystore|private storage
            penetration test|two factor|access is limited to|access is restricted"""
        ),
        _w("安全|保护|security|protect"),
        _w("标准合同|第三方…自行|要求他们|要求其|要求对方|令其|与其签署|签署严格|合作方…安全"),
        _w("去标识化|匿名化处理|脱敏|安全…措施|anonymi|pseudonymi"),
        topics=frozenset(("security",)),
    ),
    "minors": CheckWords(
        _w(
            """未成年|儿童|十四周岁|14周岁|14岁|监护人|十八周岁|18周岁|青少年|children|minors_|under the age of
            under 13|under 14|under 16|under 18|below 13|below 14|below 16|parental consent|guardian"""
        ),
        _w("年龄|家长|age_|parent"),
        _w("敏感…包括…行踪轨迹|敏感个人信息是指|敏感信息是指|一旦泄露|联系人是指"),
        topics=frozenset(("special-groups",)),
    ),
}
"""Checks by id that a search for words answers, alone or beside what statements and figures say."""

UPDATE_NEAR = _w("更新|版本|生效|发布|修订|update|effective|version|revised")
PURPOSE_PLAIN = _w(
    "用于|以便|为了|use/used/uses/need/needed/collect/collected…in~order~to/so~that/so~we/to_/for_|helps us|lets us"
)
PURPOSE_WORDS = _w("用于|目的|方式|范围|为了|以便|in order to|purpose|to provide|used for|used to")
