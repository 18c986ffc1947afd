"""What the checks about children, faces and algorithms look for, which only some apps have to answer."""

from analyzer.policy.checks_search import CheckWords
from analyzer.policy.checks_search import word_list as _w

SPECIAL: dict[str, CheckWords] = {
    "algorithm-principles": CheckWords(
        _w(
            """算法…原理/运行机制/运作机制/工作机制/逻辑/目的意图/公示/备案|推荐…原理/运行机制/运作机制/工作机制/逻辑
            算法说明|算法规则|原理…算法/推荐|算法/模型…预测/匹配/排序/打分/自动计算|预测…偏好|推算…偏好
            根据…排序|按照…排序
            algorithm…principle/mechanism/work_/works/rank/predict/match/logic/weigh
            principle/mechanism/logic…algorithm/recommend|how…recommend…work/made/chosen/select
            model_/system…predict/rank/match…interest/prefer/content"""
        ),
        _w("算法|推荐|画像|algorithm|recommend|profil"),
        _w("加密算法|哈希算法|散列算法|训练|非人工自动|encryption algorithm|hash"),
    ),
    "face-consent": CheckWords(
        _w(
            """人脸/面部/脸部/面容/刷脸/生物识别/敏感…单独/另行/专门/书面/明示/明确/再次…同意/授权/征得/征求/取得
            单独/另行/专门/书面/明示/明确/再次…同意/授权…人脸/面部/脸部/面容/刷脸/生物识别/敏感
            征得您/取得您/征求您/获得您/经您/经过您…同意/授权…人脸/面部/脸部/面容/刷脸/生物识别
            人脸/面部/脸部/面容/刷脸/生物识别…征得/取得/征求/获得/撤回/撤销…同意/授权
            face_/facial/biometric/sensitive…separate/explicit/express/specific…consent/permission
            separate/explicit/express/specific…consent…face_/facial/biometric/sensitive
            face_/facial/biometric…only~with/with~your/without~your/withdraw…consent"""
        ),
        _w("人脸|面部|刷脸|生物识别|敏感个人信息|单独同意|facial|face_|biometric|explicit consent"),
        _w("无需…同意|不需…同意|无须…同意|公开披露|更新的内容|without asking"),
    ),
    "face-retention": CheckWords(
        _w(
            """人脸/面部/脸部/面容/刷脸/生物识别…保存/存储/储存/留存/保留/缓存/删除/销毁/期限/仅在本地/不上传
            保存/存储/储存/留存/保留/删除/销毁…人脸/面部/脸部/面容/刷脸/生物识别
            face_/faces_/facial/biometric/selfie…retain/keep/kept/store/delete/erase/discard/period/stay
            retain/keep/store/delete/erase/discard…face_/faces_/facial/biometric/selfie"""
        ),
        _w("人脸|面部|刷脸|生物识别|facial|face_|biometric"),
    ),
    "children-service": CheckWords(
        _w(
            """面向/专为/服务于/针对/适合…儿童/幼儿/少儿/宝宝/学龄前/婴幼儿…应用/产品/服务/软件/app/用户/学习/教育
            儿童/幼儿/少儿…专属/专用…应用/产品/服务/软件/app|为儿童/幼儿/少儿…提供/设计/开发/打造
            主要用户/用户群体/使用者…儿童/幼儿/少儿/不满十四周岁/不满14周岁
            designed/made/intended/built/meant for children/kids/toddlers/preschoolers
            directed/aimed/targeted at/to children/kids|for children under|app for kids/children
            our users are children|children/kids…use our app to_"""
        ),
        _w("儿童|幼儿|少儿|children|kids"),
        _w(
            """不再/不会/不得/不将/不能/无法/未…为/向…儿童/幼儿/少儿
            不/未/非/无意/并不/并非…面向/专为/针对/服务于/适合…儿童/幼儿/少儿|成年人|成人|如果您是儿童|若您是儿童
            not/never/isn't/aren't/don't/doesn't/neither/no_…children/kids|general audience|adults"""
        ),
    ),
    "children-rules": CheckWords(
        _w(
            """儿童…个人信息…规则/政策/声明/指引/指南/条款/须知|儿童…隐私…政策/声明/规则/指引/指南/条款/协议/保护
            儿童…用户协议/专门规则/专门的|专门…儿童/未成年…规则/政策/声明/指引|儿童个人信息保护负责人/专人
            不满十四周岁/不满14周岁/未满14周岁/14周岁以下/未满十四周岁…专门/单独…规则/政策/声明
            children's/children/kids/child…privacy policy/notice/statement/rules
            children's/children…information…rules/policy/notice|rules…for children|privacy…of children's/for~children
            special/specific/separate rules/policy/notice…children"""
        ),
        _w("儿童|未成年|十四周岁|14周岁|监护人|children|minors_|guardian"),
    ),
}
"""Checks by id; nothing is said about an app by them alone."""
