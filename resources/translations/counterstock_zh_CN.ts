<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerCard</name>
    <message>
        <source>For technical support</source>
        <translation>给技术支持</translation>
    </message>
    <message>
        <source>HQ says</source>
        <translation>总部说</translation>
    </message>
    <message>
        <source>Choose a document to see how far it has come.</source>
        <translation>选一张单，看它走到哪一步。</translation>
    </message>
    <message>
        <source>It moved nothing at HQ. The document stays visible as it was written.</source>
        <translation>总部的库存没有变动。单据照原样保留。</translation>
    </message>
    <message>
        <source>It moves nothing until somebody decides.</source>
        <translation>有人决定之前，库存不会变。</translation>
    </message>
    <message>
        <source>HQ keeps it, and judges it by itself as soon as it can.</source>
        <translation>总部已收妥，能处理时就会自动处理。</translation>
    </message>
    <message>
        <source>It is kept on this computer, and goes out once this computer is connected again.</source>
        <translation>已记在这台电脑，重新连接后才会发送。</translation>
    </message>
    <message>
        <source>It went out and no answer came. It is sent again as it is, never twice.</source>
        <translation>已发送，还没收到总部答复。会按原样再发一次，不会重复。</translation>
    </message>
    <message>
        <source>It is kept on this computer and goes out by itself, in its turn.</source>
        <translation>已记在这台电脑，会按次序自动发送。</translation>
    </message>
    <message>
        <source>HQ has it. Sent again it would not count twice.</source>
        <translation>总部已收到，再送也不会重复。</translation>
    </message>
    <message>
        <source>HQ has it in its books. Nothing is left to do.</source>
        <translation>总部已入账，不用再做什么。</translation>
    </message>
</context>
<context>
    <name>Attempt</name>
    <message>
        <source>{n} {unit} of {item}? Enter yes, Esc no</source>
        <translation>{item} {n} {unit}？Enter 是，Esc 否</translation>
    </message>
    <message numerus="yes">
        <source>%n more code(s) wait</source>
        <translation>
            <numerusform>还有 %n 个条码排队</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Kept here {time}</source>
        <translation>已存在这台电脑 {time}</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>Case</name>
    <message>
        <source>HQ has both, and sees the difference</source>
        <translation>联网，发现不同</translation>
    </message>
    <message>
        <source>HQ asks</source>
        <translation>总部请人看</translation>
    </message>
    <message>
        <source>HQ</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>{name} settled this at {t}; nothing left to do</source>
        <translation>{name}已在 {t} 决定，这里不用再做</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>批号 {lot}</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手</translation>
    </message>
    <message>
        <source>Open since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Case on {number}, since {at}: {what}</source>
        <translation>{number} 的个案，{at} 起：{what}</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Cases</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Case&#x3000;{kind}</source>
        <translation>个案&#x3000;{kind}</translation>
    </message>
    <message>
        <source>for you to decide</source>
        <translation>要你决定</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选做法</translation>
    </message>
    <message>
        <source>Decided. It goes out by itself; HQ books it when it hears of it.</source>
        <translation>已决定，会自动发送；总部收到后入账。</translation>
    </message>
    <message>
        <source>Decided, and begun anew as {number}.</source>
        <translation>已决定，并重新开了 {number}。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Next, previous</source>
        <translation>上下一项</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>选我的</translation>
    </message>
    <message>
        <source>All of {name}</source>
        <translation>全用{name}</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>全用我的</translation>
    </message>
    <message>
        <source>All HQ</source>
        <translation>全用总部</translation>
    </message>
    <message>
        <source>HQ&apos;s</source>
        <translation>选总部</translation>
    </message>
    <message>
        <source>Type my own</source>
        <translation>自己填</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>写原因</translation>
    </message>
    <message>
        <source>Record of this document</source>
        <translation>看这张单的记录</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
</context>
<context>
    <name>ClosingBox</name>
    <message numerus="yes">
        <source>%n step(s) have not reached HQ yet</source>
        <translation>
            <numerusform>还有 %n 个步骤未送到总部</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe on this computer and go out once it is connected again; the Sync page says how.</source>
        <translation>全部稳妥存在这台电脑，重新连接后就会发送；做法见同步页。</translation>
    </message>
    <message>
        <source>They are safe on this computer and go out by themselves: now, beside the clock, or the next time you start.</source>
        <translation>全部稳妥存在这台电脑，会自动发送：可以缩到时钟旁继续发送，也可以下次启动时再发送。</translation>
    </message>
    <message>
        <source>They are safe on this computer and go out by themselves the next time you start.</source>
        <translation>它们安全地留在这台电脑上，下次启动时会自行送出。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>现在关闭</translation>
    </message>
    <message>
        <source>Keep sending</source>
        <translation>继续发送</translation>
    </message>
</context>
<context>
    <name>ConnectAgain</name>
    <message>
        <source>Asking HQ</source>
        <translation>正在问总部</translation>
    </message>
    <message>
        <source>Connect this computer again</source>
        <translation>重新连接这台电脑</translation>
    </message>
    <message>
        <source>The code must be one of {site}; it works once, for 15 minutes. Everything posted here stays, and what HQ does not have yet follows by itself, once.</source>
        <translation>要用{site}的登记码，15 分钟内有效，只能用一次。这里过了账的全部保留；总部还没有的会自动补发，不会重复。</translation>
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
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先放下</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Item</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>效期</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>账面</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>由</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>{item}, {quantity} {unit}, lot {lot}, bin {bin}</source>
        <translation>{item}，{quantity} {unit}，批号 {lot}，库位 {bin}</translation>
    </message>
    <message>
        <source>{quantity} of {item} from {origin} to {destination}</source>
        <translation>{item} {quantity}，由 {origin} 到 {destination}</translation>
    </message>
    <message>
        <source>{n} explained</source>
        <translation>已解释 {n}</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{item}, %n line(s)</source>
        <translation>
            <numerusform>{item} 等 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) joined up, unaltered</source>
        <translation>
            <numerusform>%n 步首尾相接，未被改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 个个案</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>{lines} and {fields} are the same on both sides</source>
        <translation>其余 {lines}、{fields}两边相同</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n 个字段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left to choose</source>
        <translation>
            <numerusform>还有 %n 项要选</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{item} expired %n day(s) ago</source>
        <translation>
            <numerusform>{item}已过期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{item} expires in %n day(s)</source>
        <translation>
            <numerusform>{item} %n 天后到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in</source>
        <translation>
            <numerusform>入 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out</source>
        <translation>
            <numerusform>出 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent, %n time(s)</source>
        <translation>
            <numerusform>发出 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Received, %n time(s)</source>
        <translation>
            <numerusform>收到 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reservation(s)</source>
        <translation>
            <numerusform>占用 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed by HQ</source>
        <translation>
            <numerusform>%n 步总部已确认</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting here</source>
        <translation>
            <numerusform>%n 步在本机待发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For you: %n</source>
        <translation>
            <numerusform>要你处理&#x3000;%n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting: %n</source>
        <translation>
            <numerusform>待发送&#x3000;%n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Worth noticing: %n</source>
        <translation>
            <numerusform>留意 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另外 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every figure equals its %n movement(s), proved at {time}</source>
        <translation>
            <numerusform>每个数字都与 %n 笔流水相符，{time} 核对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is some %n minute(s) off HQ&apos;s. Set it right; every step goes by HQ&apos;s time.</source>
        <translation>
            <numerusform>这台电脑的时钟与总部相差约 %n 分钟。把它调准；每一步都以总部的时间为准。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) on this computer do not equal their movements. Carry on; the next exchange puts them right.</source>
        <translation>
            <numerusform>这台电脑有 %n 个数字与流水对不上。可以照常开单；下次与总部同步时会改正。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>取消占用</translation>
    </message>
    <message>
        <source>Type the quantity, then * and Enter</source>
        <translation>输入数量，再按 * 和 Enter</translation>
    </message>
    <message>
        <source>Held. F8 brings it back</source>
        <translation>已挂单，按 F8 取回</translation>
    </message>
    <message>
        <source>Reversed {number}; both stay on the record</source>
        <translation>已冲销 {number}，两张都留在记录</translation>
    </message>
    <message>
        <source>Released {number}; nothing is held back any more</source>
        <translation>已取消 {number}，货品可以再卖</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>改数量</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>找货品</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Lot, bin</source>
        <translation>批号、库位</translation>
    </message>
    <message>
        <source>All as sent</source>
        <translation>照发出数</translation>
    </message>
    <message>
        <source>Why this number?</source>
        <translation>为何是这个数？</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>新单</translation>
    </message>
    <message>
        <source>Next kind</source>
        <translation>下一种单</translation>
    </message>
    <message>
        <source>Previous kind</source>
        <translation>上一种单</translation>
    </message>
    <message>
        <source>Name, code, initials or bin</source>
        <translation>名称、货号、拼音首字母</translation>
    </message>
    <message>
        <source>Documents on hold</source>
        <translation>挂单</translation>
    </message>
