<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Door</name>
    <message>
        <source>Online</source>
        <translation>已联网</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>离线，{time} 起</translation>
    </message>
    <message>
        <source>All documents have reached HQ</source>
        <translation>所有单据已送到总部</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) kept on this computer, waiting to be sent</source>
        <translation>
            <numerusform>%n 张单已记在这台电脑，等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock not yet compared with HQ</source>
        <translation>电脑时间还没和总部核对</translation>
    </message>
    <message>
        <source>Clock within a second of HQ</source>
        <translation>电脑时间与总部相差不到 1 秒</translation>
    </message>
    <message numerus="yes">
        <source>Clock %n second(s) off HQ</source>
        <translation>
            <numerusform>电脑时间与总部相差 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clock %n second(s) off HQ; set it right</source>
        <translation>
            <numerusform>电脑时间与总部相差 %n 秒，要校正</numerusform>
        </translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <extracomment>A date as Qt writes it: dddd is the day of the week, MMMM the month</extracomment>
        <translation>M 月 d 日&#x3000;dddd</translation>
    </message>
</context>
<context>
    <name>FaultBox</name>
    <message>
        <source>Copy for support</source>
        <translation>复制给技术支持</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Something is in the way</source>
        <translation>遇到了阻碍</translation>
    </message>
    <message>
        <source>Counterstock made a mistake</source>
        <translation>准库出错了</translation>
    </message>
    <message>
        <source>What was posted is safe. What you did last may not have happened; look before you do it again. The log has the rest.</source>
        <translation>已过账的单据安全。刚才那一下可能没有做成，再做之前先看一看。详情在日志文件。</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>{sku} was no longer kept when this happened.</source>
        <translation>{sku} 当时已停用。</translation>
    </message>
    <message>
        <source>The goods arrived although the transfer was cancelled.</source>
        <translation>调拨单已作废，但货到了。</translation>
    </message>
    <message>
        <source>The goods arrived although the transfer was reversed.</source>
        <translation>调拨单已冲销，但货到了。</translation>
    </message>
    <message>
        <source>The arrival is known, the dispatch is not yet.</source>
        <translation>已知到货，发出那一步还没送到。</translation>
    </message>
    <message>
        <source>This transfer was received twice.</source>
        <translation>这张调拨单收了两次。</translation>
    </message>
    <message>
        <source>{day} was closed when this arrived.</source>
        <translation>送到时 {day} 已结账。</translation>
    </message>
    <message>
        <source>A movement lies so close to the count that a person must say which was first.</source>
        <translation>有一笔变动与盘点时间太近，要由人决定哪个在先。</translation>
    </message>
    <message>
        <source>Note {reference} of {party} is on {other} too. The same goods?</source>
        <translation>{party} 的送货单 {reference} 也在 {other} 上。是同一批货吗？</translation>
    </message>
    <message>
        <source>Both sides changed the same line differently.</source>
        <translation>两边把同一行改成不同的样子。</translation>
    </message>
    <message>
        <source>{site} has {quantity} of {sku} after this. Count it.</source>
        <translation>这一步之后 {site} 的 {sku} 是 {quantity}。要盘点。</translation>
    </message>
    <message>
        <source>The document was posted although it was cancelled.</source>
        <translation>单据已作废，但仍过了账。</translation>
    </message>
    <message>
        <source>The document was posted although it was reversed.</source>
        <translation>单据已冲销，但仍过了账。</translation>
    </message>
    <message>
        <source>The document was posted twice.</source>
        <translation>这张单过了两次账。</translation>
    </message>
    <message>
        <source>{units} more of {sku} arrived than were sent.</source>
        <translation>{sku} 收到的比发出的多 {units}。</translation>
    </message>
    <message>
        <source>{units} fewer of {sku} arrived than were sent.</source>
        <translation>{sku} 收到的比发出的少 {units}。</translation>
    </message>
    <message>
        <source>HQ&apos;s catalogue has no {sku}.</source>
        <translation>总部的货品表没有 {sku}。</translation>
    </message>
    <message>
        <source>{by} had no right to do this at the time.</source>
        <translation>{by} 当时没有这项权限。</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Asking HQ</source>
        <translation>正在问总部</translation>
    </message>
    <message>
        <source>Welcome to Counterstock</source>
        <translation>欢迎使用准库</translation>
    </message>
    <message>
        <source>Every number here can say which document, person and minute made it.</source>
        <translation>这里每个数都说得出是哪张单、哪个人、哪一分钟来的。</translation>
    </message>
    <message>
        <source>Try it first</source>
        <translation>先试用</translation>
    </message>
    <message>
        <source>A shop with goods, staff and a fortnight of documents, all on this computer. Nothing is sent anywhere.</source>
        <translation>一家有货、有员工、有两星期单据的店，全在这台电脑上，不会送到任何地方。</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>Connect to HQ</source>
        <translation>连接总部</translation>
    </message>
    <message>
        <source>HQ gives you its address and a code that works once, for 15 minutes.</source>
        <translation>总部会给你网址和一个登记码，只能用一次，15 分钟内有效。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Address of HQ</source>
        <translation>总部网址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>登记码</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>这台电脑的名称</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>All keys: {page}</source>
        <translation>全部按键：{page}</translation>
    </message>
    <message>
        <source>Any key closes this</source>
        <translation>按任意键关闭</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Receipt</source>
        <translation>采购入库</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>销售出库</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>报损报溢</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>同步中</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>已联网</translation>
    </message>
    <message>
        <source>Stopped by HQ</source>
        <translation>总部已停用这台电脑</translation>
    </message>
    <message>
        <source>A copy of this computer exists</source>
        <translation>另有一台相同的电脑</translation>
    </message>
    <message>
        <source>Brought back from an old backup</source>
        <translation>由旧备份还原</translation>
    </message>
