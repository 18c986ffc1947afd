"""Two texts of which every character, table cell and list item is known: what documents are made from to test readers.

They are privacy policies of an app that does not exist, written for this purpose.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A list item and the items below it."""

    text: str
    items: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A cell "^" goes on from the cell above it (a merged cell); all rows are as wide as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def filled(self) -> tuple[tuple[str, ...], ...]:
        """The rows with merged cells written out."""
        rows: list[tuple[str, ...]] = []
        for row in self.rows:
            rows.append(tuple(rows[-1][index] if cell == "^" else cell for index, cell in enumerate(row)))
        return tuple(rows)


Part = Heading | Paragraph | Items | Table

ZH: tuple[Part, ...] = (
    Heading(1, "云杉笔记隐私政策"),
    Paragraph("更新日期：2025年3月1日"),
    Paragraph(
        "云杉笔记由云杉样例科技有限公司（以下简称“我们”）运营。我们非常重视您的个人信息和隐私保护，并会尽力保障您的个人"
        "信息安全可靠。请您在使用我们的产品与服务之前，仔细阅读并充分理解本政策的全部内容，尤其是以加粗形式标出的条款；"
        "如果您不同意其中的任何内容，您可以停止使用相应的功能，但不影响其他功能的正常使用。"
    ),
    Heading(2, "一、我们如何收集和使用您的个人信息"),
    Paragraph("为了向您提供服务，我们会在下列场景中收集您的个人信息："),
    Items(
        (
            Item("注册账号时，我们会收集您的手机号码和短信验证码。"),
            Item(
                "使用扩展功能时，我们可能申请下列权限：",
                (
                    Item("相机权限，用于拍摄纸质文件；"),
                    Item("麦克风权限，用于录制语音笔记；", (Item("录音只在您按住按钮时进行。"),)),
                    Item("存储权限，用于导入和导出附件。"),
                ),
            ),
            Item("为了排查故障，我们会收集设备型号、操作系统版本和Android ID。"),
        )
    ),
    Heading(3, "（一）基本业务功能"),
    Paragraph(
        "当您创建、编辑或者同步笔记时，我们会存储笔记的标题、正文、标签、附件以及最后一次修改的时间，并在您登录的各台"
        "设备之间保持一致。上述内容在传输和存储的过程中均经过加密，未经您的许可，我们的工作人员不能查看。"
    ),
    Table(
        ("业务功能", "个人信息", "目的", "是否必要"),
        (
            ("账号登录", "手机号码、验证码", "创建和识别账号", "必要"),
            ("笔记同步", "笔记内容、设备标识", "多台设备之间保持一致", "必要"),
            ("^", "网络状态", "避免在移动网络下传输大文件", "可选"),
            ("天气插件", "大致位置", "在笔记中插入当地天气", "可选"),
        ),
    ),
    Heading(2, "二、我们如何委托处理和共享"),
    Paragraph("我们接入了下列第三方软件开发工具包，其收集信息的情况如下表所示。"),
    Table(
        ("SDK名称", "公司", "收集的个人信息", "目的", "隐私政策链接"),
        (
            ("晨星推送SDK", "晨星样例公司", "OAID、设备型号、应用列表", "消息推送", "https://push.example/privacy"),
            ("晨星统计SDK", "^", "IMEI、MAC地址、IP地址", "统计分析", "https://stat.example/privacy"),
            ("海图定位SDK", "海图样例公司", "精确位置、WLAN信息、基站信息", "定位", "https://map.example/p/1"),
            ("信鸽支付SDK", "信鸽样例公司", "IMSI、SIM卡信息", "支付风险控制", "https://pay.example/privacy"),
        ),
    ),
    Paragraph("除上表所列以外，我们不会向其他任何公司、组织和个人提供您的个人信息，但是法律另有规定的除外。"),
    Heading(2, "三、存储期限与安全"),
    Paragraph(
        "您的个人信息存储在中华人民共和国境内。我们只在实现目的所必需的最短期限内保存您的个人信息：账号信息保存到您注销"
        "账号之日，日志保存六个月；期限届满以后，我们会删除或者匿名化处理。发生个人信息安全事件时，我们会及时以推送、"
        "短信或者电子邮件的方式告知您事件的基本情况、可能的影响以及我们已经采取的措施。"
    ),
    Heading(2, "四、您的权利"),
    Paragraph("您可以在“我的－设置－隐私”中查阅、复制、更正、删除您的个人信息，撤回同意或者注销账号。"),
    Paragraph("我们会在十五个工作日以内答复您的请求；您也可以向网信部门投诉。"),
    Heading(2, "五、未成年人"),
    Paragraph("如果您是不满十四周岁的未成年人，请在监护人的陪同下阅读本政策，并在取得监护人的同意以后使用我们的服务。"),
    Heading(2, "六、联系我们"),
    Paragraph("电子邮箱：privacy@yunshan.example，电话：400 000 0000。"),
)
"""In Chinese."""