</context>
<context>
    <name>CrashDesk</name>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>This is all that was written down. It names places in the program, no document and no person.</source>
        <translation>记下的就只有这些：只有程序中的位置，没有单据，也没有人名。</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>CrashStrip</name>
    <message>
        <source>Counterstock made a mistake ({time}); nobody has been told.</source>
        <translation>准库出错了（{time}）；没有告诉任何人。</translation>
    </message>
    <message>
        <source>Show what happened</source>
        <translation>看看发生了什么</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>The same goods</source>
        <translation>同一批货</translation>
    </message>
    <message>
        <source>Other goods</source>
        <translation>不同的货</translation>
    </message>
    <message>
        <source>The goods did move</source>
        <translation>货品确有进出</translation>
    </message>
    <message>
        <source>They did not move</source>
        <translation>货品没有进出</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已看过</translation>
    </message>
    <message>
        <source>Nothing moves; the document stands as posted.</source>
        <translation>库存不变，单据按过账的样子保留。</translation>
    </message>
    <message>
        <source>It stays at HQ as it is, and counts once HQ can judge it.</source>
        <translation>总部照原样保留；能处理时就会计算。</translation>
    </message>
    <message>
        <source>It moved nothing. Where it is still wanted, write it anew.</source>
        <translation>它没有动过库存。仍然需要的话，重新开一张。</translation>
    </message>
    <message>
        <source>Begin it anew</source>
        <translation>重新开一张</translation>
    </message>
    <message>
        <source>What was wanted is copied to a new draft; this one stays as it is.</source>
        <translation>把想改的内容抄到一张新草稿；这张照原样保留。</translation>
    </message>
    <message>
        <source>The shelf was looked at</source>
        <translation>已到架上看过</translation>
    </message>
    <message>
        <source>Nothing moves now; a count sets the figure right.</source>
        <translation>现在库存不变；盘点后数字就会更正。</translation>
    </message>
    <message>
        <source>The lots were looked at</source>
        <translation>已看过批号</translation>
    </message>
    <message>
        <source>Nothing moves now; a count of both lots sets them right.</source>
        <translation>现在库存不变；两个批号盘点后就会更正。</translation>
    </message>
    <message>
        <source>Found out who has it</source>
        <translation>已查明在谁手上</translation>
    </message>
    <message>
        <source>Nothing moves; whoever asks later reads who has the piece.</source>
        <translation>库存不变；日后查问的人会看到这一件在谁手上。</translation>
    </message>
    <message>
        <source>Nothing moves; whoever was promised the goods is to be told.</source>
        <translation>库存不变；要通知原先占用这些货品的顾客。</translation>
    </message>
    <message>
        <source>Nothing moves; write down what became of the goods.</source>
        <translation>库存不变；写下这批货怎样处理。</translation>
    </message>
    <message>
        <source>This computer&apos;s</source>
        <translation>用这台电脑的</translation>
    </message>
    <message>
        <source>Where both changed the same, what was written here holds.</source>
        <translation>两边改过同一处的，以这里写的为准。</translation>
    </message>
    <message>
        <source>HQ&apos;s</source>
        <translation>用总部的</translation>
    </message>
    <message>
        <source>Where both changed the same, what HQ has holds.</source>
        <translation>两边改过同一处的，以总部的为准。</translation>
    </message>
    <message>
        <source>Lost on the way</source>
        <translation>途中丢失</translation>
    </message>
    <message>
        <source>What is missing is written off.</source>
        <translation>少了的记作报损。</translation>
    </message>
    <message>
        <source>Still on the way</source>
        <translation>还在途中</translation>
    </message>
    <message>
        <source>What is missing stays in transit.</source>
        <translation>少了的仍算在途。</translation>
    </message>
    <message>
        <source>More was sent</source>
        <translation>发多了</translation>
    </message>
    <message>
        <source>What came too many is booked as found.</source>
        <translation>多了的记作报溢。</translation>
    </message>
    <message>
        <source>This count stands</source>
        <translation>以本次盘点为准</translation>
    </message>
    <message>
        <source>Nothing moves; the shelf stays as this count found it.</source>
        <translation>库存不变；架上按本次盘点的数。</translation>
    </message>
    <message>
        <source>What this count changed is taken back; the other figure holds.</source>
        <translation>本次盘点的调整会还原，按另一次盘点的数。</translation>
    </message>
    <message>
        <source>The other count stands</source>
        <translation>以另一次盘点为准</translation>
    </message>
    <message>
        <source>Nothing moves now; reverse the reservation to undo it.</source>
        <translation>现在不动库存；要还原，请冲销这张占用单。</translation>
    </message>
    <message>
        <source>Keep it anyway</source>
        <translation>照样占用</translation>
    </message>
    <message>
        <source>The goods stay promised; find the rest elsewhere.</source>
        <translation>货品维持占用；不足之数另行调配。</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>取消占用</translation>
    </message>
    <message>
        <source>The reservation is voided; tell the customer.</source>
        <translation>占用单作废；请通知顾客。</translation>
    </message>
    <message>
        <source>The goods are here</source>
        <translation>货品确已到达</translation>
    </message>
    <message>
        <source>Nothing moves; the dispatch is still awaited.</source>
        <translation>库存不变；还在等发货那一步送到总部。</translation>
    </message>
    <message>
        <source>They are not here</source>
        <translation>货品并未到达</translation>
    </message>
    <message>
        <source>They count once: what was written twice is taken back.</source>
        <translation>只算一次：多记的一次会还原。</translation>
    </message>
    <message>
        <source>Both count; nothing is taken back.</source>
        <translation>两次都算，库存不变。</translation>
    </message>
    <message>
        <source>It counts, as it was written.</source>
        <translation>按记下的数量计算。</translation>
    </message>
    <message>
        <source>What was written is taken back.</source>
        <translation>记下的数量会还原。</translation>
    </message>
    <message>
        <source>The arrival is taken back.</source>
        <translation>这次收货会还原。</translation>
    </message>
    <message>
        <source>The goods were handed over</source>
        <translation>货品确已交出</translation>
    </message>
    <message>
        <source>They were not handed over</source>
        <translation>货品并未交出</translation>
    </message>
    <message>
        <source>The document stands as posted; to add the item is for HQ.</source>
        <translation>单据按过账的样子保留；货品要由总部加进货品表。</translation>
    </message>
    <message>
        <source>Leave it unbooked</source>
        <translation>暂不入账</translation>
    </message>
    <message>
        <source>Nothing moves; in transit stays short by it until somebody corrects it.</source>
        <translation>库存不变；在途仍欠这些数量，要有人更正。</translation>
    </message>
    <message>
        <source>The movement was first</source>
        <translation>变动在先</translation>
    </message>
    <message>
        <source>It was in what was counted; the shelf stays as it was found.</source>
        <translation>已包括在盘点的数量内；架上维持点到的数目。</translation>
    </message>
    <message>
        <source>The count was first</source>
        <translation>盘点在先</translation>
    </message>
    <message>
        <source>The movement comes on top of what was counted.</source>
        <translation>变动加在盘点的数之上。</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Seen, not approved</source>
        <translation>已看过，不批准</translation>
    </message>
    <message>
        <source>Nothing moves; whoever wants it undone reverses it.</source>
        <translation>库存不变；要还原就冲销。</translation>
    </message>
    <message>
        <source>As {name} wrote it</source>
        <translation>按{name}写的</translation>
    </message>
    <message>
        <source>Merged by hand</source>
        <translation>逐项合并</translation>
    </message>
</context>
<context>
    <name>Deed</name>
    <message>
        <source>posted {number}</source>
        <translation>过账 {number}</translation>
    </message>
    <message>
        <source>received {number}</source>
        <translation>收了 {number} 的货</translation>
    </message>
    <message>
        <source>handed over {number}</source>
        <translation>按 {number} 交货</translation>
    </message>
    <message>
        <source>changed {number}</source>
        <translation>更改 {number}</translation>
    </message>
    <message>
        <source>voided {number}</source>
        <translation>作废 {number}</translation>
    </message>
    <message>
        <source>reversed {number}</source>
        <translation>冲销 {number}</translation>
    </message>
    <message>
        <source>acted on {number}</source>
        <translation>处理 {number}</translation>
    </message>
    <message>
        <source>posted it</source>
        <translation>过账</translation>
    </message>
    <message>
        <source>received it</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>handed it over</source>
        <translation>交货</translation>
    </message>
    <message>
        <source>changed it</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>voided it</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>reversed it</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>acted on it</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>It counts as posted. Nothing else moves until somebody decides.</source>
        <translation>按过账的数计算。决定之前库存不会再变。</translation>
    </message>
    <message>
        <source>It counts as received. Nothing else moves until somebody decides.</source>
        <translation>按收到的数计算。决定之前库存不会再变。</translation>
    </message>
    <message>
        <source>It counts as handed over. Nothing else moves until somebody decides.</source>
        <translation>按交货的数计算。决定之前库存不会再变。</translation>
    </message>
    <message>
        <source>It counts. Nothing else moves until somebody decides.</source>
        <translation>照样计算。决定之前库存不会再变。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as posted; nothing else moves until somebody decides.</source>
        <translation>没有人做错。这张单照过账计算；有人决定之前，其他都不动。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as received; nothing else moves until somebody decides.</source>
        <translation>没有人做错。这张单照收货计算；有人决定之前，其他都不动。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as handed over; nothing else moves until somebody decides.</source>
        <translation>没有人做错。这张单照交货计算；有人决定之前，其他都不动。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts; nothing else moves until somebody decides.</source>
        <translation>没有人做错。这张单照样计算；有人决定之前，其他都不动。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as posted; somebody looks and says what was found.</source>
        <translation>没有人做错。这张单照过账计算；请人看一看，写下结果。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as received; somebody looks and says what was found.</source>
        <translation>没有人做错。这张单照收货计算；请人看一看，写下结果。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as handed over; somebody looks and says what was found.</source>
        <translation>没有人做错。这张单照交货计算；请人看一看，写下结果。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts; somebody looks and says what was found.</source>
        <translation>没有人做错。这张单照样计算；请人看一看，写下结果。</translation>
    </message>
    <message>
        <source>It counts as posted. Somebody says whether it is approved.</source>
        <translation>这张单照过账计算，请有权限的人决定是否批准。</translation>
    </message>
    <message>
        <source>It counts as received. Somebody says whether it is approved.</source>
        <translation>这张单照收货计算，请有权限的人决定是否批准。</translation>
    </message>
    <message>
        <source>It counts as handed over. Somebody says whether it is approved.</source>
        <translation>这张单照交货计算，请有权限的人决定是否批准。</translation>
    </message>
    <message>
        <source>It counts. Somebody says whether it is approved.</source>
        <translation>这张单照样计算，请有权限的人决定是否批准。</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>not on it</source>
        <translation>没有这一行</translation>
    </message>
    <message>
        <source>From a customer</source>
        <translation>客户退回</translation>
    </message>
    <message>
        <source>To a supplier</source>
        <translation>退给供应商</translation>
    </message>
    <message>
        <source>Line {line}&#x3000;{field}</source>
        <translation>第 {line} 行&#x3000;{field}</translation>
    </message>
    <message>
        <source>HQ&apos;s taken</source>
        <translation>用总部的</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>自己填的</translation>
    </message>
    <message>
        <source>mine taken</source>
        <translation>用我的</translation>
    </message>
    <message>
        <source>{name}&apos;s taken</source>
        <translation>用{name}的</translation>
    </message>
    <message>
        <source>Only HQ changed this; taken</source>
        <translation>只有总部改过，自动采用</translation>
    </message>
    <message>
        <source>Only you changed this; taken</source>
        <translation>只有你改过，自动采用</translation>
    </message>
    <message>
        <source>Only {name} changed this; taken</source>
        <translation>只有{name}改过，自动采用</translation>
    </message>
    <message>
        <source>Both changed it alike</source>
        <translation>两边改得一样</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>还没选</translation>
    </message>
    <message>
        <source>typed by you</source>
        <translation>你自己填的</translation>
    </message>
