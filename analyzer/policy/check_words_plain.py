"""Words of the whole-policy checks that establish one only in a sentence about the right topic: plain English."""

from analyzer.policy.checks_search import word_list as _w

COUNTRIES = (
    "united~states/usa_/u.s_/eu_/eea_/european/uk_/united~kingdom/ireland/germany/france/netherlands/"
    "switzerland/canada/china/hong~kong/singapore/japan/india/australia/finland/sweden/norway/denmark/"
    "austria/poland/israel/brazil"
)
"""Countries where servers are often said to stand."""

PLAIN_ENGLISH = {
    "access": _w(
        """see/view/find~out/get/download…data/information…about~you/hold/have/store/keep
        ask…what…have/hold/store/know/keep|get a copy|download your/all
        show/shows…all/everything…we/i_…have/hold|receive a copy|access_…your/data/information
        request…your data/information"""
    ),
    "account-cancellation": _w(
        """delete/close/cancel/deactivate/terminate/remove/deletion/closure/deleting/closing…your/the_/an_/my_…account"""
    ),
    "ai-training": _w(
        """train/training/trained…model_/models_/ai_/algorithms/machine|teach…model/ai_/algorithm
        improve…ai_/models_/machine~learning"""
    ),
    "automated-decisions": _w(
        """automated…decision/means/scoring/check
        automatically…decid/decision/approve/refuse/reject/block/score|algorithm…decid/score/rank
        without human|no human|score_…decid/offer/limit"""
    ),
    "biometric-rules": _w(
        """face_/faces_/facial/fingerprint/biometric/voice~print/selfie…verify/match/compare/deleted/never/only/stays/not_"""
    ),
    "bundled-consent": _w(
        """don't/not agree/accept/like…not/don't use/install/play/download
        don't/not agree/accept/like…uninstall/leave_/stop~using/delete~the~app/cannot~use/can't~use
        you cannot/can't/may~not/will~not~be~able~to use/access/play/open…without/unless…agree/accept/consent
        unless you agree/accept/consent…cannot/can't/may~not/will~not~be~able~to use/access/play
        you must/have~to/need~to agree/accept/consent…to~use/before~using/before~you~can…app/service/game"""
    ),
    "complaint-channel": _w("""regulator|commissioner|ombudsman|your/the/an/local…authority_…complain/appeal/turn"""),
    "contact": _w(
        """contact us/me|write to|reach us/me|get in touch|drop…line|support page/team|help center/centre
        postal address"""
    ),
    "correction": _w(
        """fix/change…your…name/details/information/data/entries
        incorrect/inaccurate/wrong/incomplete…information/data|have…corrected"""
    ),
    "cross-border": _w(
        f"""server/servers/stored/hosted/processed/transferred/kept/held/located/sent…in_/to_…{COUNTRIES}
        outside/outside~of…your/the…country/countries/jurisdiction/state/province/eea_/eu_
        across borders|transferring/transfer/processing…to_/in_…{COUNTRIES}|transfer…countr
        other countries|another country|adequate…protection|stay/stays/remain…in_…{COUNTRIES}"""
    ),
    "deletion": _w(
        """delete_|erase|remove_|removal of|deletion|deleted_…request/ask/button/settings|wipe
        clear_…data/history"""
    ),
    "explanation": _w(
        """explain…decision/why/how…decided/made/rules|why…decision|human…review/look…decision|explanation"""
    ),
    "minors": _w(
        """child_|kids_|teen|young people|youngest|13 years|14 years|16 years|18 years|adults only|parent_
        parents_|minor_|age limit|years of age|of legal age|age of majority
        eighteen/sixteen/thirteen/fourteen years"""
    ),
    "permission-list": _w(
        """camera/microphone/location/storage/contacts/notification/notifications/bluetooth/photos/calendar/phone/files…permission…to_/for_/so_/because/when/needed/used/only
        permission…camera/microphone/location/storage/contacts/notifications/bluetooth/photos/calendar…to_/for_/so_/when
        access to your/the…camera/microphone/location/contacts/photos/gallery/calendar…to_/for_/so_/when/in~order
        asks for/requests…camera/microphone/location/contacts/photos/notifications/bluetooth
        with your permission|your permission…before/access/collect
        permission to access/collect/use/record|permissions are…used
        camera/microphone/location/contacts/photos/gallery/storage/calendar/notifications/bluetooth/sensors…permission/allow/grant
        permission~to/permission~for/allow/grant…camera/microphone/location/contacts/photos/gallery/storage/calendar/notifications/bluetooth
        need/needs/require/requires access…camera/microphone/location/contacts/photos/storage/calendar
        needs/need/uses…camera/microphone/location/bluetooth…permission/access"""
    ),
    "personalised-push": _w(
        """personali…for you/content/experience/feed/results/ads/offers/suggestions/stories|tailored
        relevant to you|to/on/with/match your interests|suggest…might/may/you_|recommend…you
        tailor…for/to you|relevant…content/ads/offers/to~you|personali…experience|based on what you"""
    ),
    "personalised-push-off": _w(
        """ads/ad_/advertising/personali/recommendations…opt~out/turn~off/turned~off/switch/switched/disable/limit/reset
        opt~out/turn~off/switch~off/disable/limit/object…ads/ad_/advertising/personali/recommendations
        non personali|without personali"""
    ),
    "portability": _w(
        """portable|take your data|take…with you|common format|structured…format
        transfer/move…to~another/to~a~different/elsewhere|download…your data…format/file"""
    ),
    "retention-period": _w(
        """for…days/months/years/weeks/hours|days/months/years after|after…days/months/years/hours
        as long as|until you/it_/the_|no longer need/needed/required/necessary|when…no longer
        within…days|immediately after
        retain/keep/kept/retained/stored/held…required/needed/necessary/active/law_/legal/purposes
        longer period"""
    ),
    "rights-path": _w(
        """go to/open/tap/press/choose/select…settings/menu/profile/account/delete/button
        in the app…delete/button/menu/settings/switch/turn|button
        settings_…delete/change/switch/turn/manage/revoke/privacy|profile page|account page
        privacy dashboard|request form"""
    ),
    "sdk-list": _w(
        """sdk_/sdks_/library/libraries…:|following…sdk/sdks/libraries/third~party~services
        uses third party services…:|built with…sdk/sdks|includes…sdks"""
    ),
    "security-measures": _w("""protect|secure_|securely|security|safe_|hashed|tls_|password|unauthori"""),
    "sensitive-necessity": _w(
        """sensitive/special~category…your consent/you consent
        health/sensitive…needed/required/necessary…cannot/without
        sensitive…without it/if you refuse/if you do not"""
    ),
    "sharing-list": _w(
        """share/shares/shared/disclose/disclosed/send/sends/sent/provide/provided/pass/passed/transmit/transmitted/upload/uploaded…with/to_…provider/partner/processor/vendor/network/company/companies/advertiser/platform/retailer/contractor
        provider/partner/processor/vendor/network/company/companies…receive/receives/get_/gets_/collects/obtain"""
    ),
    "withdraw-consent": _w(
        """withdraw|revoke|change your mind|take back…consent|switch/turn…off_
        opt out…at~any~time/analytics/collection/tracking|stop…collecting/collection/sharing"""
    ),
}
"""By check."""