EN: tuple[Part, ...] = (
    Heading(1, "Spruce Notes Privacy Policy"),
    Paragraph("Last updated: 1 March 2025"),
    Paragraph(
        "Spruce Notes is operated by Spruce Sample Ltd (“we”, “us”). This policy explains which personal information "
        "we handle when you write, synchronise and share notes, why we handle it, for how long we keep it, and how you "
        "can exercise your rights. Please read it carefully before you use the app; if you do not agree with a part of "
        "it, you may switch off the function that it belongs to and use the rest."
    ),
    Heading(2, "1. Information we collect"),
    Paragraph("We collect your personal information in the following cases:"),
    Items(
        (
            Item("When you create an account, we collect your telephone number and your email address."),
            Item(
                "For some functions we ask for permissions:",
                (
                    Item("the camera, to photograph documents;"),
                    Item("the microphone, to record memos;", (Item("only while you hold the button down."),)),
                    Item("the storage, to import attachments."),
                ),
            ),
            Item("To find faults, we collect the device model, the system version and the Android ID."),
        )
    ),
    Heading(3, "1.1 Basic functions"),
    Paragraph(
        "When you create, edit or synchronise a note, we store its title, its text, its labels, its attachments and "
        "the time of the last change, and keep them consistent between the devices on which you are signed in. All of "
        "this is encrypted in transit and at rest, and our staff cannot read it without your permission."
    ),
    Table(
        ("Function", "Personal information", "Purpose", "Needed"),
        (
            ("Signing in", "telephone number, email address", "to recognise the account", "yes"),
            ("Synchronising", "text of notes, device identifier", "to keep devices consistent", "yes"),
            ("^", "network state", "to spare mobile data", "no"),
            ("Weather", "coarse location", "to insert the local weather", "no"),
        ),
    ),
    Heading(2, "2. Whom we share it with"),
    Paragraph("The app contains software of other companies, which collect the information in this table."),
    Table(
        ("SDK name", "Company", "Information collected", "Purpose", "Link"),
        (
            (
                "Morningstar Push",
                "Morningstar Sample",
                "advertising ID, device model",
                "messages",
                "https://push.example/p",
            ),
            ("Morningstar Count", "^", "IMEI, MAC address, IP address", "statistics", "https://stat.example/p"),
            (
                "Seachart Place",
                "Seachart Sample",
                "precise location, cell towers",
                "positioning",
                "https://map.example/p",
            ),
            ("Pigeon Pay", "Pigeon Sample", "IMSI, SIM serial number", "payment", "https://pay.example/p"),
        ),
    ),
    Paragraph(
        "Apart from these, we do not provide your personal information to any other company, organisation or person, "
        "unless the law demands it."
    ),
    Heading(2, "3. Retention and security"),
    Paragraph(
        "We keep your personal information only for as long as the purpose requires: account data until you delete "
        "the account, and log files for six months. After that we erase it or make it anonymous. Should a security "
        "incident concern your personal information, we will tell you without delay, by a message in the app or by "
        "email, what happened, what it may mean for you, and what we have done about it."
    ),
    Heading(2, "4. Your rights"),
    Paragraph(
        "You can access, copy, correct and delete your personal information, withdraw your consent or close your "
        "account under “Me, Settings, Privacy”."
    ),
    Paragraph("We answer your request within thirty days; you may also complain to the authority."),
    Heading(2, "5. Children"),
    Paragraph(
        "If you are under the age of fourteen, please read this policy together with a parent or guardian, and use "
        "the app only with their consent."
    ),
    Heading(2, "6. How to contact us"),
    Paragraph("Email: privacy@spruce.example, telephone: 400 000 0000."),
)
"""In English."""