</context>
<context>
    <name>DifferenceRow</name>
    <message>
        <source>unchanged</source>
        <translation>没有改</translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>What differs</source>
        <translation>不同的地方</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原本</translation>
    </message>
    <message>
        <source>Mine&#x3000;{who}</source>
        <translation>我的&#x3000;{who}</translation>
    </message>
    <message>
        <source>HQ&#x3000;{who}</source>
        <translation>总部&#x3000;{who}</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并后</translation>
    </message>
</context>
<context>
    <name>DocumentFilter</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>有个案</translation>
    </message>
</context>
<context>
    <name>DocumentListView</name>
    <message>
        <source>Document number, or its last digits</source>
        <translation>单号，或尾号</translation>
    </message>
    <message>
        <source>No documents here</source>
        <translation>这里没有单据</translation>
    </message>
    <message>
        <source>What is posted appears at once.</source>
        <translation>过账后立即出现。</translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation>第 {first}–{last} 项，共 {total} 项</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{kind} {number}, {contents}, {who}, {at}, {state}</source>
        <translation>{kind} {number}，{contents}，{who}，{at}，{state}</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>本机待发送</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Reverse {number}</source>
        <translation>冲销 {number}</translation>
    </message>
    <message>
        <source>The same goods go the other way; both stay on the record.</source>
        <translation>同样的货反方向走一次，两张都留在记录。</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>Void {number}</source>
        <translation>作废 {number}</translation>
    </message>
    <message>
        <source>No goods have moved yet; the draft stays on the record as void.</source>
        <translation>货还没动；草稿会以作废留在记录。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>取消占用</translation>
    </message>
    <message>
        <source>Release {number}</source>
        <translation>取消 {number}</translation>
    </message>
    <message>
        <source>The goods are free again for anybody; the reservation stays on the record.</source>
        <translation>货品恢复可用；占用单仍留在记录。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Photos and papers (*.jpg *.jpeg *.png *.webp *.pdf)</source>
        <translation>照片和文件 (*.jpg *.jpeg *.png *.webp *.pdf)</translation>
    </message>
    <message>
        <source>Which photo or paper belongs to this document?</source>
        <translation>哪张照片或文件属于这张单据？</translation>
    </message>
    <message>
        <source>Where should the copy go?</source>
        <translation>副本存到哪里？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交货</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>看附件</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>库存变动</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>加附件</translation>
    </message>
    <message>
        <source>Why this number?</source>
        <translation>为何是这个数？</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Sending stopped; the Sync page says why</source>
        <translation>已停止发送；同步页写明原因</translation>
    </message>
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
        <source>Clock %n minute(s) off HQ; set it right</source>
        <translation>
            <numerusform>电脑时间与总部相差 %n 分钟，要校正</numerusform>
        </translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <extracomment>A date as Qt writes it: dddd is the day of the week, MMMM the month</extracomment>
        <translation>M 月 d 日&#x3000;dddd</translation>
    </message>
</context>
<context>
    <name>Expected</name>
    <message>
        <source>Transfer</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>From</source>
        <translation>由</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出时间</translation>
    </message>
    <message>
        <source>{number} from {site}, {goods}</source>
        <translation>{number}，由 {site}，{goods}</translation>
    </message>
</context>
<context>
    <name>FactsStrip</name>
    <message>
        <source>Line</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>最近一次交换</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} 起</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>after each post</source>
        <translation>过账后即发送</translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>%n 秒后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>try %n</source>
        <translation>
            <numerusform>第 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>all sent</source>
        <translation>全部已发送</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest {time}</source>
        <translation>最早 {time}</translation>
    </message>
    <message>
        <source>never yet</source>
        <translation>还没有过</translation>
    </message>
    <message>
        <source>{sent} out, {received} in</source>
        <translation>发送 {sent}，收到 {received}</translation>
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
        <source>Close Counterstock</source>
        <translation>关闭准库</translation>
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
    <name>Field</name>
    <message>
        <source>The whole line</source>
        <translation>整行</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>效期</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Quantity in the books</source>
        <translation>账面数量</translation>
    </message>
    <message>
        <source>Customer or supplier</source>
        <translation>客户或供应商</translation>
    </message>
    <message>
        <source>Their note</source>
        <translation>对方单号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>To site</source>
        <translation>调往</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里</translation>
    </message>
    <message>
        <source>{name}, {kind}, {size}, {where}</source>
        <translation>{name}，{kind}，{size}，{where}</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>being fetched</source>
        <translation>取回中</translation>
    </message>
    <message>
        <source>not on this computer yet</source>
        <translation>不在这台电脑</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>here and at HQ</source>
        <translation>本机和总部都有</translation>
    </message>
    <message>
        <source>{name} belongs to the document now. It goes to HQ by itself.</source>
        <translation>{name} 已附在单据上，会自动送到总部。</translation>
    </message>
    <message>
        <source>This computer has no program that shows {name}.</source>
        <translation>这台电脑没有程序可以打开 {name}。</translation>
    </message>
    <message>
        <source>{name} is saved in {folder}.</source>
        <translation>{name} 已存到 {folder}。</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}：{why}</translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message>
        <source>No files yet</source>
        <translation>还没有附件</translation>
    </message>
    <message>
        <source>Ctrl O adds a photo or a PDF; a file dropped here is added too. The document does not wait for it.</source>
        <translation>按 Ctrl O 加照片或 PDF，也可以把文件拖到这里。单据不会等附件。</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>{n} on hand</source>
        <translation>现存 {n}</translation>
    </message>
    <message>
        <source>{pieces} pieces, {who}, {at}</source>
        <translation>{pieces} 件，{who}，{at}</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>{sku} was no longer kept when this happened.</source>
        <translation>“{sku}”当时已停用。</translation>
    </message>
    <message>
        <source>The goods arrived although the transfer was voided.</source>
        <translation>调拨单已作废，但货到了。</translation>
    </message>
    <message>
        <source>The goods arrived although the transfer was reversed.</source>
        <translation>调拨单已冲销，但货到了。</translation>
    </message>
    <message>
        <source>The arrival is known, the dispatch is not yet.</source>
        <translation>收货已送到总部，发货那一步还没送到。</translation>
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
        <source>{number} found {hq} of {sku}, this count {mine}. Which one stands?</source>
        <translation>{number} 盘得“{sku}”{hq}，本次盘得 {mine}。以哪一次为准？</translation>
    </message>
    <message>
        <source>Note {reference} of {party} is on {other} too. The same goods?</source>
        <translation>{party}的送货单 {reference} 也在 {other} 上。是同一批货吗？</translation>
    </message>
    <message>
        <source>Both sides changed the same line differently.</source>
        <translation>两边把同一行改成不同的样子。</translation>
    </message>
    <message>
        <source>Lot {lot} of {sku} went out after it had expired.</source>
        <translation>“{sku}”批号 {lot} 过期后仍出库。</translation>
    </message>
    <message>
        <source>The goods were handed over although the reservation was let go.</source>
        <translation>占用已取消，货品仍交了出去。</translation>
    </message>
    <message>
        <source>The goods were handed over although that was reversed.</source>
        <translation>交货已冲销，货品仍交了出去。</translation>
    </message>
    <message>
        <source>The goods were handed over before HQ knew of the reservation.</source>
        <translation>总部还不知道这张占用单，货品已经交出。</translation>
    </message>
    <message>
        <source>The reserved goods were handed over twice.</source>
        <translation>占用的货品交了两次。</translation>
    </message>
    <message>
        <source>{site} has {quantity} of lot {lot} of {sku} after this. Look which lot went.</source>
        <translation>此后{site}的“{sku}”批号 {lot} 为 {quantity}。请查实际出了哪一批。</translation>
    </message>
    <message>
        <source>{site} has {quantity} of {sku} after this. Count it.</source>
        <translation>这一步之后{site}的“{sku}”是 {quantity}。要盘点。</translation>
    </message>
    <message>
        <source>{number} reserves {missing} of {sku} more than there is.</source>
        <translation>{number} 占用的“{sku}”比可用的多 {missing}。</translation>
    </message>
    <message>
        <source>A newer version wrote this. HQ can judge it once it is upgraded too.</source>
        <translation>这是较新版本写成的。总部升级后才能处理。</translation>
    </message>
    <message>
        <source>The document was posted although it was voided.</source>
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
        <source>{site} has {left} of {sku} left, and {reserved} are reserved.</source>
        <translation>{site}的“{sku}”只剩 {left}，已占用 {reserved}。</translation>
    </message>
    <message>
        <source>Serial {serial} of {sku} went with {other} already. Find out who has it.</source>
        <translation>“{sku}”序列号 {serial} 已随 {other} 出去。请查清在谁手上。</translation>
    </message>
    <message>
        <source>{units} more of {sku} arrived than were sent.</source>
        <translation>“{sku}”收到的比发出的多 {units}。</translation>
    </message>
    <message>
        <source>{units} fewer of {sku} arrived than were sent.</source>
        <translation>“{sku}”收到的比发出的少 {units}。</translation>
    </message>
    <message>
        <source>HQ does not know this kind of document yet. It can judge it once it is upgraded.</source>
        <translation>总部还不认识这种单据，升级后才能处理。</translation>
    </message>
    <message>
        <source>This waits for an earlier step that has not reached HQ yet.</source>
        <translation>这一步在等更早的一步送到总部。</translation>
    </message>
    <message>
        <source>HQ&apos;s catalogue has no {sku}.</source>
        <translation>总部的货品表没有 {sku}。</translation>
    </message>
    <message>
        <source>{by} had no right to do this at the time.</source>
        <translation>{by}当时没有这项权限。</translation>
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
    <name>KeptKey</name>
    <message>
        <source>Keep this recovery key</source>
        <translation>保管好这个恢复码</translation>
    </message>
    <message>
        <source>If this computer or its account is set up anew, only this key opens the documents that have not reached HQ. It is shown this once and kept nowhere: write it down, lock it away, and not beside this computer.</source>
        <translation>如果这台电脑或它的账户要重设，只有这个恢复码可以打开还没送到总部的单据。它只显示这一次，不会存在任何地方：抄下来锁好，不要放在这台电脑旁边。</translation>
    </message>
    <message>
        <source>Recovery key: {code}</source>
        <translation>恢复码：{code}</translation>
    </message>
    <message>
        <source>Type the last four signs of what you wrote down</source>
        <translation>输入你抄下的最后四个字符</translation>
    </message>
    <message>
        <source>Save as a page to print</source>
        <translation>存成一页，便于打印</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>It is kept; go on</source>
        <translation>已保管好，继续</translation>
    </message>
    <message>
        <source>These are not the last four signs. Compare what you wrote down.</source>
        <translation>这不是最后四个字符。对一对你抄下的。</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard when you go on.</source>
        <translation>已复制。继续的时候会从剪贴板清掉。</translation>
    </message>
    <message>
        <source>Recovery key {device}.pdf</source>
        <translation>恢复码 {device}.pdf</translation>
    </message>
    <message>
        <source>Where is the page kept? A stick is better than this PC.</source>
        <translation>这一页存到哪里？存在 U 盘比存在这台电脑好。</translation>
    </message>
    <message>
        <source>{name} is saved. Print it, and lock it away.</source>
        <translation>{name} 已存好。打印出来锁好。</translation>
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
        <source>Reservation</source>
        <translation>占用单</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
