"""Two small, whole privacy policies of an app that does not exist, in both languages."""

ZH = """样例地图隐私政策
更新日期：2025年3月1日  生效日期：2025年3月8日
样例地图由样例科技有限公司（以下简称“我们”）运营，注册地址为样例市样例路1号。我们重视您的个人信息。
一、我们如何收集和使用您的个人信息
1. 注册账号时，我们会收集您的手机号码，用于创建账号和登录。
2. 使用导航功能时，我们会收集您的位置信息，用于规划路线。位置信息属于敏感个人信息，对导航是必要的。
3. 为保障账号安全，我们会收集您的设备信息，包括Android ID、设备型号。
我们不会收集您的通话记录。
我们会申请通讯录权限，用于向您的好友发送邀请。
二、第三方SDK
SDK名称：星辰广告SDK
使用目的：展示广告
收集的个人信息类型：OAID、IP地址
三、共享、转让与公开披露
我们不会向第三方出售您的个人信息。
四、存储与保护
您的个人信息存储在中华人民共和国境内，保存期限为您使用服务的期间，超期后予以删除。我们采用加密等安全措施。
五、您的权利
您可以在“设置”中查阅、复制、更正、删除您的个人信息，撤回同意，关闭个性化推荐，或者注销账号。我们将在十五个工作日内答复您的请求。
六、未成年人
不满十四周岁的未成年人应在监护人同意后使用。
七、联系我们
如有投诉或疑问，请发送邮件至 privacy@map.example。
"""

EN = """Sample Map privacy policy
Effective date: 1 March 2025
Sample Map is operated by Sample Technology Ltd ("we"). This privacy policy says how we handle personal information.
1. Information we collect
When you sign up, we collect your phone number to create your account.
When you use navigation, we collect your precise location in order to plan your route.
We collect your device information, including your Android ID, to keep your account safe.
We do not collect your call log.
2. Sharing
We share your IP address with StarAd SDK, which collects your advertising ID to show ads.
We do not sell your personal information.
3. Retention and security
We retain your personal information for as long as you use the service, and we encrypt it.
4. Your rights
You can access, correct or delete your personal information, withdraw your consent and delete your account.
We respond to your requests within 30 days.
5. Children
The app is not meant for children under the age of 14.
6. Contact
Send questions and complaints to privacy@map.example.
"""