</context>
<context>
    <name>LineChip</name>
    <message>
        <source>The record does not add up</source>
        <translation>记录对不上</translation>
    </message>
    <message>
        <source>Signed out by HQ</source>
        <translation>总部已登出</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>同步中</translation>
    </message>
    <message numerus="yes">
        <source>%n for you</source>
        <translation>
            <numerusform>%n 张要处理</numerusform>
        </translation>
    </message>
    <message>
        <source>all sent</source>
        <translation>全部已发送</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>已联网</translation>
    </message>
    <message numerus="yes">
        <source>Offline for %n hour(s)</source>
        <translation>
            <numerusform>离线 %n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 张待发送</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfflineBanner</name>
    <message>
        <source>You are offline. Carry on as usual: every document is kept on this computer and goes out by itself later.</source>
        <translation>现在离线，照常开单就可以。每张单都已记在这台电脑，联网后自动送出。</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>{time} 开始离线</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>A command, a document number, an item</source>
        <translation>指令、单号、货品</translation>
    </message>
    <message>
        <source>Initials work too</source>
        <translation>拼音首字母也可以</translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n 张挂单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Rub out one digit</source>
        <translation>删一个数字</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Of the screens and messages. Items keep the names HQ gave them.</source>
        <translation>画面和消息的语言。货品名称照总部所给。</translation>
    </message>
    <message>
        <source>The computer&apos;s own setting, or always one of the two.</source>
        <translation>跟随电脑，或固定用其中一种。</translation>
    </message>
    <message>
        <source>Touch rows are tall enough for a finger.</source>
        <translation>触控行高方便用手指点。</translation>
    </message>
    <message>
        <source>A tick for a scan; a low tone when a scan did nothing.</source>
        <translation>扫到响一声；没有加入时响两下低音。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>跟随电脑</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>触控</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Tick only</source>
        <translation>只响扫到</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>全开</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Loss</source>
        <translation>报损</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>报溢</translation>
    </message>
    <message>
        <source>Used in the house</source>
        <translation>自用</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Say why: loss, gain or used in the house.</source>
        <translation>要选原因：报损、报溢或自用。</translation>
    </message>
    <message>
        <source>This computer is connected to HQ already.</source>
        <translation>这台电脑已连接总部。</translation>
    </message>
    <message>
        <source>This item is no longer kept.</source>
        <translation>这件货品已停用。</translation>
    </message>
    <message>
        <source>The check digit of this barcode is wrong. Scan it again.</source>
        <translation>条码校验码不对，再扫一次。</translation>
    </message>
    <message>
        <source>No item has this code. Nothing was added.</source>
        <translation>找不到这个条码。没有加入，单据不变</translation>
    </message>
    <message>
        <source>One item and lot stands twice on the count.</source>
        <translation>同一货品同一批号在盘点单上出现两次。</translation>
    </message>
    <message>
        <source>This item is not counted that finely.</source>
        <translation>这件货品的数量没有这么多位小数。</translation>
    </message>
    <message>
        <source>HQ does not know this code, or it is used or too old. Ask HQ for a new one.</source>
        <translation>总部不认得这个登记码，或已用过、已过期。向总部再要一个。</translation>
    </message>
    <message>
        <source>The text holds a sign that cannot be kept.</source>
        <translation>文字里有不能保存的符号。</translation>
    </message>
    <message>
        <source>A document with this name of yours exists already with other content.</source>
        <translation>这个编号已有另一张内容不同的单据。</translation>
    </message>
    <message>
        <source>This is a document of another kind.</source>
        <translation>这是另一种单据。</translation>
    </message>
    <message>
        <source>A line of the document is named wrongly.</source>
        <translation>单据有一行编号不对。</translation>
    </message>
    <message>
        <source>Two lines of the document have the same number.</source>
        <translation>单据有两行编号相同。</translation>
    </message>
    <message>
        <source>The data cannot be read.</source>
        <translation>数据读不懂。</translation>
    </message>
    <message>
        <source>This case is decided already.</source>
        <translation>这宗个案已决定。</translation>
    </message>
    <message>
        <source>Nothing was scanned.</source>
        <translation>没有扫到条码。</translation>
    </message>
    <message>
        <source>The code is too long.</source>
        <translation>条码太长。</translation>
    </message>
    <message>
        <source>The code holds signs that cannot be read. Scan it again.</source>
        <translation>条码有读不出的符号，再扫一次。</translation>
    </message>
    <message>
        <source>This case does not offer that choice.</source>
        <translation>这宗个案没有这个选择。</translation>
    </message>
    <message>
        <source>This code is too old. Ask HQ for a new one.</source>
        <translation>这个登记码已过期。向总部再要一个。</translation>
    </message>
    <message>
        <source>HQ does not know this code. Look at it again or ask HQ for a new one.</source>
        <translation>总部不认得这个登记码。核对一次，或向总部再要一个。</translation>
    </message>
    <message>
        <source>Another computer has used this code. Ask HQ for a new one.</source>
        <translation>这个登记码已被另一台电脑用了。向总部再要一个。</translation>
    </message>
    <message>
        <source>The name of this computer is too long.</source>
        <translation>这台电脑的名称太长。</translation>
    </message>
    <message>
        <source>The address must begin with https.</source>
        <translation>网址要用 https 开头。</translation>
    </message>
    <message>
        <source>This is no address. It looks like https://hq.example.com</source>
        <translation>这不是网址。应像 https://hq.example.com</translation>
    </message>
    <message>
        <source>Something the document needs is missing.</source>
        <translation>单据缺了必要的内容。</translation>
    </message>
    <message>
        <source>The date or time cannot be read.</source>
        <translation>日期或时间读不懂。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>The document has no lines yet.</source>
        <translation>单据还没有货品。</translation>
    </message>
    <message>
        <source>This needs a right that you do not have. Ask the manager.</source>
        <translation>你没有这项权限，请店长处理。</translation>
    </message>
    <message>
        <source>This step belongs to {site}.</source>
        <translation>这一步由 {site} 做。</translation>
    </message>
    <message>
        <source>This belongs to a site you do not work for.</source>
        <translation>这属于你不负责的门店。</translation>
    </message>
    <message>
        <source>So many packs do not come out in whole units.</source>
        <translation>这个箱数折不成整数。</translation>
    </message>
    <message>
        <source>Wait {wait_s} s, then try again.</source>
        <translation>等 {wait_s} 秒再试。</translation>
    </message>
    <message>
        <source>This computer belongs to {site}. Ask HQ for a code of that site.</source>
        <translation>这台电脑属于 {site}。向总部要那家门店的登记码。</translation>
    </message>
    <message>
        <source>HQ did not take the key of this computer. Try once more.</source>
        <translation>总部不接受这台电脑的密钥。再试一次。</translation>
    </message>
    <message>
        <source>The quantity is not a number.</source>
        <translation>数量不是数字。</translation>
    </message>
    <message>
        <source>The quantity must be above zero.</source>
        <translation>数量要大于零。</translation>
    </message>
    <message>
        <source>The quantity is too large.</source>
        <translation>数量太大。</translation>
    </message>
    <message>
        <source>Say in a few words why: whoever asks later reads it.</source>
        <translation>写几个字说明原因，以后查的人看得到。</translation>
    </message>
    <message>
        <source>Say whether the goods come from a customer or go to a supplier.</source>
        <translation>要选是客户退回，还是退给供应商。</translation>
    </message>
    <message>
        <source>This document is reversed already.</source>
        <translation>这张单已冲销。</translation>
    </message>
    <message>
        <source>HQ has stopped this computer. Its documents stay; ask HQ to connect it again.</source>
        <translation>总部已停用这台电脑。单据仍在；请总部重新登记。</translation>
    </message>
    <message>
        <source>There is not enough available to reserve.</source>
        <translation>可用数量不够占用。</translation>
    </message>
    <message>
        <source>Choose the other site.</source>
        <translation>要选对方门店。</translation>
    </message>
    <message>
        <source>A line needs an item.</source>
        <translation>这一行要有货品。</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>文字太长。</translation>
    </message>
    <message>
        <source>There is no such case.</source>
        <translation>没有这宗个案。</translation>
    </message>
    <message>
        <source>HQ does not know this computer.</source>
        <translation>总部不认得这台电脑。</translation>
    </message>
    <message>
        <source>There is no such document.</source>
        <translation>没有这张单据。</translation>
    </message>
    <message>
        <source>The document has no such field.</source>
        <translation>单据没有这一栏。</translation>
    </message>
    <message>
        <source>There is no such kind of document.</source>
        <translation>没有这种单据。</translation>
    </message>
    <message>
        <source>The document has no such line.</source>
        <translation>单据没有这一行。</translation>
    </message>
    <message>
        <source>There is no such site.</source>
        <translation>没有这家门店。</translation>
    </message>
    <message>
        <source>Nobody has this staff code.</source>
        <translation>没有人用这个工号。</translation>
    </message>
    <message>
        <source>This cannot be done with this kind of document.</source>
        <translation>这种单据不能这样做。</translation>
    </message>
    <message>
        <source>Not that PIN.</source>
        <translation>PIN 不对。</translation>
    </message>
    <message>
        <source>This cannot be done with the document any more.</source>
        <translation>单据已到这一步，不能再这样做。</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Clerk</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>Warehouse desk</source>
        <translation>仓务</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>采购</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>系统管理</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Find anything</source>
        <translation>找任何东西</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>换到下一栏</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>换下一类</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Lock, next clerk</source>
        <translation>锁定，换人</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>退一步</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Who is taking over?</source>
        <translation>由谁接手？</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, then type the PIN. Or tap a name, or scan a badge.</source>
        <translation>用 ↑ ↓ 选人，直接输入 PIN；也可以点名字，或扫工牌。</translation>
    </message>
    <message>
        <source>Held documents stay. Each step carries the name signed in at the time.</source>
        <translation>换人不会丢失挂单。每一步都用当时登录的人记名。</translation>
    </message>
    <message>
        <source>Name or staff code</source>
        <translation>姓名或工号</translation>
    </message>
    <message>
        <source>Type the PIN, 4 to 6 digits</source>
        <translation>输入 4 至 6 位 PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>PINs are checked on this computer, offline too</source>
        <translation>PIN 在这台电脑核对，离线也可登录</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s), then try again</source>
        <translation>
            <numerusform>等 %n 秒再试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not that PIN. %n tries left</source>
        <translation>
            <numerusform>PIN 不对，还有 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Arrived, dispatch unknown</source>
        <translation>已到，未知发出</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到货</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>已冲销</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Begun</source>
        <translation>开单</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>过账</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>Case decided</source>
        <translation>个案已决定</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Find a command, number or item</source>
        <translation>找指令、单号、货品</translation>
    </message>
    <message>
        <source>Lock; the next clerk signs in</source>
        <translation>锁定，由下一位登录</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The data file will not open. Nothing was changed. Keep this computer as it is and call support.</source>
        <translation>数据库打不开。没有改动任何数据。保持这台电脑原状，通知技术支持。</translation>
    </message>
    <message>
        <source>A newer Counterstock wrote this data. Nothing was changed. Start the newer version.</source>
        <translation>这些数据由较新的准库写入。没有改动。用较新的版本打开。</translation>
    </message>
    <message>
        <source>The disk refuses to read or write. What was posted is safe. Call support.</source>
        <translation>磁盘无法读写。已过账的单据安全。通知技术支持。</translation>
    </message>
    <message>
        <source>The disk is full. What was posted is safe. Make room, then try again.</source>
        <translation>磁盘已满。已过账的单据安全。腾出空间再试。</translation>
    </message>
    <message>
        <source>HQ cannot be reached. Work goes on here; try again later or check the address.</source>
        <translation>连不到总部。这里照常工作；稍后再试，或核对网址。</translation>
    </message>
    <message>
        <source>HQ is busy. Work goes on here; sending goes on by itself.</source>
        <translation>总部忙。这里照常工作，稍后自动再送。</translation>
    </message>
    <message>
        <source>HQ does not accept this. Tell the manager.</source>
        <translation>总部不接受。通知店长。</translation>
    </message>
    <message>
        <source>HQ answers slowly. Work goes on here; sending goes on by itself.</source>
        <translation>总部响应慢。这里照常工作，稍后自动再送。</translation>
    </message>
    <message>
        <source>The key of this data is not on this computer. Nothing was changed. Call support.</source>
        <translation>这台电脑没有这些数据的密钥。没有改动。通知技术支持。</translation>
    </message>
    <message>
        <source>The key on this computer belongs to other data. Nothing was changed. Call support.</source>
        <translation>这台电脑的密钥属于另一份数据。没有改动。通知技术支持。</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys. Set one up, or name a key file.</source>
        <translation>这台电脑没有安全存放密钥的地方。要先设置，或指定密钥文件。</translation>
    </message>
    <message>
        <source>This computer is not connected to HQ yet.</source>
        <translation>这台电脑还没连接总部。</translation>
    </message>
    <message>
        <source>Counterstock is open already. Close the other window first.</source>
        <translation>准库已经打开。先关闭另一个窗口。</translation>
    </message>
    <message>
        <source>HQ takes only smaller parcels. Sending goes on in smaller ones.</source>
        <translation>总部一次收不了这么多，会分小批再送。</translation>
    </message>
    <message>
        <source>Something outside the program went wrong. What was posted is safe.</source>
        <translation>程序以外出了问题。已过账的单据安全。</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>waiting to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>confirmed by HQ</source>
        <translation>总部已确认</translation>
    </message>
    <message>
        <source>merged by HQ</source>
        <translation>总部已合并</translation>
    </message>
    <message>
        <source>confirmed, with a case</source>
        <translation>已确认，有个案</translation>
    </message>
    <message>
        <source>for you to decide</source>
        <translation>要你决定</translation>
    </message>
    <message>
        <source>sent back by HQ</source>
        <translation>总部退回</translation>
    </message>
    <message>
        <source>held at HQ</source>
        <translation>总部暂存</translation>
    </message>
    <message>
        <source>HQ asks to send it later</source>
        <translation>总部要稍后再送</translation>
    </message>
</context>
</TS>