</context>
<context>
    <name>LastLine</name>
    <message>
        <source>{item}, {quantity} {unit}, {after} available after posting</source>
        <translation>{item}，{quantity} {unit}，过账后可用 {after}</translation>
    </message>
    <message>
        <source>{time} scanned</source>
        <translation>{time} 扫入</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>批号 {lot}</translation>
    </message>
    <message>
        <source>Expiry {day}</source>
        <translation>效期 {day}</translation>
    </message>
    <message>
        <source>Bin {bin}</source>
        <translation>库位 {bin}</translation>
    </message>
</context>
<context>
    <name>LastScan</name>
    <message>
        <source>Available</source>
        <translation>可用</translation>
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
        <source>Stopped: a copy</source>
        <translation>已停用：有副本</translation>
    </message>
    <message>
        <source>Stopped: old data</source>
        <translation>已停用：旧资料</translation>
    </message>
</context>
<context>
    <name>LineChip</name>
    <message>
        <source>The record does not add up</source>
        <translation>记录对不上</translation>
    </message>
    <message>
        <source>Sending stopped</source>
        <translation>已停止发送</translation>
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
    <name>LineRow</name>
    <message>
        <source>Sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Available after</source>
        <translation>过账后可用</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>效期</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>{item}, {quantity} {unit}, lot {lot}, bin {bin}, available after posting {after}</source>
        <translation>{item}，{quantity} {unit}，批号 {lot}，库位 {bin}，过账后可用 {after}</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>Nothing is called that</source>
        <translation>找不到这个名称</translation>
    </message>
    <message>
        <source>Esc shows all again.</source>
        <translation>按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有</translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation>第 {first}–{last} 项，共 {total} 项</translation>
    </message>
    <message>
        <source>No cases</source>
        <translation>没有个案</translation>
    </message>
    <message>
        <source>Only where two sides differ, or a person has to look, one appears here.</source>
        <translation>有不同的地方，或要人看一看，才会在这里出现。</translation>
    </message>
</context>
<context>
    <name>LookBanner</name>
    <message>
        <source>Here it can only be read. Nothing is lost when you take over.</source>
        <translation>这里只能看。接手不会丢失任何东西。</translation>
    </message>
    <message>
        <source>{name} has been on this case since {t}</source>
        <translation>{name} 从 {t} 起正在处理这个个案</translation>
    </message>
    <message>
        <source>ext. {ext}</source>
        <translation>分机 {ext}</translation>
    </message>
</context>
<context>
    <name>Mode</name>
    <message>
        <source>Their note</source>
        <translation>送货单号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>销售出库</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>采购入库</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>报损报溢</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>定金</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>调拨入库</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>{item} goes to {n} {unit}</source>
        <translation>{item}会变成 {n} {unit}</translation>
    </message>
    <message>
        <source>It posts all the same; HQ asks for a count.</source>
        <translation>照样过账，总部会请你盘点。</translation>
    </message>
    <message>
        <source>{n} {unit} of {item} are held back for somebody</source>
        <translation>{item} 有 {n} {unit} 已为别人占用</translation>
    </message>
    <message>
        <source>Hand the reservation over, or release it, before these are sold.</source>
        <translation>先交货或取消占用，才可以卖。</translation>
    </message>
    <message>
        <source>{n} {unit} of {item} are more than is free</source>
        <translation>{item} 比可用多出 {n} {unit}</translation>
    </message>
    <message>
        <source>So many cannot be promised. Take fewer, or release another reservation first.</source>
        <translation>不够占用。减少数量，或先取消另一张占用单。</translation>
    </message>
    <message>
        <source>Not for sale. F7 picks another lot, or write it off.</source>
        <translation>不能卖。按 F7 改批号，或转报损。</translation>
    </message>
    <message>
        <source>Lot {lot} goes out first; F7 picks another.</source>
        <translation>先出批号 {lot}，按 F7 可改。</translation>
    </message>
    <message>
        <source>{item}: {n} {unit} short</source>
        <translation>{item}少了 {n} {unit}</translation>
    </message>
    <message>
        <source>They stay in transit, and HQ opens a case.</source>
        <translation>留在在途，总部会开个案。</translation>
    </message>
    <message>
        <source>{item}: {n} {unit} more than sent</source>
        <translation>{item}比发出的多 {n} {unit}</translation>
    </message>
    <message>
        <source>They are received all the same, and HQ opens a case.</source>
        <translation>照样收货，总部会开个案。</translation>
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
    <name>OpenedCase</name>
    <message>
        <source>Not sure? Ask {name}</source>
        <translation>不确定？问{name}</translation>
    </message>
    <message>
        <source>ext. {ext}</source>
        <translation>分机 {ext}</translation>
    </message>
    <message>
        <source>It is decided. What it moved stands on the document.</source>
        <translation>已经决定。库存怎样变动，记在这张单据上。</translation>
    </message>
    <message>
        <source>Choose, and see here what stock becomes.</source>
        <translation>选了之后，这里会显示库存变成多少。</translation>
    </message>
    <message>
        <source>Nothing moves: a draft moves goods when it is posted.</source>
        <translation>库存不变：草稿过账后才会动货。</translation>
    </message>
    <message>
        <source>Nothing moves; all figures stay as they are.</source>
        <translation>库存不变，所有数字照旧。</translation>
    </message>
    <message>
        <source>Somebody with the right to decide does so here or at HQ.</source>
        <translation>由有权决定的人在这里或总部处理。</translation>
    </message>
    <message>
        <source>Say in a few words what was found</source>
        <translation>写几个字，说明看到什么</translation>
    </message>
    <message>
        <source>Say in a few words why</source>
        <translation>写几个字，说明原因</translation>
    </message>
</context>
<context>
    <name>OpenedDocument</name>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Timeline {n}</source>
        <translation>经过 {n}</translation>
    </message>
    <message>
        <source>Movements {n}</source>
        <translation>库存变动 {n}</translation>
    </message>
    <message>
        <source>Files {n}</source>
        <translation>附件 {n}</translation>
    </message>
    <message>
        <source>Photos (JPEG, PNG, WebP) and PDF files, 20 MB each at most.</source>
        <translation>照片（JPEG、PNG、WebP）和 PDF，每个最多 20 MB。</translation>
    </message>
    <message>
        <source>{name} is being read</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Stock movements</source>
        <translation>库存变动</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>As it was written, with the names of that day</source>
        <translation>照当天所写，名称也是当天的</translation>
    </message>
    <message>
        <source>Steps are only added, never changed or removed</source>
        <translation>每一步只会加上去，不会改也不会删</translation>
    </message>
    <message>
        <source>What leaves one place reaches another; all of it sums to 0</source>
        <translation>从一处走就到另一处，全部加起来是 0</translation>
    </message>
    <message>
        <source>They go to HQ by themselves; no document waits for them</source>
        <translation>附件会自动送到总部；单据不会等附件</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n}</translation>
    </message>
    <message>
        <source>Changing quantities {n}</source>
        <translation>改动数量 {n}</translation>
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
    <name>Parcels</name>
    <message numerus="yes">
        <source>%n step(s) are on the stick as {file}. Take it to HQ.</source>
        <translation>
            <numerusform>%n 步已存到 U 盘，文件名 {file}。把它带到总部。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits here; {file} asks HQ for what is new.</source>
        <translation>这里没有待发送的；{file} 向总部查询新资料。</translation>
    </message>
    <message numerus="yes">
        <source>%n more did not fit; save again afterwards.</source>
        <translation>
            <numerusform>还有 %n 步放不下，之后再存一次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of HQ&apos;s for other computers are on it as well.</source>
        <translation>
            <numerusform>总部给其他电脑的 %n 份答复也在上面。</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer brought nothing that was not known here.</source>
        <translation>这份答复没有新的内容。</translation>
    </message>
    <message>
        <source>HQ&apos;s answer is taken in.</source>
        <translation>总部的答复已收入。</translation>
    </message>
    <message>
        <source>Own steps: {told}.</source>
        <translation>本机各步：{told}。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) came from HQ.</source>
        <translation>
            <numerusform>总部发来 %n 项更新。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) still wait.</source>
        <translation>
            <numerusform>还有 %n 步待发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) {verdict}</source>
        <translation>
            <numerusform>%n 步{verdict}</numerusform>
        </translation>
    </message>
    <message>
        <source>HQ has more than fits: save once more, or connect.</source>
        <translation>总部还有更多资料：再存一次，或联网。</translation>
    </message>
    <message>
        <source>The file of computer {device} is kept here and goes to HQ by itself.</source>
        <translation>电脑 {device} 的文件已存在这里，会自动发送到总部。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other computers go to HQ with the next exchange.</source>
        <translation>
            <numerusform>其他电脑的 %n 个文件会在下次交换时发送到总部。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HQ has answered %n file(s) of other computers. Save the answers to a stick.</source>
        <translation>
            <numerusform>总部已答复其他电脑的 %n 个文件。把答复存到 U 盘。</numerusform>
        </translation>
    </message>
    <message>
        <source>HQ did not take the file of computer {device}: {why}</source>
        <translation>总部没有收下电脑 {device} 的文件：{why}</translation>
    </message>
    <message>
        <source>{one} {other}</source>
        <translation>{one}{other}</translation>
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
    <name>Place</name>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
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
    <message>
        <source>Count variance</source>
        <translation>盘点差异</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Expiry, such as 27-05-31</source>
        <translation>效期，如 27-05-31</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>{n} there</source>
        <translation>有 {n}</translation>
    </message>
</context>
<context>
    <name>Posted</name>
    <message>
        <source>Posted {number}: {lines}, {pieces}</source>
        <translation>已过账&#x3000;{number}&#x3000;{lines} {pieces}</translation>
    </message>
    <message>
        <source>Reserved {number}: {lines}, {pieces}</source>
        <translation>已占用&#x3000;{number}&#x3000;{lines} {pieces}</translation>
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
        <source>Lock by itself</source>
        <translation>自动锁定</translation>
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
        <source>When nobody has touched it for so long. The draft stays.</source>
        <translation>无人操作达此时间后。草稿会保留。</translation>
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
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message numerus="yes">
        <source>%n document(s) want you.</source>
        <translation>
            <numerusform>有 %n 张单据要您处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HQ sent back %n step(s).</source>
        <translation>
            <numerusform>总部退回了 %n 个步骤。</numerusform>
        </translation>
    </message>
    <message>
        <source>Back online. What waited is going out.</source>
        <translation>已重新联网，等待中的正在送出。</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Making up a shop. This takes half a minute.</source>
        <translation>正在准备一家店，约半分钟。</translation>
    </message>
    <message>
        <source>The demo did not start. The log has the reason.</source>
        <translation>演示没能打开，原因在日志文件。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Docs</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
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
    <name>ReasonBox</name>
    <message>
        <source>Why; whoever asks later reads it</source>
        <translation>为什么；日后问起的人会看到</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Why this side</source>
        <translation>为什么选这边</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>看到什么</translation>
    </message>
    <message>
        <source>kept on the document; HQ sees it</source>
        <translation>会写进单据记录，总部看得到</translation>
    </message>
</context>
<context>
    <name>RecoveryScreen</name>
    <message>
        <source>The key of this data is not on this computer</source>
        <translation>这台电脑没有这份资料的密钥</translation>
    </message>
    <message>
        <source>No document is lost. Type the recovery key that was written down when this computer was connected: 28 signs in seven groups.</source>
        <translation>单据没有丢失。输入连接这台电脑时抄下的恢复码：七组共 28 个字符。</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Bring the key back</source>
        <translation>取回密钥</translation>
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
        <source>The file&apos;s name or fingerprint cannot be read.</source>
        <translation>文件的名称或指纹无法读取。</translation>
    </message>
    <message>
        <source>The file is too large. Files of up to 20 MB go.</source>
        <translation>文件太大。最多 20 MB。</translation>
    </message>
    <message>
        <source>Only photos and PDF files can be attached.</source>
        <translation>只可以附上照片和 PDF 文件。</translation>
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
        <source>So many are not on the document. Nothing was changed.</source>
        <translation>单上没有这么多。单据不变。</translation>
    </message>
    <message>
        <source>The file did not come whole. It is sent again by itself.</source>
        <translation>文件不完整，会自动再发送。</translation>
    </message>
    <message>
        <source>HQ has stopped this computer. What it carries for others waits here.</source>
        <translation>总部已停用这台电脑。代别人带的文件留在这里等候。</translation>
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
        <source>The document is too large to be sent. Post it in two parts.</source>
        <translation>单据太大，发不出去。分两张过账。</translation>
    </message>
    <message>
        <source>The address must begin with https.</source>
        <translation>网址要用 https 开头。</translation>
    </message>
    <message>
        <source>This computer has not met HQ&apos;s keys yet. Connect once, then try again.</source>
        <translation>这台电脑还没有总部的密钥。先联网一次，再试。</translation>
    </message>
    <message>
        <source>This is no address. It looks like https://hq.example.com</source>
        <translation>这不是网址。应像 https://hq.example.com</translation>
    </message>
    <message>
        <source>This computer has the key already. Nothing was changed.</source>
        <translation>这台电脑已有密钥，没有改变。</translation>
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
        <source>The document has no such file.</source>
        <translation>这张单没有这个文件。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>The file cannot be read or written. Look at its name and place.</source>
        <translation>文件无法读写。看看名称和位置。</translation>
    </message>
    <message>
        <source>The document has no lines yet.</source>
        <translation>单据还没有货品。</translation>
    </message>
    <message>
        <source>This item comes in no packs.</source>
        <translation>这件货品没有整箱包装。</translation>
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
        <source>{by} had no right to do this.</source>
        <translation>{by}没有这项权限。</translation>
    </message>
    <message>
        <source>This file is no stick file of Counterstock&apos;s. Nothing was taken in; take another.</source>
        <translation>这不是准库的 U 盘文件。什么都没有收入；选另一个。</translation>
    </message>
    <message>
        <source>Only {available} of {sku} may still be promised. The rest is held back.</source>
        <translation>{sku} 只可再用 {available}，其余已占用。</translation>
    </message>
    <message>
        <source>This item is not on the transfer. Set it aside; receive it on a document of its own.</source>
        <translation>调拨单上没有这件货。先放一边，另开一张单入库。</translation>
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
        <source>This stick file is for another computer. Nothing was taken in; take this one&apos;s.</source>
        <translation>这个 U 盘文件是给另一台电脑的。什么都没有收入；选给这台电脑的。</translation>
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
        <source>This item is counted in whole units.</source>
        <translation>这件货品只能用整数。</translation>
    </message>
    <message>
        <source>The quantity is too large.</source>
        <translation>数量太大。</translation>
    </message>
    <message>
        <source>Another file has that name already. It was not written over; choose another name or folder.</source>
        <translation>已有其他文件用这个名称，没有覆盖；另选名称或文件夹。</translation>
    </message>
    <message>
        <source>HQ knows another computer with this data, or this is a copy of it. Ask HQ for a code and connect this one again.</source>
        <translation>总部已有另一台电脑用这份资料，或这是它的副本。向总部要登记码，再重新连接这台电脑。</translation>
    </message>
    <message>
        <source>This stick file is damaged. Nothing was taken in; save it once more.</source>
        <translation>这个 U 盘文件坏了。什么都没有收入；再存一次。</translation>
    </message>
    <message>
        <source>HQ does not know the computer that made this stick file.</source>
        <translation>总部不认识做出这个文件的电脑。</translation>
    </message>
    <message>
        <source>This stick file goes the other way. Take the other one.</source>
        <translation>这个 U 盘文件是另一个方向的。取另一个。</translation>
    </message>
    <message>
        <source>A newer Counterstock made this stick file. Update this computer first.</source>
        <translation>这个 U 盘文件由较新的准库制作。先更新这台电脑。</translation>
    </message>
    <message>
        <source>This computer saved that file itself. It is for HQ; HQ&apos;s answer comes back here.</source>
        <translation>这个文件是这台电脑自己存的，要带到总部；总部的答复才带回来。</translation>
    </message>
    <message>
        <source>This stick file was altered, or is not whole. Nothing was taken in; save it once more.</source>
        <translation>这个 U 盘文件改动过，或不完整。什么都没有收入；再存一次。</translation>
    </message>
    <message>
        <source>This stick file is from before HQ was restored. Export anew.</source>
        <translation>这个 U 盘文件是总部恢复之前的。再存一次。</translation>
    </message>
    <message>
        <source>This is too large for a stick file. Take it to HQ in two parts.</source>
        <translation>文件太大，分两次带到总部。</translation>
    </message>
    <message>
        <source>HQ and this computer are of different ages. Update the older one.</source>
        <translation>总部和这台电脑的版本不同。更新较旧的一边。</translation>
    </message>
    <message>
        <source>Say in a few words why: whoever asks later reads it.</source>
        <translation>写几个字说明原因，以后查的人看得到。</translation>
    </message>
    <message>
        <source>This code is for other books. Nothing was changed.</source>
        <translation>这个恢复码属于另一份资料。没有改动。</translation>
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
        <source>A transfer goes to another site.</source>
        <translation>调拨要去另一家门店或仓。</translation>
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
        <source>The document has as many files as it may have.</source>
        <translation>这张单的文件已到上限。</translation>
    </message>
    <message>
        <source>HQ does not have this file yet; it comes from the computer where it was attached. Try again later.</source>
        <translation>总部还没收到这个附件；它会由加附件的电脑送来。稍后再试。</translation>
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
        <source>Both sides have the same there.</source>
        <translation>两边在这一项相同。</translation>
    </message>
    <message>
        <source>A sign of the code is wrong or missing. Look at it again.</source>
        <translation>恢复码有字符不对或漏了。再看一次。</translation>
    </message>
    <message>
        <source>This data is older than what HQ has of it. Ask HQ for a code and connect this computer again.</source>
        <translation>这份资料比总部所知的旧。向总部要登记码，再重新连接这台电脑。</translation>
    </message>
    <message>
        <source>HQ has stopped this computer. Its documents stay; ask HQ for a code and connect it again.</source>
        <translation>总部已停用这台电脑。单据仍在；向总部要登记码，再重新连接。</translation>
    </message>
    <message>
        <source>What this follows has never reached HQ. Look at the document and do it again.</source>
        <translation>这一步之前的步骤一直没有送到总部。看看单据，再做一次。</translation>
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
        <source>The place of new versions has no such file. It is tried again later.</source>
        <translation>提供新版本的地方没有这个文件，稍后会再试。</translation>
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
    <name>ScanBox</name>
    <message>
        <source>Scan, or type a code or name</source>
        <translation>扫条码，或输入货号、名称</translation>
    </message>
    <message>
        <source>Next scan counts {n}</source>
        <translation>下一扫记 {n} 件</translation>
    </message>
</context>
<context>
    <name>Seal</name>
    <message>
        <source>Begins with the first step</source>
        <translation>从第一步开始</translation>
    </message>
    <message>
        <source>Joined up; HQ has not got it yet</source>
        <translation>首尾相接；总部还没收到</translation>
    </message>
    <message>
        <source>HQ has the same since {time}</source>
        <translation>总部自 {time} 起有相同记录</translation>
    </message>
    <message>
        <source>Fingerprint {parts}</source>
        <translation>指纹 {parts}</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Scan the first item</source>
        <translation>扫第一件就开始</translation>
    </message>
    <message>
        <source>The other side can wait until you post.</source>
        <translation>不用先选客户，过账前补也可以</translation>
    </message>
    <message>
        <source>No transfer is on its way here</source>
        <translation>没有调拨在途</translation>
    </message>
    <message>
        <source>What another site sends appears here as soon as HQ has told of it.</source>
        <translation>其他门店发来的货，总部通知后就在这里出现。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Total</source>
        <translation>共</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>件</translation>
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
    <name>ShopWindow</name>
    <message>
        <source>This file has no place here. Photos and PDF files belong to an opened document; files of the kind .counterstock-parcel are taken in everywhere.</source>
        <translation>这个文件不属于这里。照片和 PDF 要先打开单据再放上去；.counterstock-parcel 文件在任何一页都可以收下。</translation>
    </message>
    <message numerus="yes">
        <source>Back online. %n document(s) reached HQ.</source>
        <translation>
            <numerusform>已联网，%n 张单已送到总部</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>Offline posts all the same; it goes to HQ by itself later.</source>
        <translation>离线照样过账，联网后自动送总部。</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>由</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>To</source>
        <translation>送往</translation>
    </message>
    <message>
        <source>From a customer</source>
        <translation>客户退回</translation>
    </message>
    <message>
        <source>To a supplier</source>
        <translation>退给供应商</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
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
        <source>Reserved</source>
        <translation>已占用</translation>
    </message>
    <message>
        <source>More than there is</source>
        <translation>超额占用</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交货</translation>
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
        <source>Received</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>交货</translation>
    </message>
    <message>
        <source>Kept anyway</source>
        <translation>照样占用</translation>
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
    <message>
        <source>File added</source>
        <translation>加附件</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>ext. {ext}</source>
        <translation>分机 {ext}</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>本机待发送</translation>
    </message>
    <message>
        <source>written offline, arrived {time}</source>
        <translation>离线时记下，{time} 送到</translation>
    </message>
    <message>
        <source>{number}: {what}, {who}, {device}, {at}, {verdict}</source>
        <translation>{number}：{what}，{who}，{device}，{at}，{verdict}</translation>
    </message>
    <message>
        <source>Times follow HQ&apos;s clock.</source>
        <translation>时间以总部为准。</translation>
    </message>
    <message>
        <source>Times follow HQ&apos;s clock. {device} ran {span} fast; corrected</source>
        <translation>时间以总部为准。{device} 快了 {span}，已校正</translation>
    </message>
    <message>
        <source>Times follow HQ&apos;s clock. {device} ran {span} slow; corrected</source>
        <translation>时间以总部为准。{device} 慢了 {span}，已校正</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>Without a line</source>
        <translation>没有网络时</translation>
    </message>
</context>
<context>
    <name>Sticks</name>
    <message>
        <source>Saving to the stick</source>
        <translation>正在存到 U 盘</translation>
    </message>
    <message>
        <source>Taking in; an exchange under way is waited for</source>
        <translation>正在收入；先等进行中的交换完成</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>Item</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>效期</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>现存</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Last count</source>
        <translation>上次盘点</translation>
    </message>
    <message>
        <source>{item}, {n} {unit} on hand</source>
        <translation>{item}，现存 {n} {unit}</translation>
    </message>
    <message>
        <source>{n} reserved</source>
        <translation>已占用 {n}</translation>
    </message>
    <message>
        <source>a waiting document is in it</source>
        <translation>含待发送单据</translation>
    </message>
    <message>
        <source>never</source>
        <translation>没盘过</translation>
    </message>
    <message>
        <source>diff {n}</source>
        <translation>差 {n}</translation>
    </message>
</context>
<context>
    <name>StockCard</name>
    <message>
        <source>Submitted like this, stock becomes</source>
        <translation>照这样提交，库存会变成</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>By item</source>
        <translation>按货品</translation>
    </message>
    <message>
        <source>By bin</source>
        <translation>按库位</translation>
    </message>
    <message>
        <source>By lot</source>
        <translation>按批号</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Name, code, barcode or initials</source>
        <translation>名称、货号、条码、拼音首字母</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Below zero</source>
        <translation>负数</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Expiring in 30 days</source>
        <translation>30 天内到期</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Why this number?</source>
        <translation>为何是这个数？</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>只看我的</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>{who} posted {number} at {t}; {who2} had posted it at {t2}.</source>
        <translation>{who}在 {t} 过账 {number}；{who2}在 {t2} 已经过了账。</translation>
    </message>
    <message>
        <source>{who} posted {number} at {t}; {who2} had voided it at {t2}.</source>
        <translation>{who}在 {t} 过账 {number}；{who2}在 {t2} 已经作废。</translation>
    </message>
    <message>
        <source>{who} posted {number} at {t}; {who2} had reversed it at {t2}.</source>
        <translation>{who}在 {t} 过账 {number}；{who2}在 {t2} 已经冲销。</translation>
    </message>
    <message>
        <source>{who} received {number} at {t}; {who2} had received it at {t2}.</source>
        <translation>{who}在 {t} 收了 {number} 的货；{who2}在 {t2} 已经收过。</translation>
    </message>
    <message>
        <source>{who} received {number} at {t}; {who2} had voided it at {t2}.</source>
        <translation>{who}在 {t} 收了 {number} 的货；{who2}在 {t2} 已经作废。</translation>
    </message>
    <message>
        <source>{who} received {number} at {t}; {who2} had reversed it at {t2}.</source>
        <translation>{who}在 {t} 收了 {number} 的货；{who2}在 {t2} 已经冲销。</translation>
    </message>
    <message>
        <source>{from_site} sent {sent} of {item}; at {to_site} {came} came at {t}. {n} are missing.</source>
        <translation>{from_site}发出“{item}”{sent}，{to_site}在 {t} 收到 {came}，少了 {n}。</translation>
    </message>
    <message>
        <source>{from_site} sent {sent} of {item}; at {to_site} {came} came at {t}, {n} too many.</source>
        <translation>{from_site}发出“{item}”{sent}，{to_site}在 {t} 收到 {came}，多了 {n}。</translation>
    </message>
    <message>
        <source>{who} reserved {item} at {t}, {missing} more than there is; {who2} was first at {t2}.</source>
        <translation>{who}在 {t} 占用“{item}”，比可用的多 {missing}；{who2}在 {t2} 已经先占用。</translation>
    </message>
    <message>
        <source>{who} handed over {number} at {t}; the reservation has not reached HQ yet.</source>
        <translation>{who}在 {t} 按 {number} 交货；占用那一步还没送到总部。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with a newer version. HQ can judge it once it is upgraded too.</source>
        <translation>{who}在 {t} 用较新版本{acted}。总部升级后才能处理。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. It waits for an earlier step that has not reached HQ yet.</source>
        <translation>{who}在 {t} {acted}。这一步要等更早的一步先送到总部。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} and had no right to. It was not taken.</source>
        <translation>{who}在 {t} {acted}，但没有这项权限，所以没有采用。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}; {who2} had {done2} at {t2}. It was not taken.</source>
        <translation>{who}在 {t} {acted}；{who2}在 {t2} 已先{done2}，所以没有采用。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with {item}, serial {serial}; {other} had moved it before.</source>
        <translation>{who}在 {t} {acted}，其中“{item}”序列号 {serial}；{other} 之前已经动过这一件。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. After it {site} has {quantity} of lot {lot} of {item}.</source>
        <translation>{who}在 {t} {acted}，之后{site}“{item}”批号 {lot} 变成 {quantity}。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with lot {lot} of {item}, which was good until {expires}.</source>
        <translation>{who}在 {t} {acted}，其中“{item}”批号 {lot} 的有效日期是 {expires}，当时已过期。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. When it reached HQ, {day} was closed.</source>
        <translation>{who}在 {t} {acted}；送到总部时，{day} 已经结账。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with {item}, which was no longer kept.</source>
        <translation>{who}在 {t} {acted}，其中的“{item}”已停用。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with {item}, which HQ&apos;s catalogue does not have.</source>
        <translation>{who}在 {t} {acted}，总部的货品表没有其中的“{item}”。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} and had no right to at the time.</source>
        <translation>{who}在 {t} {acted}，当时没有这项权限。</translation>
    </message>
    <message>
        <source>{who} handed over {number} at {t}; {who2} had handed it over at {t2}.</source>
        <translation>{who}在 {t} 按 {number} 交货；{who2}在 {t2} 已经交过货。</translation>
    </message>
    <message>
        <source>{who} received {number} at {t}; its dispatch has not reached HQ yet.</source>
        <translation>{who}在 {t} 收了 {number} 的货；发货那一步还没送到总部。</translation>
    </message>
    <message>
        <source>{who} handed over {number} at {t}; {who2} had let it go at {t2}.</source>
        <translation>{who}在 {t} 按 {number} 交货；{who2}在 {t2} 已经取消占用。</translation>
    </message>
    <message>
        <source>{who} handed over {number} at {t}; {who2} had reversed it at {t2}.</source>
        <translation>{who}在 {t} 按 {number} 交货；{who2}在 {t2} 已经冲销。</translation>
    </message>
    <message>
        <source>{who} counted {mine} of {item} at {t}; {who2} had counted {hq} at {t2}.</source>
        <translation>{who}在 {t} 点到“{item}”{mine}；{who2}在 {t2} 点到 {hq}。</translation>
    </message>
    <message>
        <source>{who} moved {item} with {other} at {t}; {who2} counted at {t2}, {gap} apart. Was it in what was counted?</source>
        <translation>{who}在 {t} 用 {other} 动了“{item}”；{who2}在 {t2} 盘点，相差 {gap}。点的时候已经算在内吗？</translation>
    </message>
    <message>
        <source>Note {reference} is on two documents: {number} by {whom} at {t}, {other} by {who2} at {t2}.</source>
        <translation>送货单 {reference} 记在两张单上：{whom}在 {t} 过账的 {number}，和{who2}在 {t2} 过账的 {other}。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. After it {site} has {quantity} of {item}.</source>
        <translation>{who}在 {t} {acted}，之后{site}的“{item}”变成 {quantity}。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. {site} has {left} of {item} left; {reserved} are reserved.</source>
        <translation>{who}在 {t} {acted}。{site}的“{item}”只剩 {left}，已占用 {reserved}。</translation>
    </message>
    <message>
        <source>{who} wrote {number} at {t}. HQ does not know this kind of document yet, and can judge it once it is upgraded.</source>
        <translation>{who}在 {t} 写了 {number}。总部还不认识这种单据，升级后才能处理。</translation>
    </message>
    <message>
        <source>It is settled. What was decided, and why, stays on the document.</source>
        <translation>已经决定。决定和原因都留在单据记录上。</translation>
    </message>
    <message>
        <source>Neither of you was wrong; you could not see each other. Stock stays as it is until you choose.</source>
        <translation>两边都没有做错，只是当时看不到对方。选之前库存不会变。</translation>
    </message>
    <message>
        <source>It moved nothing. The document stays visible as it was written.</source>
        <translation>它没有动过库存。单据照原样保留，看得到。</translation>
    </message>
    <message>
        <source>Nobody was wrong. HQ keeps it, and judges it as soon as it can.</source>
        <translation>没有人做错。总部已收到，能处理时就会处理。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It holds nothing back until somebody decides.</source>
        <translation>没有人做错。有人决定之前，这张单不占用货品。</translation>
    </message>
    <message>
        <source>{who} took {what} off at {t}; {other} changed it to {b}.</source>
        <translation>{who}在 {t} 删了“{what}”这一行；{other}把它改成 {b}。</translation>
    </message>
    <message>
        <source>{who} wrote {a} for {what} at {t}; {other} took it off.</source>
        <translation>{who}在 {t} 把“{what}”写成 {a}；{other}删了这一行。</translation>
    </message>
    <message>
        <source>{who} wrote {a} for {what} at {t}; in the same minute {other} wrote {b}.</source>
        <translation>{who}在 {t} 把“{what}”写成 {a}；同一分钟，{other}把同一处改成 {b}。</translation>
    </message>
    <message>
        <source>{who} wrote {a} for {what} at {t}. {gap} earlier {other} had written {b}.</source>
        <translation>{who}在 {t} 把“{what}”写成 {a}；早 {gap}，{other}已把同一处改成 {b}。</translation>
    </message>
    <message>
        <source>{who} wrote {a} for {what} at {t}. {gap} later {other} wrote {b}.</source>
        <translation>{who}在 {t} 把“{what}”写成 {a}；{gap}后，{other}把同一处改成 {b}。</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>you</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>SubmitCard</name>
    <message>
        <source>Put aside for later</source>
        <translation>先放下，稍后处理</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>From a customer</source>
        <translation>客户退回</translation>
    </message>
    <message>
        <source>To a supplier</source>
        <translation>退给供应商</translation>
    </message>
    <message>
        <source>HQ number</source>
        <translation>总部单号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>门店、仓</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Their note</source>
        <translation>送货单号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>定金</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Open since {time}. Whoever may decide does so under Cases or at HQ.</source>
        <translation>{time} 起未解决。有权决定的人可在个案页或总部处理。</translation>
    </message>
    <message>
        <source>Settled by {who}: {reason}</source>
        <translation>{who} 已决定：{reason}</translation>
    </message>
    <message>
        <source>{who} decided: {what} ({reason})</source>
        <translation>{who}已决定“{what}”：{reason}</translation>
    </message>
</context>
<context>
    <name>SupportDesk</name>
    <message>
        <source>For whoever helps</source>
        <translation>交给支持人员</translation>
    </message>
    <message>
        <source>Read it first: this is all that the file will hold. It has no documents, no names and no keys, and it is sent to nobody.</source>
        <translation>先看一遍：文件里就只有这些。没有单据、没有人名、没有密钥，也不会发给任何人。</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>存成文件</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>sent in posting order, never twice</source>
        <translation>按过账先后送出，不会重复</translation>
    </message>
    <message>
        <source>Just confirmed</source>
        <translation>刚确认</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Here → confirmed</source>
        <translation>本机 → 确认</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{what} {number}, step {n} of 4: {stage}</source>
        <translation>{what} {number}，第 {n} 步，共 4 步：{stage}</translation>
    </message>
    <message>
        <source>sent, no answer yet</source>
        <translation>已发送，还没答复</translation>
    </message>
    <message>
        <source>kept here</source>
        <translation>已记在本机</translation>
    </message>
    <message>
        <source>received by HQ</source>
        <translation>总部已收</translation>
    </message>
    <message>
        <source>confirmed by HQ</source>
        <translation>总部已确认</translation>
    </message>
    <message>
        <source>confirmed and read back</source>
        <translation>已确认并读回</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>总部退回</translation>
    </message>
    <message>
        <source>for you</source>
        <translation>要你处理</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>at HQ, no answer yet</source>
        <translation>已到总部，还没答复</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待发送</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Each document of this computer on its way to HQ</source>
        <translation>这台电脑的每张单送往总部的进度</translation>
    </message>
    <message>
        <source>Open document</source>
        <translation>打开单据</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即试</translation>
    </message>
    <message>
        <source>Decide this case</source>
        <translation>处理这个个案</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>For support</source>
        <translation>支持资料</translation>
    </message>
    <message>
        <source>Save to a stick</source>
        <translation>存到 U 盘</translation>
    </message>
    <message>
        <source>Take in a file</source>
        <translation>收入文件</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>全部已发送</translation>
    </message>
    <message>
        <source>All sent, last at {time}</source>
        <translation>全部已发送。最近一次 {time}</translation>
    </message>
    <message>
        <source>Where is the stick?</source>
        <translation>U 盘在哪里？</translation>
    </message>
    <message>
        <source>Files of Counterstock (*{suffix})</source>
        <translation>准库文件 (*{suffix})</translation>
    </message>
    <message>
        <source>Which file came off the stick?</source>
        <translation>U 盘上的哪个文件？</translation>
    </message>
    <message>
        <source>A stick takes to HQ what waits here, and brings HQ&apos;s answer back.</source>
        <translation>用 U 盘把待发送的带到总部，再把总部的答复带回来。</translation>
    </message>
</context>
<context>
    <name>TextBox</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
    <name>Tray</name>
    <message>
        <source>Open Counterstock</source>
        <translation>打开准库</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
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
        <source>What answers cannot prove that it is HQ: nothing was sent. Look at the date of this computer and at the network it is on; if both are right, tell the manager.</source>
        <translation>应答的一方无法证明它是总部，所以什么都没有发送。看看这台电脑的日期和所用的网络；两样都对，就通知店长。</translation>
    </message>
    <message>
        <source>HQ answers that something is wrong there. Nothing is lost: all of it waits here and is sent again by itself. If it lasts, tell the manager.</source>
        <translation>总部应答说那边出了问题。单据没有丢失，全部在这台电脑等着，会自动再发送。一直这样就通知店长。</translation>
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
        <source>Something else answers instead of HQ, such as the sign-in page of a network. Work goes on here; sign in to the network in a browser, or check the address.</source>
        <translation>应答的不是总部，可能是网络的登录页。这里照常工作；用浏览器登录网络，或核对网址。</translation>
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
        <source>The file of the recovery key is not in this data, or cannot be read. Nothing was changed. Bring it back from a copy, or call support.</source>
        <translation>这份资料没有恢复码的文件，或文件无法读取。没有改动。从副本取回文件，或通知技术支持。</translation>
    </message>
    <message>
        <source>A newer Counterstock wrote the file of the recovery key. Nothing was changed. Start the newer version.</source>
        <translation>恢复码的文件由较新的准库写入。没有改动。用较新的版本打开。</translation>
    </message>
    <message>
        <source>This installation is not whole. Nothing was changed. Install it once more.</source>
        <translation>程序安装得不完整。没有改动任何资料。再安装一次。</translation>
    </message>
    <message>
        <source>HQ answers, and still the oldest document has not reached it. Nothing is lost; all of it waits here. Call support.</source>
        <translation>已连到总部，但最早的单据一直送不到。单据没有丢失，全部在这台电脑等着。通知技术支持。</translation>
    </message>
    <message>
        <source>A document is too large for the way to HQ, and what follows it waits. Call support.</source>
        <translation>有单据太大，送不到总部，后面的也在等。通知技术支持。</translation>
    </message>
    <message>
        <source>HQ takes only smaller parcels. Sending goes on in smaller ones.</source>
        <translation>总部一次收不了这么多，会分小批再送。</translation>
    </message>
    <message>
        <source>Something outside the program went wrong. What was posted is safe.</source>
        <translation>程序以外出了问题。已过账的单据安全。</translation>
    </message>
    <message>
        <source>What answers there is not HQ. Check the address; where the network has a sign-in page, sign in with a browser first.</source>
        <translation>那个网址应答的不是总部。核对网址；网络有登录页的话，先用浏览器登录。</translation>
    </message>
    <message>
        <source>HQ cannot be reached. Check the address, or try again later.</source>
        <translation>连不到总部。核对网址，或稍后再试。</translation>
    </message>
    <message>
        <source>HQ is busy. Try again in a minute.</source>
        <translation>总部忙。过一分钟再试。</translation>
    </message>
    <message>
        <source>HQ answers slowly. Try again in a minute.</source>
        <translation>总部响应慢。过一分钟再试。</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>New versions come the way this one was installed, not by themselves.</source>
        <translation>新版本沿用当初的安装方式提供，不会自动更新。</translation>
    </message>
    <message>
        <source>The place of new versions could not be reached.</source>
        <translation>无法连接提供新版本的地方。</translation>
    </message>
    <message>
        <source>What is offered was signed for a time that is over. Check this computer&apos;s date; if it is right, tell HQ.</source>
        <translation>所提供的更新签名已过期。请检查这台电脑的日期；如日期正确，请通知总部。</translation>
    </message>
    <message>
        <source>An older state than before was offered. It was refused; tell HQ.</source>
        <translation>所提供的更新比之前见过的更旧，已拒绝；请通知总部。</translation>
    </message>
    <message>
        <source>What is offered is not signed by the publisher. It was refused; tell HQ.</source>
        <translation>所提供的更新并非由发行者签名，已拒绝；请通知总部。</translation>
    </message>
    <message>
        <source>What is offered is damaged. It was refused and is tried again later.</source>
        <translation>所提供的更新已损坏，已拒绝，稍后会再试。</translation>
    </message>
    <message>
        <source>The disk has too little room for the new version. It waits until there is more.</source>
        <translation>磁盘空间不足以安装新版本，有空间后会继续。</translation>
    </message>
    <message>
        <source>The new version could not be written to the disk. Call support.</source>
        <translation>新版本无法写入磁盘。请联系支持人员。</translation>
    </message>
    <message>
        <source>Another program holds a file of the new version, perhaps a virus scanner. It is tried again later.</source>
        <translation>另一个程序（可能是杀毒软件）正在使用新版本的文件，稍后会再试。</translation>
    </message>
    <message>
        <source>Another window of Counterstock is fetching it.</source>
        <translation>另一个准库窗口正在下载。</translation>
    </message>
    <message>
        <source>Version {version} is ready. It starts the next time Counterstock is opened.</source>
        <translation>{version} 版已准备好，下次打开准库时启用。</translation>
    </message>
    <message>
        <source>Version {version} did not pass its self-test on this computer and was taken away. This version stays.</source>
        <translation>{version} 版在这台电脑上未通过自检，已移除；继续使用现有版本。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) still wait for HQ. Restart once they have gone.</source>
        <translation>
            <numerusform>还有 %n 个步骤等待发送总部，送出后再重新启动。</numerusform>
        </translation>
    </message>
    <message>
        <source>A document is open. Post it or put it aside, then restart.</source>
        <translation>有单据未完成。请过账或先放下，再重新启动。</translation>
    </message>
    <message>
        <source>This is Counterstock {version}.</source>
        <translation>准库 {version} 版。</translation>
    </message>
    <message>
        <source>It is the newest for this shop.</source>
        <translation>这是本店的最新版本。</translation>
    </message>
    <message>
        <source>Only an older one is offered; it was refused.</source>
        <translation>只提供较旧的版本，已拒绝。</translation>
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
<context>
    <name>VersionStrip</name>
    <message>
        <source>Restart now</source>
        <translation>立即重新启动</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>Wants</name>
    <message>
        <source>Nothing scanned yet</source>
        <translation>还没扫货品</translation>
    </message>
    <message>
        <source>Choose the transfer that has come</source>
        <translation>选到了的调拨单</translation>
    </message>
    <message>
        <source>Say where the goods come from or go to: F4</source>
        <translation>选客户退回还是退给供应商：F4</translation>
    </message>
    <message>
        <source>Say whether it is a loss or a gain: F4</source>
        <translation>选报损、报溢或自用：F4</translation>
    </message>
    <message>
        <source>Choose the site they go to: F4</source>
        <translation>选送往哪里：F4</translation>
    </message>
    <message>
        <source>Say whom they are held for: F4</source>
        <translation>为谁占用？按 F4 填客户</translation>
    </message>
</context>
<context>
    <name>WaysBox</name>
    <message>
        <source>What was decided</source>
        <translation>决定如下</translation>
    </message>
    <message>
        <source>You can</source>
        <translation>你可以</translation>
    </message>
    <message>
        <source>What may be decided</source>
        <translation>可做的决定</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Why is in transit {n}?</source>
        <translation>为何在途是 {n}？</translation>
    </message>
    <message>
        <source>Why is on hand {n}?</source>
        <translation>为何现存是 {n}？</translation>
    </message>
    <message>
        <source>Last count</source>
        <translation>上次盘点</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>开账</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>现存</translation>
    </message>
    <message>
        <source>Why is reserved {n}?</source>
        <translation>为何占用是 {n}？</translation>
    </message>
    <message>
        <source>Why is available {n}?</source>
        <translation>为何可用是 {n}？</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Transfer in</source>
        <translation>调拨入</translation>
    </message>
    <message>
        <source>Transfer out</source>
        <translation>调拨出</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>本机待发送</translation>
    </message>
    <message>
        <source>{at}, {who}: {what} {number}, {change}, balance {balance}</source>
        <translation>{at}，{who}：{what} {number}，{change}，结余 {balance}</translation>
    </message>
    <message>
        <source>One step does not add up</source>
        <translation>有一步对不上</translation>
    </message>
    <message>
        <source>Went below zero here: {number}, {who}, {time}</source>
        <translation>在这一步变成负数：{number}，{who}，{time}</translation>
    </message>
    <message>
        <source>The steps add up without a gap</source>
        <translation>每一步首尾相接，没有缺口</translation>
    </message>
    <message>
        <source>never counted yet</source>
        <translation>没盘点过</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>The steps give {total}, the books show {shown}. Call support.</source>
        <translation>各步加起来是 {total}，账上是 {shown}。联系支持。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Which document, who, where</source>
        <translation>哪张单、谁、在哪里</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>结余</translation>
    </message>
</context>
<context>
    <name>_Hint</name>
    <message>
        <source>Find an item</source>
        <translation>找货品</translation>
    </message>
</context>
<context>
    <name>_Legend</name>
    <message>
        <source>includes documents waiting here</source>
        <translation>含本机待发送的单</translation>
    </message>
</context>
</TS>
