<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_HK" sourcelanguage="en">
<context>
    <name>AnswerCard</name>
    <message>
        <source>For technical support</source>
        <translation>給技術支援</translation>
    </message>
    <message>
        <source>HQ says</source>
        <translation>總部說</translation>
    </message>
    <message>
        <source>Choose a document to see how far it has come.</source>
        <translation>選一張單，看它走到哪一步。</translation>
    </message>
    <message>
        <source>It moved nothing at HQ. The document stays visible as it was written.</source>
        <translation>總部的庫存沒有變動。單據照原樣保留。</translation>
    </message>
    <message>
        <source>It moves nothing until somebody decides.</source>
        <translation>有人決定之前，庫存不會變。</translation>
    </message>
    <message>
        <source>HQ keeps it, and judges it by itself as soon as it can.</source>
        <translation>總部已收妥，能處理時便會自動處理。</translation>
    </message>
    <message>
        <source>It is kept on this computer, and goes out once this computer is connected again.</source>
        <translation>已記在這部電腦，重新連接後才會送出。</translation>
    </message>
    <message>
        <source>It went out and no answer came. It is sent again as it is, never twice.</source>
        <translation>已送出，未收到總部答覆。會照原樣再送一次，不會重複。</translation>
    </message>
    <message>
        <source>It is kept on this computer and goes out by itself, in its turn.</source>
        <translation>已記在這部電腦，會按次序自動送出。</translation>
    </message>
    <message>
        <source>HQ has it. Sent again it would not count twice.</source>
        <translation>總部已收到，再送也不會重複。</translation>
    </message>
    <message>
        <source>HQ has it in its books. Nothing is left to do.</source>
        <translation>總部已入帳，不用再做甚麼。</translation>
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
            <numerusform>還有 %n 個條碼排隊</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Kept here {time}</source>
        <translation>已存在這部電腦 {time}</translation>
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
        <translation>連線，發現不同</translation>
    </message>
    <message>
        <source>HQ asks</source>
        <translation>總部請人看</translation>
    </message>
    <message>
        <source>HQ</source>
        <translation>總部</translation>
    </message>
    <message>
        <source>{name} settled this at {t}; nothing left to do</source>
        <translation>{name}已在 {t} 決定，這裏不用再做</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>批號 {lot}</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>What happened</source>
        <translation>發生甚麼事</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>單據</translation>
    </message>
    <message>
        <source>By</source>
        <translation>經手</translation>
    </message>
    <message>
        <source>Open since</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Case on {number}, since {at}: {what}</source>
        <translation>{number} 的個案，{at} 起：{what}</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Cases</source>
        <translation>個案</translation>
    </message>
    <message>
        <source>Case&#x3000;{kind}</source>
        <translation>個案&#x3000;{kind}</translation>
    </message>
    <message>
        <source>for you to decide</source>
        <translation>要你決定</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已決定</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選做法</translation>
    </message>
    <message>
        <source>Decided. It goes out by itself; HQ books it when it hears of it.</source>
        <translation>已決定，會自動送出；總部收到後入帳。</translation>
    </message>
    <message>
        <source>Decided, and begun anew as {number}.</source>
        <translation>已決定，並重新開了 {number}。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打開</translation>
    </message>
    <message>
        <source>Next, previous</source>
        <translation>上下一項</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一項</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>選我的</translation>
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
        <translation>全用總部</translation>
    </message>
    <message>
        <source>HQ&apos;s</source>
        <translation>選總部</translation>
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
        <translation>寫原因</translation>
    </message>
    <message>
        <source>Record of this document</source>
        <translation>看這張單的紀錄</translation>
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
            <numerusform>還有 %n 個步驟未送到總部</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe on this computer and go out once it is connected again; the Sync page says how.</source>
        <translation>全部穩妥存在這部電腦，重新連接後就會送出；做法見同步頁。</translation>
    </message>
    <message>
        <source>They are safe on this computer and go out by themselves: now, beside the clock, or the next time you start.</source>
        <translation>全部穩妥存在這部電腦，會自動送出：可以縮到時鐘旁繼續送，也可以下次開啟時再送。</translation>
    </message>
    <message>
        <source>They are safe on this computer and go out by themselves the next time you start.</source>
        <translation>它們安全地留在這部電腦上，下次啟動時會自行送出。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>現在關閉</translation>
    </message>
    <message>
        <source>Keep sending</source>
        <translation>繼續發送</translation>
    </message>
</context>
<context>
    <name>ConnectAgain</name>
    <message>
        <source>Asking HQ</source>
        <translation>正在問總部</translation>
    </message>
    <message>
        <source>Connect this computer again</source>
        <translation>重新連接這部電腦</translation>
    </message>
    <message>
        <source>The code must be one of {site}; it works once, for 15 minutes. Everything posted here stays, and what HQ does not have yet follows by itself, once.</source>
        <translation>要用{site}的登記碼，15 分鐘內有效，只可用一次。這裏過了帳的全部保留；總部還未有的會自動補送，不會重複。</translation>
    </message>
    <message>
        <source>Address of HQ</source>
        <translation>總部網址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>登記碼</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>連接</translation>
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
        <translation>貨品</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批號</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>效期</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>儲位</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>數量</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>帳面</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
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
        <translation>{item}，{quantity} {unit}，批號 {lot}，儲位 {bin}</translation>
    </message>
    <message>
        <source>{quantity} of {item} from {origin} to {destination}</source>
        <translation>{item} {quantity}，由 {origin} 到 {destination}</translation>
    </message>
    <message>
        <source>{n} explained</source>
        <translation>已解釋 {n}</translation>
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
            <numerusform>%n 步首尾相接，未被改動</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 個個案</numerusform>
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
            <numerusform>%n 分鐘</numerusform>
        </translation>
    </message>
    <message>
        <source>{lines} and {fields} are the same on both sides</source>
        <translation>其餘 {lines}、{fields}兩邊相同</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n 個欄位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left to choose</source>
        <translation>
            <numerusform>還有 %n 項要選</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 日前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 日後</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{item} expired %n day(s) ago</source>
        <translation>
            <numerusform>{item}已過期 %n 日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{item} expires in %n day(s)</source>
        <translation>
            <numerusform>{item} %n 日後到期</numerusform>
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
            <numerusform>發出 %n 次</numerusform>
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
            <numerusform>保留 %n 張</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed by HQ</source>
        <translation>
            <numerusform>%n 步總部已確認</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting here</source>
        <translation>
            <numerusform>%n 步在本機待送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For you: %n</source>
        <translation>
            <numerusform>要你處理&#x3000;%n 張</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting: %n</source>
        <translation>
            <numerusform>待送&#x3000;%n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Worth noticing: %n</source>
        <translation>
            <numerusform>留意 %n 項</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另外 %n 項</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every figure equals its %n movement(s), proved at {time}</source>
        <translation>
            <numerusform>每個數字都與 %n 筆流水相符，{time} 核對</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is some %n minute(s) off HQ&apos;s. Set it right; every step goes by HQ&apos;s time.</source>
        <translation>
            <numerusform>這部電腦的時鐘與總部相差約 %n 分鐘。把它調準；每一步都以總部的時間為準。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) on this computer do not equal their movements. Carry on; the next exchange puts them right.</source>
        <translation>
            <numerusform>這部電腦有 %n 個數字與流水對不上。可以照常開單；下次與總部同步時會改正。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>Counter</source>
        <translation>櫃檯</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>取單</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>掛單</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>沖銷</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>取消保留</translation>
    </message>
    <message>
        <source>Type the quantity, then * and Enter</source>
        <translation>打數量，再按 * 和 Enter</translation>
    </message>
    <message>
        <source>Held. F8 brings it back</source>
        <translation>已掛單，按 F8 取回</translation>
    </message>
    <message>
        <source>Reversed {number}; both stay on the record</source>
        <translation>已沖銷 {number}，兩張都留在紀錄</translation>
    </message>
    <message>
        <source>Released {number}; nothing is held back any more</source>
        <translation>已取消 {number}，貨品可以再出售</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>改數量</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>找貨品</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>對方</translation>
    </message>
    <message>
        <source>Lot, bin</source>
        <translation>批號、儲位</translation>
    </message>
    <message>
        <source>All as sent</source>
        <translation>照發出數</translation>
    </message>
    <message>
        <source>Why this number?</source>
        <translation>為何是這個數？</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>過帳</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>新單</translation>
    </message>
    <message>
        <source>Next kind</source>
        <translation>下一種單</translation>
    </message>
    <message>
        <source>Previous kind</source>
        <translation>上一種單</translation>
    </message>
    <message>
        <source>Name, code, initials or bin</source>
        <translation>名稱、貨號、拼音字首</translation>
    </message>
    <message>
        <source>Documents on hold</source>
        <translation>掛單</translation>
    </message>
</context>
<context>
    <name>CrashDesk</name>
    <message>
        <source>What happened</source>
        <translation>發生了甚麼</translation>
    </message>
    <message>
        <source>This is all that was written down. It names places in the program, no document and no person.</source>
        <translation>記下的就只有這些：只有程式中的位置，沒有單據，也沒有人名。</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>刪除</translation>
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
        <translation>准庫出錯了（{time}）；沒有告訴任何人。</translation>
    </message>
    <message>
        <source>Show what happened</source>
        <translation>看看發生了甚麼</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>刪除</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>The same goods</source>
        <translation>同一批貨</translation>
    </message>
    <message>
        <source>Other goods</source>
        <translation>不同的貨</translation>
    </message>
    <message>
        <source>The goods did move</source>
        <translation>貨品確有進出</translation>
    </message>
    <message>
        <source>They did not move</source>
        <translation>貨品沒有進出</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已看過</translation>
    </message>
    <message>
        <source>Nothing moves; the document stands as posted.</source>
        <translation>庫存不變，單據照過帳的樣子保留。</translation>
    </message>
    <message>
        <source>It stays at HQ as it is, and counts once HQ can judge it.</source>
        <translation>總部照原樣保留；能處理時便會計算。</translation>
    </message>
    <message>
        <source>It moved nothing. Where it is still wanted, write it anew.</source>
        <translation>它沒有動過庫存。仍然需要的話，重新開一張。</translation>
    </message>
    <message>
        <source>Begin it anew</source>
        <translation>重新開一張</translation>
    </message>
    <message>
        <source>What was wanted is copied to a new draft; this one stays as it is.</source>
        <translation>把想改的內容抄到一張新草稿；這張照原樣保留。</translation>
    </message>
    <message>
        <source>The shelf was looked at</source>
        <translation>已到架上看過</translation>
    </message>
    <message>
        <source>Nothing moves now; a count sets the figure right.</source>
        <translation>現在庫存不變；盤點後數字就會更正。</translation>
    </message>
    <message>
        <source>The lots were looked at</source>
        <translation>已看過批號</translation>
    </message>
    <message>
        <source>Nothing moves now; a count of both lots sets them right.</source>
        <translation>現在庫存不變；兩個批號盤點後就會更正。</translation>
    </message>
    <message>
        <source>Found out who has it</source>
        <translation>已查明在誰手上</translation>
    </message>
    <message>
        <source>Nothing moves; whoever asks later reads who has the piece.</source>
        <translation>庫存不變；日後查問的人會看到這一件在誰手上。</translation>
    </message>
    <message>
        <source>Nothing moves; whoever was promised the goods is to be told.</source>
        <translation>庫存不變；要通知原本獲保留這些貨品的顧客。</translation>
    </message>
    <message>
        <source>Nothing moves; write down what became of the goods.</source>
        <translation>庫存不變；寫下這批貨怎樣處理。</translation>
    </message>
    <message>
        <source>This computer&apos;s</source>
        <translation>用這部電腦的</translation>
    </message>
    <message>
        <source>Where both changed the same, what was written here holds.</source>
        <translation>兩邊改過同一處的，以這裏寫的為準。</translation>
    </message>
    <message>
        <source>HQ&apos;s</source>
        <translation>用總部的</translation>
    </message>
    <message>
        <source>Where both changed the same, what HQ has holds.</source>
        <translation>兩邊改過同一處的，以總部的為準。</translation>
    </message>
    <message>
        <source>Lost on the way</source>
        <translation>途中遺失</translation>
    </message>
    <message>
        <source>What is missing is written off.</source>
        <translation>少了的記作報損。</translation>
    </message>
    <message>
        <source>Still on the way</source>
        <translation>仍在途中</translation>
    </message>
    <message>
        <source>What is missing stays in transit.</source>
        <translation>少了的仍算在途。</translation>
    </message>
    <message>
        <source>More was sent</source>
        <translation>發多了</translation>
    </message>
    <message>
        <source>What came too many is booked as found.</source>
        <translation>多了的記作報溢。</translation>
    </message>
    <message>
        <source>This count stands</source>
        <translation>以本次盤點為準</translation>
    </message>
    <message>
        <source>Nothing moves; the shelf stays as this count found it.</source>
        <translation>庫存不變；架上照本次盤點的數。</translation>
    </message>
    <message>
        <source>What this count changed is taken back; the other figure holds.</source>
        <translation>本次盤點的調整會還原，照另一次盤點的數。</translation>
    </message>
    <message>
        <source>The other count stands</source>
        <translation>以另一次盤點為準</translation>
    </message>
    <message>
        <source>Nothing moves now; reverse the reservation to undo it.</source>
        <translation>現在不動庫存；要還原，請沖銷這張保留單。</translation>
    </message>
    <message>
        <source>Keep it anyway</source>
        <translation>照樣保留</translation>
    </message>
    <message>
        <source>The goods stay promised; find the rest elsewhere.</source>
        <translation>貨品維持保留；不足之數另行調配。</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>取消保留</translation>
    </message>
    <message>
        <source>The reservation is voided; tell the customer.</source>
        <translation>保留單作廢；請通知顧客。</translation>
    </message>
    <message>
        <source>The goods are here</source>
        <translation>貨品確已到達</translation>
    </message>
    <message>
        <source>Nothing moves; the dispatch is still awaited.</source>
        <translation>庫存不變；仍等發貨那一步送到總部。</translation>
    </message>
    <message>
        <source>They are not here</source>
        <translation>貨品並未到達</translation>
    </message>
    <message>
        <source>They count once: what was written twice is taken back.</source>
        <translation>只算一次：多記的一次會還原。</translation>
    </message>
    <message>
        <source>Both count; nothing is taken back.</source>
        <translation>兩次都算，庫存不變。</translation>
    </message>
    <message>
        <source>It counts, as it was written.</source>
        <translation>照記下的數量計算。</translation>
    </message>
    <message>
        <source>What was written is taken back.</source>
        <translation>記下的數量會還原。</translation>
    </message>
    <message>
        <source>The arrival is taken back.</source>
        <translation>這次收貨會還原。</translation>
    </message>
    <message>
        <source>The goods were handed over</source>
        <translation>貨品確已交出</translation>
    </message>
    <message>
        <source>They were not handed over</source>
        <translation>貨品並未交出</translation>
    </message>
    <message>
        <source>The document stands as posted; to add the item is for HQ.</source>
        <translation>單據照過帳的樣子保留；貨品要由總部加進貨品表。</translation>
    </message>
    <message>
        <source>Leave it unbooked</source>
        <translation>暫不入帳</translation>
    </message>
    <message>
        <source>Nothing moves; in transit stays short by it until somebody corrects it.</source>
        <translation>庫存不變；在途仍欠這些數量，要有人更正。</translation>
    </message>
    <message>
        <source>The movement was first</source>
        <translation>變動在先</translation>
    </message>
    <message>
        <source>It was in what was counted; the shelf stays as it was found.</source>
        <translation>已包括在盤點的數量內；架上維持點到的數目。</translation>
    </message>
    <message>
        <source>The count was first</source>
        <translation>盤點在先</translation>
    </message>
    <message>
        <source>The movement comes on top of what was counted.</source>
        <translation>變動加在盤點的數之上。</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Seen, not approved</source>
        <translation>已看過，不批准</translation>
    </message>
    <message>
        <source>Nothing moves; whoever wants it undone reverses it.</source>
        <translation>庫存不變；要還原就沖銷。</translation>
    </message>
    <message>
        <source>As {name} wrote it</source>
        <translation>照{name}寫的</translation>
    </message>
    <message>
        <source>Merged by hand</source>
        <translation>逐項合併</translation>
    </message>
</context>
<context>
    <name>Deed</name>
    <message>
        <source>posted {number}</source>
        <translation>過帳 {number}</translation>
    </message>
    <message>
        <source>received {number}</source>
        <translation>收了 {number} 的貨</translation>
    </message>
    <message>
        <source>handed over {number}</source>
        <translation>按 {number} 交貨</translation>
    </message>
    <message>
        <source>changed {number}</source>
        <translation>更改 {number}</translation>
    </message>
    <message>
        <source>voided {number}</source>
        <translation>作廢 {number}</translation>
    </message>
    <message>
        <source>reversed {number}</source>
        <translation>沖銷 {number}</translation>
    </message>
    <message>
        <source>acted on {number}</source>
        <translation>處理 {number}</translation>
    </message>
    <message>
        <source>posted it</source>
        <translation>過帳</translation>
    </message>
    <message>
        <source>received it</source>
        <translation>收貨</translation>
    </message>
    <message>
        <source>handed it over</source>
        <translation>交貨</translation>
    </message>
    <message>
        <source>changed it</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>voided it</source>
        <translation>作廢</translation>
    </message>
    <message>
        <source>reversed it</source>
        <translation>沖銷</translation>
    </message>
    <message>
        <source>acted on it</source>
        <translation>處理</translation>
    </message>
    <message>
        <source>It counts as posted. Nothing else moves until somebody decides.</source>
        <translation>照過帳的數計算。決定之前庫存不會再變。</translation>
    </message>
    <message>
        <source>It counts as received. Nothing else moves until somebody decides.</source>
        <translation>照收到的數計算。決定之前庫存不會再變。</translation>
    </message>
    <message>
        <source>It counts as handed over. Nothing else moves until somebody decides.</source>
        <translation>照交貨的數計算。決定之前庫存不會再變。</translation>
    </message>
    <message>
        <source>It counts. Nothing else moves until somebody decides.</source>
        <translation>照樣計算。決定之前庫存不會再變。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as posted; nothing else moves until somebody decides.</source>
        <translation>沒有人做錯。這張單照過帳計算；有人決定之前，其他都不動。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as received; nothing else moves until somebody decides.</source>
        <translation>沒有人做錯。這張單照收貨計算；有人決定之前，其他都不動。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as handed over; nothing else moves until somebody decides.</source>
        <translation>沒有人做錯。這張單照交貨計算；有人決定之前，其他都不動。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts; nothing else moves until somebody decides.</source>
        <translation>沒有人做錯。這張單照樣計算；有人決定之前，其他都不動。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as posted; somebody looks and says what was found.</source>
        <translation>沒有人做錯。這張單照過帳計算；請人看一看，寫下結果。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as received; somebody looks and says what was found.</source>
        <translation>沒有人做錯。這張單照收貨計算；請人看一看，寫下結果。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts as handed over; somebody looks and says what was found.</source>
        <translation>沒有人做錯。這張單照交貨計算；請人看一看，寫下結果。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It counts; somebody looks and says what was found.</source>
        <translation>沒有人做錯。這張單照樣計算；請人看一看，寫下結果。</translation>
    </message>
    <message>
        <source>It counts as posted. Somebody says whether it is approved.</source>
        <translation>這張單照過帳計算，請有權限的人決定是否批准。</translation>
    </message>
    <message>
        <source>It counts as received. Somebody says whether it is approved.</source>
        <translation>這張單照收貨計算，請有權限的人決定是否批准。</translation>
    </message>
    <message>
        <source>It counts as handed over. Somebody says whether it is approved.</source>
        <translation>這張單照交貨計算，請有權限的人決定是否批准。</translation>
    </message>
    <message>
        <source>It counts. Somebody says whether it is approved.</source>
        <translation>這張單照樣計算，請有權限的人決定是否批准。</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>not on it</source>
        <translation>沒有這一行</translation>
    </message>
    <message>
        <source>From a customer</source>
        <translation>客戶退回</translation>
    </message>
    <message>
        <source>To a supplier</source>
        <translation>退給供應商</translation>
    </message>
    <message>
        <source>Line {line}&#x3000;{field}</source>
        <translation>第 {line} 行&#x3000;{field}</translation>
    </message>
    <message>
        <source>HQ&apos;s taken</source>
        <translation>用總部的</translation>
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
        <translation>只有總部改過，自動採用</translation>
    </message>
    <message>
        <source>Only you changed this; taken</source>
        <translation>只有你改過，自動採用</translation>
    </message>
    <message>
        <source>Only {name} changed this; taken</source>
        <translation>只有{name}改過，自動採用</translation>
    </message>
    <message>
        <source>Both changed it alike</source>
        <translation>兩邊改得一樣</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>還未選</translation>
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
        <translation>沒有改</translation>
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
        <translation>總部&#x3000;{who}</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合併後</translation>
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
        <translation>待送</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>有個案</translation>
    </message>
</context>
<context>
    <name>DocumentListView</name>
    <message>
        <source>Document number, or its last digits</source>
        <translation>單號，或尾數</translation>
    </message>
    <message>
        <source>No documents here</source>
        <translation>這裏沒有單據</translation>
    </message>
    <message>
        <source>What is posted appears at once.</source>
        <translation>過帳後立即出現。</translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation>第 {first}–{last} 項，共 {total} 項</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Document</source>
        <translation>單據</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>單號</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>經手</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>{kind} {number}, {contents}, {who}, {at}, {state}</source>
        <translation>{kind} {number}，{contents}，{who}，{at}，{state}</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>本機待送</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>單據</translation>
    </message>
    <message>
        <source>Reverse {number}</source>
        <translation>沖銷 {number}</translation>
    </message>
    <message>
        <source>The same goods go the other way; both stay on the record.</source>
        <translation>同樣的貨反方向走一次，兩張都留在紀錄。</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>沖銷</translation>
    </message>
    <message>
        <source>Void {number}</source>
        <translation>作廢 {number}</translation>
    </message>
    <message>
        <source>No goods have moved yet; the draft stays on the record as void.</source>
        <translation>貨還未動；草稿會以作廢留在紀錄。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作廢</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>取消保留</translation>
    </message>
    <message>
        <source>Release {number}</source>
        <translation>取消 {number}</translation>
    </message>
    <message>
        <source>The goods are free again for anybody; the reservation stays on the record.</source>
        <translation>貨品恢復可用；保留單仍留在紀錄。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <source>Photos and papers (*.jpg *.jpeg *.png *.webp *.pdf)</source>
        <translation>相片及文件 (*.jpg *.jpeg *.png *.webp *.pdf)</translation>
    </message>
    <message>
        <source>Which photo or paper belongs to this document?</source>
        <translation>哪張相片或文件屬於這張單據？</translation>
    </message>
    <message>
        <source>Where should the copy go?</source>
        <translation>副本存到哪裏？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>過帳</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收貨</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交貨</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一張</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一張</translation>
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
        <translation>內容</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>經過</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>庫存變動</translation>
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
        <translation>為何是這個數？</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Sending stopped; the Sync page says why</source>
        <translation>已停止送出；同步頁寫明原因</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>已連線</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>離線</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>離線，{time} 起</translation>
    </message>
    <message>
        <source>All documents have reached HQ</source>
        <translation>所有單據已送到總部</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) kept on this computer, waiting to be sent</source>
        <translation>
            <numerusform>%n 張單已記在這部電腦，等待送出</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock not yet compared with HQ</source>
        <translation>電腦時間未與總部核對</translation>
    </message>
    <message>
        <source>Clock within a second of HQ</source>
        <translation>電腦時間與總部相差不到 1 秒</translation>
    </message>
    <message numerus="yes">
        <source>Clock %n second(s) off HQ</source>
        <translation>
            <numerusform>電腦時間與總部相差 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clock %n minute(s) off HQ; set it right</source>
        <translation>
            <numerusform>電腦時間與總部相差 %n 分鐘，要校正</numerusform>
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
        <translation>調撥</translation>
    </message>
    <message>
        <source>From</source>
        <translation>由</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>貨品</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>發出時間</translation>
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
        <translation>連線</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次嘗試</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待送</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>最近一次交換</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} 起</translation>
    </message>
    <message>
        <source>none</source>
        <translation>沒有</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>after each post</source>
        <translation>過帳後即送</translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>%n 分鐘後</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>%n 秒後</numerusform>
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
        <translation>全部已送</translation>
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
        <translation>還未有過</translation>
    </message>
    <message>
        <source>{sent} out, {received} in</source>
        <translation>送出 {sent}，收到 {received}</translation>
    </message>
</context>
<context>
    <name>FaultBox</name>
    <message>
        <source>Copy for support</source>
        <translation>複製給技術支援</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Close Counterstock</source>
        <translation>關閉准庫</translation>
    </message>
    <message>
        <source>Something is in the way</source>
        <translation>有事情阻住了</translation>
    </message>
    <message>
        <source>Counterstock made a mistake</source>
        <translation>准庫出錯了</translation>
    </message>
    <message>
        <source>What was posted is safe. What you did last may not have happened; look before you do it again. The log has the rest.</source>
        <translation>已過帳的單據安全。剛才那一下可能沒有做成，再做之前先看一看。詳情在記錄檔。</translation>
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
        <translation>貨品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>數量</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批號</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>效期</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>儲位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>單價</translation>
    </message>
    <message>
        <source>Quantity in the books</source>
        <translation>帳面數量</translation>
    </message>
    <message>
        <source>Customer or supplier</source>
        <translation>客戶或供應商</translation>
    </message>
    <message>
        <source>Their note</source>
        <translation>對方單號</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
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
        <translation>調往</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>類別</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪裏</translation>
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
        <translation>相片</translation>
    </message>
    <message>
        <source>being fetched</source>
        <translation>取回中</translation>
    </message>
    <message>
        <source>not on this computer yet</source>
        <translation>未在這部電腦</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>待送</translation>
    </message>
    <message>
        <source>here and at HQ</source>
        <translation>本機和總部都有</translation>
    </message>
    <message>
        <source>{name} belongs to the document now. It goes to HQ by itself.</source>
        <translation>{name} 已附在單據上，會自動送到總部。</translation>
    </message>
    <message>
        <source>This computer has no program that shows {name}.</source>
        <translation>這部電腦沒有程式可以打開 {name}。</translation>
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
        <translation>未有附件</translation>
    </message>
    <message>
        <source>Ctrl O adds a photo or a PDF; a file dropped here is added too. The document does not wait for it.</source>
        <translation>按 Ctrl O 加相片或 PDF，也可以把檔案拖到這裏。單據不會等附件。</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>{n} on hand</source>
        <translation>現存 {n}</translation>
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
        <translation>「{sku}」當時已停用。</translation>
    </message>
    <message>
        <source>The goods arrived although the transfer was voided.</source>
        <translation>調撥單已作廢，但貨到了。</translation>
    </message>
    <message>
        <source>The goods arrived although the transfer was reversed.</source>
        <translation>調撥單已沖銷，但貨到了。</translation>
    </message>
    <message>
        <source>The arrival is known, the dispatch is not yet.</source>
        <translation>收貨已送到總部，發貨那一步還未送到。</translation>
    </message>
    <message>
        <source>This transfer was received twice.</source>
        <translation>這張調撥單收了兩次。</translation>
    </message>
    <message>
        <source>{day} was closed when this arrived.</source>
        <translation>送到時 {day} 已結帳。</translation>
    </message>
    <message>
        <source>A movement lies so close to the count that a person must say which was first.</source>
        <translation>有一筆變動與盤點時間太近，要由人決定哪個在先。</translation>
    </message>
    <message>
        <source>{number} found {hq} of {sku}, this count {mine}. Which one stands?</source>
        <translation>{number} 盤得「{sku}」{hq}，本次盤得 {mine}。以哪一次為準？</translation>
    </message>
    <message>
        <source>Note {reference} of {party} is on {other} too. The same goods?</source>
        <translation>{party}的送貨單 {reference} 也在 {other} 上。是同一批貨嗎？</translation>
    </message>
    <message>
        <source>Both sides changed the same line differently.</source>
        <translation>兩邊把同一行改成不同的樣子。</translation>
    </message>
    <message>
        <source>Lot {lot} of {sku} went out after it had expired.</source>
        <translation>「{sku}」批號 {lot} 過期後仍出庫。</translation>
    </message>
    <message>
        <source>The goods were handed over although the reservation was let go.</source>
        <translation>保留已取消，貨品仍交了出去。</translation>
    </message>
    <message>
        <source>The goods were handed over although that was reversed.</source>
        <translation>交貨已沖銷，貨品仍交了出去。</translation>
    </message>
    <message>
        <source>The goods were handed over before HQ knew of the reservation.</source>
        <translation>總部還未知道這張保留單，貨品已經交出。</translation>
    </message>
    <message>
        <source>The reserved goods were handed over twice.</source>
        <translation>保留的貨品交了兩次。</translation>
    </message>
    <message>
        <source>{site} has {quantity} of lot {lot} of {sku} after this. Look which lot went.</source>
        <translation>此後{site}的「{sku}」批號 {lot} 為 {quantity}。請查實際出了哪一批。</translation>
    </message>
    <message>
        <source>{site} has {quantity} of {sku} after this. Count it.</source>
        <translation>這一步之後{site}的「{sku}」是 {quantity}。要盤點。</translation>
    </message>
    <message>
        <source>{number} reserves {missing} of {sku} more than there is.</source>
        <translation>{number} 保留的「{sku}」比可用的多 {missing}。</translation>
    </message>
    <message>
        <source>A newer version wrote this. HQ can judge it once it is upgraded too.</source>
        <translation>這是較新版本寫成的。總部升級後才能處理。</translation>
    </message>
    <message>
        <source>The document was posted although it was voided.</source>
        <translation>單據已作廢，但仍過了帳。</translation>
    </message>
    <message>
        <source>The document was posted although it was reversed.</source>
        <translation>單據已沖銷，但仍過了帳。</translation>
    </message>
    <message>
        <source>The document was posted twice.</source>
        <translation>這張單過了兩次帳。</translation>
    </message>
    <message>
        <source>{site} has {left} of {sku} left, and {reserved} are reserved.</source>
        <translation>{site}的「{sku}」只剩 {left}，已保留 {reserved}。</translation>
    </message>
    <message>
        <source>Serial {serial} of {sku} went with {other} already. Find out who has it.</source>
        <translation>「{sku}」序號 {serial} 已隨 {other} 出去。請查清在誰手上。</translation>
    </message>
    <message>
        <source>{units} more of {sku} arrived than were sent.</source>
        <translation>「{sku}」收到的比發出的多 {units}。</translation>
    </message>
    <message>
        <source>{units} fewer of {sku} arrived than were sent.</source>
        <translation>「{sku}」收到的比發出的少 {units}。</translation>
    </message>
    <message>
        <source>HQ does not know this kind of document yet. It can judge it once it is upgraded.</source>
        <translation>總部還未認識這種單據，升級後才能處理。</translation>
    </message>
    <message>
        <source>This waits for an earlier step that has not reached HQ yet.</source>
        <translation>這一步在等更早的一步送到總部。</translation>
    </message>
    <message>
        <source>HQ&apos;s catalogue has no {sku}.</source>
        <translation>總部的貨品表沒有 {sku}。</translation>
    </message>
    <message>
        <source>{by} had no right to do this at the time.</source>
        <translation>{by}當時沒有這項權限。</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Asking HQ</source>
        <translation>正在問總部</translation>
    </message>
    <message>
        <source>Welcome to Counterstock</source>
        <translation>歡迎使用准庫</translation>
    </message>
    <message>
        <source>Every number here can say which document, person and minute made it.</source>
        <translation>這裏每個數都說得出是哪張單、哪個人、哪一分鐘來的。</translation>
    </message>
    <message>
        <source>Try it first</source>
        <translation>先試用</translation>
    </message>
    <message>
        <source>A shop with goods, staff and a fortnight of documents, all on this computer. Nothing is sent anywhere.</source>
        <translation>一間有貨、有員工、有兩星期單據的店，全在這部電腦上，不會送到任何地方。</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>開啟示範</translation>
    </message>
    <message>
        <source>Connect to HQ</source>
        <translation>連接總部</translation>
    </message>
    <message>
        <source>HQ gives you its address and a code that works once, for 15 minutes.</source>
        <translation>總部會給你網址和一個登記碼，只能用一次，15 分鐘內有效。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>連接</translation>
    </message>
    <message>
        <source>Address of HQ</source>
        <translation>總部網址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>登記碼</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>這部電腦的名稱</translation>
    </message>
</context>
<context>
    <name>KeptKey</name>
    <message>
        <source>Keep this recovery key</source>
        <translation>保管好這個復原碼</translation>
    </message>
    <message>
        <source>If this computer or its account is set up anew, only this key opens the documents that have not reached HQ. It is shown this once and kept nowhere: write it down, lock it away, and not beside this computer.</source>
        <translation>如果這部電腦或它的帳戶要重設，只有這個復原碼可以打開還未送到總部的單據。它只顯示這一次，不會存在任何地方：抄下來鎖好，不要放在這部電腦旁邊。</translation>
    </message>
    <message>
        <source>Recovery key: {code}</source>
        <translation>復原碼：{code}</translation>
    </message>
    <message>
        <source>Type the last four signs of what you wrote down</source>
        <translation>輸入你抄下的最後四個字符</translation>
    </message>
    <message>
        <source>Save as a page to print</source>
        <translation>存成一頁，以便列印</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>It is kept; go on</source>
        <translation>已保管好，繼續</translation>
    </message>
    <message>
        <source>These are not the last four signs. Compare what you wrote down.</source>
        <translation>這不是最後四個字符。對一對你抄下的。</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard when you go on.</source>
        <translation>已複製。繼續的時候會從剪貼簿清走。</translation>
    </message>
    <message>
        <source>Recovery key {device}.pdf</source>
        <translation>復原碼 {device}.pdf</translation>
    </message>
    <message>
        <source>Where is the page kept? A stick is better than this PC.</source>
        <translation>這一頁存到哪裏？存在隨身碟比存在這部電腦好。</translation>
    </message>
    <message>
        <source>{name} is saved. Print it, and lock it away.</source>
        <translation>{name} 已存好。列印出來鎖好。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>All keys: {page}</source>
        <translation>全部按鍵：{page}</translation>
    </message>
    <message>
        <source>Any key closes this</source>
        <translation>按任何鍵關閉</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Receipt</source>
        <translation>採購入庫</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>銷售出庫</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退貨</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>報損報溢</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>調撥</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>保留單</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盤點</translation>
    </message>
</context>
<context>
    <name>LastLine</name>
    <message>
        <source>{item}, {quantity} {unit}, {after} available after posting</source>
        <translation>{item}，{quantity} {unit}，過帳後可用 {after}</translation>
    </message>
    <message>
        <source>{time} scanned</source>
        <translation>{time} 掃入</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>批號 {lot}</translation>
    </message>
    <message>
        <source>Expiry {day}</source>
        <translation>效期 {day}</translation>
    </message>
    <message>
        <source>Bin {bin}</source>
        <translation>儲位 {bin}</translation>
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
        <translation>離線</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>同步中</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>已連線</translation>
    </message>
    <message>
        <source>Stopped by HQ</source>
        <translation>總部已停用這部電腦</translation>
    </message>
    <message>
        <source>Stopped: a copy</source>
        <translation>已停用：有副本</translation>
    </message>
    <message>
        <source>Stopped: old data</source>
        <translation>已停用：舊資料</translation>
    </message>
</context>
<context>
    <name>LineChip</name>
    <message>
        <source>The record does not add up</source>
        <translation>紀錄對不上</translation>
    </message>
    <message>
        <source>Sending stopped</source>
        <translation>已停止送出</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>同步中</translation>
    </message>
    <message numerus="yes">
        <source>%n for you</source>
        <translation>
            <numerusform>%n 張要處理</numerusform>
        </translation>
    </message>
    <message>
        <source>all sent</source>
        <translation>全部已送</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>已連線</translation>
    </message>
    <message numerus="yes">
        <source>Offline for %n hour(s)</source>
        <translation>
            <numerusform>離線 %n 小時</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>離線</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 張待送</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Sent</source>
        <translation>發出</translation>
    </message>
    <message>
        <source>Available after</source>
        <translation>過帳後可用</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>貨品</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批號</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>效期</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>儲位</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>數量</translation>
    </message>
    <message>
        <source>{item}, {quantity} {unit}, lot {lot}, bin {bin}, available after posting {after}</source>
        <translation>{item}，{quantity} {unit}，批號 {lot}，儲位 {bin}，過帳後可用 {after}</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>Nothing is called that</source>
        <translation>找不到這個名稱</translation>
    </message>
    <message>
        <source>Esc shows all again.</source>
        <translation>按 Esc 顯示全部。</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>這裏沒有</translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation>第 {first}–{last} 項，共 {total} 項</translation>
    </message>
    <message>
        <source>No cases</source>
        <translation>沒有個案</translation>
    </message>
    <message>
        <source>Only where two sides differ, or a person has to look, one appears here.</source>
        <translation>有不同的地方，或要人看一看，才會在這裏出現。</translation>
    </message>
</context>
<context>
    <name>LookBanner</name>
    <message>
        <source>Here it can only be read. Nothing is lost when you take over.</source>
        <translation>這裏只能看。接手不會失去任何東西。</translation>
    </message>
    <message>
        <source>{name} has been on this case since {t}</source>
        <translation>{name} 由 {t} 起正在處理這宗個案</translation>
    </message>
    <message>
        <source>ext. {ext}</source>
        <translation>內線 {ext}</translation>
    </message>
</context>
<context>
    <name>Mode</name>
    <message>
        <source>Their note</source>
        <translation>送貨單號</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供應商</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>對方</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>銷售出庫</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>採購入庫</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退貨</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>報損報溢</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>調撥</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>訂金</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>調撥入庫</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>{item} goes to {n} {unit}</source>
        <translation>{item}會變成 {n} {unit}</translation>
    </message>
    <message>
        <source>It posts all the same; HQ asks for a count.</source>
        <translation>照樣過帳，總部會請你盤點。</translation>
    </message>
    <message>
        <source>{n} {unit} of {item} are held back for somebody</source>
        <translation>{item} 有 {n} {unit} 已為別人保留</translation>
    </message>
    <message>
        <source>Hand the reservation over, or release it, before these are sold.</source>
        <translation>先交貨或取消保留，才可出售。</translation>
    </message>
    <message>
        <source>{n} {unit} of {item} are more than is free</source>
        <translation>{item} 比可用多出 {n} {unit}</translation>
    </message>
    <message>
        <source>So many cannot be promised. Take fewer, or release another reservation first.</source>
        <translation>不夠保留。減少數量，或先取消另一張保留單。</translation>
    </message>
    <message>
        <source>Not for sale. F7 picks another lot, or write it off.</source>
        <translation>不能賣。按 F7 改批號，或轉報損。</translation>
    </message>
    <message>
        <source>Lot {lot} goes out first; F7 picks another.</source>
        <translation>先出批號 {lot}，按 F7 可改。</translation>
    </message>
    <message>
        <source>{item}: {n} {unit} short</source>
        <translation>{item}少了 {n} {unit}</translation>
    </message>
    <message>
        <source>They stay in transit, and HQ opens a case.</source>
        <translation>留在在途，總部會開個案。</translation>
    </message>
    <message>
        <source>{item}: {n} {unit} more than sent</source>
        <translation>{item}比發出的多 {n} {unit}</translation>
    </message>
    <message>
        <source>They are received all the same, and HQ opens a case.</source>
        <translation>照樣收貨，總部會開個案。</translation>
    </message>
</context>
<context>
    <name>OfflineBanner</name>
    <message>
        <source>You are offline. Carry on as usual: every document is kept on this computer and goes out by itself later.</source>
        <translation>現在離線，照常開單就可以。每張單都已記在這部電腦，連線後自動送出。</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>{time} 開始離線</translation>
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
        <translation>不肯定？問{name}</translation>
    </message>
    <message>
        <source>ext. {ext}</source>
        <translation>內線 {ext}</translation>
    </message>
    <message>
        <source>It is decided. What it moved stands on the document.</source>
        <translation>已經決定。庫存怎樣變動，記在這張單據上。</translation>
    </message>
    <message>
        <source>Choose, and see here what stock becomes.</source>
        <translation>選了之後，這裏會顯示庫存變成多少。</translation>
    </message>
    <message>
        <source>Nothing moves: a draft moves goods when it is posted.</source>
        <translation>庫存不變：草稿過帳後才會動貨。</translation>
    </message>
    <message>
        <source>Nothing moves; all figures stay as they are.</source>
        <translation>庫存不變，所有數字照舊。</translation>
    </message>
    <message>
        <source>Somebody with the right to decide does so here or at HQ.</source>
        <translation>由有權決定的人在這裏或總部處理。</translation>
    </message>
    <message>
        <source>Say in a few words what was found</source>
        <translation>寫幾個字，說明看到甚麼</translation>
    </message>
    <message>
        <source>Say in a few words why</source>
        <translation>寫幾個字，說明原因</translation>
    </message>
</context>
<context>
    <name>OpenedDocument</name>
    <message>
        <source>Contents</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Timeline {n}</source>
        <translation>經過 {n}</translation>
    </message>
    <message>
        <source>Movements {n}</source>
        <translation>庫存變動 {n}</translation>
    </message>
    <message>
        <source>Files {n}</source>
        <translation>附件 {n}</translation>
    </message>
    <message>
        <source>Photos (JPEG, PNG, WebP) and PDF files, 20 MB each at most.</source>
        <translation>相片（JPEG、PNG、WebP）及 PDF，每個最多 20 MB。</translation>
    </message>
    <message>
        <source>{name} is being read</source>
        <translation>正在讀取 {name}</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>經過</translation>
    </message>
    <message>
        <source>Stock movements</source>
        <translation>庫存變動</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>As it was written, with the names of that day</source>
        <translation>照當日所寫，名稱也是當日的</translation>
    </message>
    <message>
        <source>Steps are only added, never changed or removed</source>
        <translation>每一步只會加上去，不會改也不會刪</translation>
    </message>
    <message>
        <source>What leaves one place reaches another; all of it sums to 0</source>
        <translation>由一處走就到另一處，全部加起來是 0</translation>
    </message>
    <message>
        <source>They go to HQ by themselves; no document waits for them</source>
        <translation>附件會自動送到總部；單據不會等附件</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n}</translation>
    </message>
    <message>
        <source>Changing quantities {n}</source>
        <translation>改動數量 {n}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>A command, a document number, an item</source>
        <translation>指令、單號、貨品</translation>
    </message>
    <message>
        <source>Initials work too</source>
        <translation>拼音字首都可以</translation>
    </message>
</context>
<context>
    <name>Parcels</name>
    <message numerus="yes">
        <source>%n step(s) are on the stick as {file}. Take it to HQ.</source>
        <translation>
            <numerusform>%n 步已存到隨身碟，檔名 {file}。把它帶到總部。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits here; {file} asks HQ for what is new.</source>
        <translation>這裏沒有待送的；{file} 向總部查詢新資料。</translation>
    </message>
    <message numerus="yes">
        <source>%n more did not fit; save again afterwards.</source>
        <translation>
            <numerusform>還有 %n 步放不下，之後再存一次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of HQ&apos;s for other computers are on it as well.</source>
        <translation>
            <numerusform>總部給其他電腦的 %n 份答覆也在上面。</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer brought nothing that was not known here.</source>
        <translation>這份答覆沒有新的內容。</translation>
    </message>
    <message>
        <source>HQ&apos;s answer is taken in.</source>
        <translation>總部的答覆已收入。</translation>
    </message>
    <message>
        <source>Own steps: {told}.</source>
        <translation>本機各步：{told}。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) came from HQ.</source>
        <translation>
            <numerusform>總部送來 %n 項更新。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) still wait.</source>
        <translation>
            <numerusform>還有 %n 步待送。</numerusform>
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
        <translation>總部還有更多資料：再存一次，或連線。</translation>
    </message>
    <message>
        <source>The file of computer {device} is kept here and goes to HQ by itself.</source>
        <translation>電腦 {device} 的檔案已存在這裏，會自動送到總部。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other computers go to HQ with the next exchange.</source>
        <translation>
            <numerusform>其他電腦的 %n 個檔案會在下次交換時送到總部。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HQ has answered %n file(s) of other computers. Save the answers to a stick.</source>
        <translation>
            <numerusform>總部已答覆其他電腦的 %n 個檔案。把答覆存到隨身碟。</numerusform>
        </translation>
    </message>
    <message>
        <source>HQ did not take the file of computer {device}: {why}</source>
        <translation>總部沒有收下電腦 {device} 的檔案：{why}</translation>
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
            <numerusform>%n 張掛單</numerusform>
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
        <translation>刪一個數字</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Supplier</source>
        <translation>供應商</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>報損</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>報溢</translation>
    </message>
    <message>
        <source>Used in the house</source>
        <translation>自用</translation>
    </message>
    <message>
        <source>Count variance</source>
        <translation>盤點差異</translation>
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
        <translation>批號</translation>
    </message>
    <message>
        <source>Expiry, such as 27-05-31</source>
        <translation>效期，如 27-05-31</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>儲位</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>採用</translation>
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
        <translation>已過帳&#x3000;{number}&#x3000;{lines} {pieces}</translation>
    </message>
    <message>
        <source>Reserved {number}: {lines}, {pieces}</source>
        <translation>已保留&#x3000;{number}&#x3000;{lines} {pieces}</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>外觀</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自動上鎖</translation>
    </message>
    <message>
        <source>Of the screens and messages. Items keep the names HQ gave them.</source>
        <translation>畫面和訊息的語言。貨品名稱照總部所給。</translation>
    </message>
    <message>
        <source>The computer&apos;s own setting, or always one of the two.</source>
        <translation>跟隨電腦，或固定用其中一種。</translation>
    </message>
    <message>
        <source>Touch rows are tall enough for a finger.</source>
        <translation>觸控行高方便用手指點。</translation>
    </message>
    <message>
        <source>A tick for a scan; a low tone when a scan did nothing.</source>
        <translation>掃到響一聲；沒有加入時響兩下低音。</translation>
    </message>
    <message>
        <source>When nobody has touched it for so long. The draft stays.</source>
        <translation>無人操作達此時間後。草稿會保留。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>跟隨電腦</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>緊湊</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>觸控</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>關</translation>
    </message>
    <message>
        <source>Tick only</source>
        <translation>只響掃到</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>全開</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分鐘</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message numerus="yes">
        <source>%n document(s) want you.</source>
        <translation>
            <numerusform>有 %n 張單據要您處理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HQ sent back %n step(s).</source>
        <translation>
            <numerusform>總部退回了 %n 個步驟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Back online. What waited is going out.</source>
        <translation>已重新連線，等待中的正在送出。</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Making up a shop. This takes half a minute.</source>
        <translation>正在準備一間店，約半分鐘。</translation>
    </message>
    <message>
        <source>The demo did not start. The log has the reason.</source>
        <translation>示範未能開啟，原因在記錄檔。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Counter</source>
        <translation>櫃檯</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>庫存</translation>
    </message>
    <message>
        <source>Docs</source>
        <translation>單據</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>個案</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Loss</source>
        <translation>報損</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>報溢</translation>
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
        <translation>為甚麼；日後問起的人會看到</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Why this side</source>
        <translation>為甚麼選這邊</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>看到甚麼</translation>
    </message>
    <message>
        <source>kept on the document; HQ sees it</source>
        <translation>會寫進單據紀錄，總部看得到</translation>
    </message>
</context>
<context>
    <name>RecoveryScreen</name>
    <message>
        <source>The key of this data is not on this computer</source>
        <translation>這部電腦沒有這份資料的鑰匙</translation>
    </message>
    <message>
        <source>No document is lost. Type the recovery key that was written down when this computer was connected: 28 signs in seven groups.</source>
        <translation>單據沒有失去。輸入連接這部電腦時抄下的復原碼：七組共 28 個字符。</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>復原碼</translation>
    </message>
    <message>
        <source>Bring the key back</source>
        <translation>取回鑰匙</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Say why: loss, gain or used in the house.</source>
        <translation>要選原因：報損、報溢或自用。</translation>
    </message>
    <message>
        <source>This computer is connected to HQ already.</source>
        <translation>這部電腦已連接總部。</translation>
    </message>
    <message>
        <source>This item is no longer kept.</source>
        <translation>這件貨品已停用。</translation>
    </message>
    <message>
        <source>The check digit of this barcode is wrong. Scan it again.</source>
        <translation>條碼檢查碼不對，再掃一次。</translation>
    </message>
    <message>
        <source>No item has this code. Nothing was added.</source>
        <translation>找不到這個條碼。沒有加入，單據不變</translation>
    </message>
    <message>
        <source>One item and lot stands twice on the count.</source>
        <translation>同一貨品同一批號在盤點單上出現兩次。</translation>
    </message>
    <message>
        <source>This item is not counted that finely.</source>
        <translation>這件貨品的數量沒有這麼多位小數。</translation>
    </message>
    <message>
        <source>HQ does not know this code, or it is used or too old. Ask HQ for a new one.</source>
        <translation>總部不認得這個登記碼，或已用過、已過期。向總部再要一個。</translation>
    </message>
    <message>
        <source>The text holds a sign that cannot be kept.</source>
        <translation>文字裏有不能保存的符號。</translation>
    </message>
    <message>
        <source>A document with this name of yours exists already with other content.</source>
        <translation>這個編號已有另一張內容不同的單據。</translation>
    </message>
    <message>
        <source>This is a document of another kind.</source>
        <translation>這是另一種單據。</translation>
    </message>
    <message>
        <source>A line of the document is named wrongly.</source>
        <translation>單據有一行編號不對。</translation>
    </message>
    <message>
        <source>Two lines of the document have the same number.</source>
        <translation>單據有兩行編號相同。</translation>
    </message>
    <message>
        <source>The data cannot be read.</source>
        <translation>資料讀不懂。</translation>
    </message>
    <message>
        <source>This case is decided already.</source>
        <translation>這宗個案已決定。</translation>
    </message>
    <message>
        <source>The file&apos;s name or fingerprint cannot be read.</source>
        <translation>檔案的名稱或指紋讀不到。</translation>
    </message>
    <message>
        <source>The file is too large. Files of up to 20 MB go.</source>
        <translation>檔案太大。最多 20 MB。</translation>
    </message>
    <message>
        <source>Only photos and PDF files can be attached.</source>
        <translation>只可以附上相片和 PDF 檔。</translation>
    </message>
    <message>
        <source>Nothing was scanned.</source>
        <translation>沒有掃到條碼。</translation>
    </message>
    <message>
        <source>The code is too long.</source>
        <translation>條碼太長。</translation>
    </message>
    <message>
        <source>The code holds signs that cannot be read. Scan it again.</source>
        <translation>條碼有讀不出的符號，再掃一次。</translation>
    </message>
    <message>
        <source>So many are not on the document. Nothing was changed.</source>
        <translation>單上沒有這麼多。單據不變。</translation>
    </message>
    <message>
        <source>The file did not come whole. It is sent again by itself.</source>
        <translation>檔案不完整，會自動再送。</translation>
    </message>
    <message>
        <source>HQ has stopped this computer. What it carries for others waits here.</source>
        <translation>總部已停用這部電腦。代別人帶的檔案留在這裏等候。</translation>
    </message>
    <message>
        <source>This case does not offer that choice.</source>
        <translation>這宗個案沒有這個選擇。</translation>
    </message>
    <message>
        <source>This code is too old. Ask HQ for a new one.</source>
        <translation>這個登記碼已過期。向總部再要一個。</translation>
    </message>
    <message>
        <source>HQ does not know this code. Look at it again or ask HQ for a new one.</source>
        <translation>總部不認得這個登記碼。核對一次，或向總部再要一個。</translation>
    </message>
    <message>
        <source>Another computer has used this code. Ask HQ for a new one.</source>
        <translation>這個登記碼已被另一部電腦用了。向總部再要一個。</translation>
    </message>
    <message>
        <source>The name of this computer is too long.</source>
        <translation>這部電腦的名稱太長。</translation>
    </message>
    <message>
        <source>The document is too large to be sent. Post it in two parts.</source>
        <translation>單據太大，送不出去。分兩張過帳。</translation>
    </message>
    <message>
        <source>The address must begin with https.</source>
        <translation>網址要用 https 開頭。</translation>
    </message>
    <message>
        <source>This computer has not met HQ&apos;s keys yet. Connect once, then try again.</source>
        <translation>這部電腦未有總部的鑰匙。先連線一次，再試。</translation>
    </message>
    <message>
        <source>This is no address. It looks like https://hq.example.com</source>
        <translation>這不是網址。應像 https://hq.example.com</translation>
    </message>
    <message>
        <source>This computer has the key already. Nothing was changed.</source>
        <translation>這部電腦已有鑰匙。沒有改動。</translation>
    </message>
    <message>
        <source>Something the document needs is missing.</source>
        <translation>單據欠了必要的內容。</translation>
    </message>
    <message>
        <source>The date or time cannot be read.</source>
        <translation>日期或時間讀不懂。</translation>
    </message>
    <message>
        <source>The document has no such file.</source>
        <translation>這張單沒有這個檔案。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>沒有任何改動。</translation>
    </message>
    <message>
        <source>The file cannot be read or written. Look at its name and place.</source>
        <translation>檔案讀寫不到。看看名稱和位置。</translation>
    </message>
    <message>
        <source>The document has no lines yet.</source>
        <translation>單據還未有貨品。</translation>
    </message>
    <message>
        <source>This item comes in no packs.</source>
        <translation>這件貨品沒有整箱包裝。</translation>
    </message>
    <message>
        <source>This needs a right that you do not have. Ask the manager.</source>
        <translation>你沒有這項權限，請店長處理。</translation>
    </message>
    <message>
        <source>This step belongs to {site}.</source>
        <translation>這一步由 {site} 做。</translation>
    </message>
    <message>
        <source>{by} had no right to do this.</source>
        <translation>{by}沒有這項權限。</translation>
    </message>
    <message>
        <source>This file is no stick file of Counterstock&apos;s. Nothing was taken in; take another.</source>
        <translation>這不是准庫的隨身碟檔案。甚麼都沒有收入；選另一個。</translation>
    </message>
    <message>
        <source>Only {available} of {sku} may still be promised. The rest is held back.</source>
        <translation>{sku} 只可再用 {available}，其餘已保留。</translation>
    </message>
    <message>
        <source>This item is not on the transfer. Set it aside; receive it on a document of its own.</source>
        <translation>調撥單上沒有這件貨。先放一旁，另開一張單入庫。</translation>
    </message>
    <message>
        <source>This belongs to a site you do not work for.</source>
        <translation>這屬於你不負責的分店。</translation>
    </message>
    <message>
        <source>So many packs do not come out in whole units.</source>
        <translation>這個箱數折不成整數。</translation>
    </message>
    <message>
        <source>This stick file is for another computer. Nothing was taken in; take this one&apos;s.</source>
        <translation>這個隨身碟檔案是給另一部電腦的。甚麼都沒有收入；選給這部電腦的。</translation>
    </message>
    <message>
        <source>Wait {wait_s} s, then try again.</source>
        <translation>等 {wait_s} 秒再試。</translation>
    </message>
    <message>
        <source>This computer belongs to {site}. Ask HQ for a code of that site.</source>
        <translation>這部電腦屬於 {site}。向總部要那間分店的登記碼。</translation>
    </message>
    <message>
        <source>HQ did not take the key of this computer. Try once more.</source>
        <translation>總部不接受這部電腦的鑰匙。再試一次。</translation>
    </message>
    <message>
        <source>The quantity is not a number.</source>
        <translation>數量不是數字。</translation>
    </message>
    <message>
        <source>The quantity must be above zero.</source>
        <translation>數量要大過零。</translation>
    </message>
    <message>
        <source>This item is counted in whole units.</source>
        <translation>這件貨品只可用整數。</translation>
    </message>
    <message>
        <source>The quantity is too large.</source>
        <translation>數量太大。</translation>
    </message>
    <message>
        <source>Another file has that name already. It was not written over; choose another name or folder.</source>
        <translation>已有其他檔案用這個名稱，沒有覆寫；另選名稱或資料夾。</translation>
    </message>
    <message>
        <source>HQ knows another computer with this data, or this is a copy of it. Ask HQ for a code and connect this one again.</source>
        <translation>總部已有另一部電腦用這份資料，或這是它的副本。向總部要登記碼，再重新連接這部電腦。</translation>
    </message>
    <message>
        <source>This stick file is damaged. Nothing was taken in; save it once more.</source>
        <translation>這個隨身碟檔案壞了。甚麼都沒有收入；再存一次。</translation>
    </message>
    <message>
        <source>HQ does not know the computer that made this stick file.</source>
        <translation>總部不認識做出這個檔案的電腦。</translation>
    </message>
    <message>
        <source>This stick file goes the other way. Take the other one.</source>
        <translation>這個隨身碟檔案是另一個方向的。取另一個。</translation>
    </message>
    <message>
        <source>A newer Counterstock made this stick file. Update this computer first.</source>
        <translation>這個隨身碟檔案由較新的准庫製作。先更新這部電腦。</translation>
    </message>
    <message>
        <source>This computer saved that file itself. It is for HQ; HQ&apos;s answer comes back here.</source>
        <translation>這個檔案是這部電腦自己存的，要帶到總部；總部的答覆才帶回來。</translation>
    </message>
    <message>
        <source>This stick file was altered, or is not whole. Nothing was taken in; save it once more.</source>
        <translation>這個隨身碟檔案改動過，或不完整。甚麼都沒有收入；再存一次。</translation>
    </message>
    <message>
        <source>This stick file is from before HQ was restored. Export anew.</source>
        <translation>這個隨身碟檔案是總部還原之前的。再存一次。</translation>
    </message>
    <message>
        <source>This is too large for a stick file. Take it to HQ in two parts.</source>
        <translation>檔案太大，分兩次帶到總部。</translation>
    </message>
    <message>
        <source>HQ and this computer are of different ages. Update the older one.</source>
        <translation>總部和這部電腦的版本不同。更新較舊的一邊。</translation>
    </message>
    <message>
        <source>Say in a few words why: whoever asks later reads it.</source>
        <translation>寫幾個字說明原因，以後查的人看得到。</translation>
    </message>
    <message>
        <source>This code is for other books. Nothing was changed.</source>
        <translation>這個復原碼屬於另一份資料。沒有改動。</translation>
    </message>
    <message>
        <source>Say whether the goods come from a customer or go to a supplier.</source>
        <translation>要選是客人退回，還是退給供應商。</translation>
    </message>
    <message>
        <source>This document is reversed already.</source>
        <translation>這張單已沖銷。</translation>
    </message>
    <message>
        <source>A transfer goes to another site.</source>
        <translation>調撥要去另一間分店或倉。</translation>
    </message>
    <message>
        <source>There is not enough available to reserve.</source>
        <translation>可用數量不夠保留。</translation>
    </message>
    <message>
        <source>Choose the other site.</source>
        <translation>要選對方分店。</translation>
    </message>
    <message>
        <source>A line needs an item.</source>
        <translation>這一行要有貨品。</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>文字太長。</translation>
    </message>
    <message>
        <source>The document has as many files as it may have.</source>
        <translation>這張單的檔案已夠數。</translation>
    </message>
    <message>
        <source>HQ does not have this file yet; it comes from the computer where it was attached. Try again later.</source>
        <translation>總部還未收到這個附件；它會由加附件的電腦送來。稍後再試。</translation>
    </message>
    <message>
        <source>There is no such case.</source>
        <translation>沒有這宗個案。</translation>
    </message>
    <message>
        <source>HQ does not know this computer.</source>
        <translation>總部不認得這部電腦。</translation>
    </message>
    <message>
        <source>There is no such document.</source>
        <translation>沒有這張單據。</translation>
    </message>
    <message>
        <source>The document has no such field.</source>
        <translation>單據沒有這一欄。</translation>
    </message>
    <message>
        <source>There is no such kind of document.</source>
        <translation>沒有這種單據。</translation>
    </message>
    <message>
        <source>The document has no such line.</source>
        <translation>單據沒有這一行。</translation>
    </message>
    <message>
        <source>There is no such site.</source>
        <translation>沒有這間分店。</translation>
    </message>
    <message>
        <source>Both sides have the same there.</source>
        <translation>兩邊在這一項相同。</translation>
    </message>
    <message>
        <source>A sign of the code is wrong or missing. Look at it again.</source>
        <translation>復原碼有字符不對或漏了。再看一次。</translation>
    </message>
    <message>
        <source>This data is older than what HQ has of it. Ask HQ for a code and connect this computer again.</source>
        <translation>這份資料比總部所知的舊。向總部要登記碼，再重新連接這部電腦。</translation>
    </message>
    <message>
        <source>HQ has stopped this computer. Its documents stay; ask HQ for a code and connect it again.</source>
        <translation>總部已停用這部電腦。單據仍在；向總部要登記碼，再重新連接。</translation>
    </message>
    <message>
        <source>What this follows has never reached HQ. Look at the document and do it again.</source>
        <translation>這一步之前的步驟一直沒有送到總部。看看單據，再做一次。</translation>
    </message>
    <message>
        <source>Nobody has this staff code.</source>
        <translation>沒有人用這個職員編號。</translation>
    </message>
    <message>
        <source>This cannot be done with this kind of document.</source>
        <translation>這種單據不能這樣做。</translation>
    </message>
    <message>
        <source>The place of new versions has no such file. It is tried again later.</source>
        <translation>提供新版本的地方沒有這個檔案，稍後會再試。</translation>
    </message>
    <message>
        <source>Not that PIN.</source>
        <translation>PIN 不對。</translation>
    </message>
    <message>
        <source>This cannot be done with the document any more.</source>
        <translation>單據已到這一步，不能再這樣做。</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Clerk</source>
        <translation>店員</translation>
    </message>
    <message>
        <source>Warehouse desk</source>
        <translation>倉務</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店長</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>採購</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>核數</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>系統管理</translation>
    </message>
</context>
<context>
    <name>ScanBox</name>
    <message>
        <source>Scan, or type a code or name</source>
        <translation>掃條碼，或打貨號、名稱</translation>
    </message>
    <message>
        <source>Next scan counts {n}</source>
        <translation>下一掃記 {n} 件</translation>
    </message>
</context>
<context>
    <name>Seal</name>
    <message>
        <source>Begins with the first step</source>
        <translation>由第一步開始</translation>
    </message>
    <message>
        <source>Joined up; HQ has not got it yet</source>
        <translation>首尾相接；總部還未收到</translation>
    </message>
    <message>
        <source>HQ has the same since {time}</source>
        <translation>總部自 {time} 起有相同紀錄</translation>
    </message>
    <message>
        <source>Fingerprint {parts}</source>
        <translation>指紋 {parts}</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Scan the first item</source>
        <translation>掃第一件就開始</translation>
    </message>
    <message>
        <source>The other side can wait until you post.</source>
        <translation>不用先選客戶，過帳前補也可以</translation>
    </message>
    <message>
        <source>No transfer is on its way here</source>
        <translation>沒有調撥在途</translation>
    </message>
    <message>
        <source>What another site sends appears here as soon as HQ has told of it.</source>
        <translation>其他分店發來的貨，總部通知後就在這裏出現。</translation>
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
        <translation>找任何東西</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按鍵</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>換到下一欄</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>換下一類</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Lock, next clerk</source>
        <translation>鎖定，換人</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全螢幕</translation>
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
        <translation>這個檔案不屬於這裏。相片和 PDF 要先打開單據再放上去；.counterstock-parcel 檔案在任何一頁都可以收下。</translation>
    </message>
    <message numerus="yes">
        <source>Back online. %n document(s) reached HQ.</source>
        <translation>
            <numerusform>已連線，%n 張單已送到總部</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>Offline posts all the same; it goes to HQ by itself later.</source>
        <translation>離線照樣過帳，連線後自動送總部。</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>由</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
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
        <translation>客戶退回</translation>
    </message>
    <message>
        <source>To a supplier</source>
        <translation>退給供應商</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選擇</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Who is taking over?</source>
        <translation>由誰接手？</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, then type the PIN. Or tap a name, or scan a badge.</source>
        <translation>用 ↑ ↓ 選人，直接打 PIN；也可以點名字，或掃職員證。</translation>
    </message>
    <message>
        <source>Held documents stay. Each step carries the name signed in at the time.</source>
        <translation>換人不會失去掛單。每一步都用當時登入的人記名。</translation>
    </message>
    <message>
        <source>Name or staff code</source>
        <translation>姓名或職員編號</translation>
    </message>
    <message>
        <source>Type the PIN, 4 to 6 digits</source>
        <translation>輸入 4 至 6 位 PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登入</translation>
    </message>
    <message>
        <source>PINs are checked on this computer, offline too</source>
        <translation>PIN 在這部電腦核對，離線也可登入</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s), then try again</source>
        <translation>
            <numerusform>等 %n 秒再試</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not that PIN. %n tries left</source>
        <translation>
            <numerusform>PIN 不對，還有 %n 次</numerusform>
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
        <translation>已過帳</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Arrived, dispatch unknown</source>
        <translation>已到，未知發出</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到貨</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>More than there is</source>
        <translation>超額保留</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交貨</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作廢</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>已沖銷</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Begun</source>
        <translation>開單</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>過帳</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收貨</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>交貨</translation>
    </message>
    <message>
        <source>Kept anyway</source>
        <translation>照樣保留</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>作廢</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>沖銷</translation>
    </message>
    <message>
        <source>Case decided</source>
        <translation>個案已決定</translation>
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
        <translation>內線 {ext}</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>本機待送</translation>
    </message>
    <message>
        <source>written offline, arrived {time}</source>
        <translation>離線時記下，{time} 送到</translation>
    </message>
    <message>
        <source>{number}: {what}, {who}, {device}, {at}, {verdict}</source>
        <translation>{number}：{what}，{who}，{device}，{at}，{verdict}</translation>
    </message>
    <message>
        <source>Times follow HQ&apos;s clock.</source>
        <translation>時間以總部為準。</translation>
    </message>
    <message>
        <source>Times follow HQ&apos;s clock. {device} ran {span} fast; corrected</source>
        <translation>時間以總部為準。{device} 快了 {span}，已校正</translation>
    </message>
    <message>
        <source>Times follow HQ&apos;s clock. {device} ran {span} slow; corrected</source>
        <translation>時間以總部為準。{device} 慢了 {span}，已校正</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>Without a line</source>
        <translation>沒有網絡時</translation>
    </message>
</context>
<context>
    <name>Sticks</name>
    <message>
        <source>Saving to the stick</source>
        <translation>正在存到隨身碟</translation>
    </message>
    <message>
        <source>Taking in; an exchange under way is waited for</source>
        <translation>正在收入；先等進行中的交換完成</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>Item</source>
        <translation>貨品</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>儲位</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批號</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>效期</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>現存</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>保留</translation>
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
        <translation>上次盤點</translation>
    </message>
    <message>
        <source>{item}, {n} {unit} on hand</source>
        <translation>{item}，現存 {n} {unit}</translation>
    </message>
    <message>
        <source>{n} reserved</source>
        <translation>已保留 {n}</translation>
    </message>
    <message>
        <source>a waiting document is in it</source>
        <translation>含待送單據</translation>
    </message>
    <message>
        <source>never</source>
        <translation>未盤過</translation>
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
        <translation>照這樣提交，庫存會變成</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>By item</source>
        <translation>按貨品</translation>
    </message>
    <message>
        <source>By bin</source>
        <translation>按儲位</translation>
    </message>
    <message>
        <source>By lot</source>
        <translation>按批號</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>庫存</translation>
    </message>
    <message>
        <source>Name, code, barcode or initials</source>
        <translation>名稱、貨號、條碼、拼音字首</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Below zero</source>
        <translation>負數</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Expiring in 30 days</source>
        <translation>30 日內到期</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <source>Why this number?</source>
        <translation>為何是這個數？</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
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
        <translation>{who}在 {t} 過帳 {number}；{who2}在 {t2} 已經過了帳。</translation>
    </message>
    <message>
        <source>{who} posted {number} at {t}; {who2} had voided it at {t2}.</source>
        <translation>{who}在 {t} 過帳 {number}；{who2}在 {t2} 已經作廢。</translation>
    </message>
    <message>
        <source>{who} posted {number} at {t}; {who2} had reversed it at {t2}.</source>
        <translation>{who}在 {t} 過帳 {number}；{who2}在 {t2} 已經沖銷。</translation>
    </message>
    <message>
        <source>{who} received {number} at {t}; {who2} had received it at {t2}.</source>
        <translation>{who}在 {t} 收了 {number} 的貨；{who2}在 {t2} 已經收過。</translation>
    </message>
    <message>
        <source>{who} received {number} at {t}; {who2} had voided it at {t2}.</source>
        <translation>{who}在 {t} 收了 {number} 的貨；{who2}在 {t2} 已經作廢。</translation>
    </message>
    <message>
        <source>{who} received {number} at {t}; {who2} had reversed it at {t2}.</source>
        <translation>{who}在 {t} 收了 {number} 的貨；{who2}在 {t2} 已經沖銷。</translation>
    </message>
    <message>
        <source>{from_site} sent {sent} of {item}; at {to_site} {came} came at {t}. {n} are missing.</source>
        <translation>{from_site}發出「{item}」{sent}，{to_site}在 {t} 收到 {came}，欠 {n}。</translation>
    </message>
    <message>
        <source>{from_site} sent {sent} of {item}; at {to_site} {came} came at {t}, {n} too many.</source>
        <translation>{from_site}發出「{item}」{sent}，{to_site}在 {t} 收到 {came}，多了 {n}。</translation>
    </message>
    <message>
        <source>{who} reserved {item} at {t}, {missing} more than there is; {who2} was first at {t2}.</source>
        <translation>{who}在 {t} 保留「{item}」，比可用的多 {missing}；{who2}在 {t2} 已經先保留。</translation>
    </message>
    <message>
        <source>{who} handed over {number} at {t}; the reservation has not reached HQ yet.</source>
        <translation>{who}在 {t} 按 {number} 交貨；保留那一步還未送到總部。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with a newer version. HQ can judge it once it is upgraded too.</source>
        <translation>{who}在 {t} 用較新版本{acted}。總部升級後才能處理。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. It waits for an earlier step that has not reached HQ yet.</source>
        <translation>{who}在 {t} {acted}。這一步要等更早的一步先送到總部。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} and had no right to. It was not taken.</source>
        <translation>{who}在 {t} {acted}，但沒有這項權限，所以沒有採用。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}; {who2} had {done2} at {t2}. It was not taken.</source>
        <translation>{who}在 {t} {acted}；{who2}在 {t2} 已先{done2}，所以沒有採用。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with {item}, serial {serial}; {other} had moved it before.</source>
        <translation>{who}在 {t} {acted}，當中「{item}」序號 {serial}；{other} 之前已經動過這一件。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. After it {site} has {quantity} of lot {lot} of {item}.</source>
        <translation>{who}在 {t} {acted}，之後{site}「{item}」批號 {lot} 變成 {quantity}。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with lot {lot} of {item}, which was good until {expires}.</source>
        <translation>{who}在 {t} {acted}，當中「{item}」批號 {lot} 的有效日期是 {expires}，當時已過期。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. When it reached HQ, {day} was closed.</source>
        <translation>{who}在 {t} {acted}；送到總部時，{day} 已經結帳。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with {item}, which was no longer kept.</source>
        <translation>{who}在 {t} {acted}，當中的「{item}」已停用。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} with {item}, which HQ&apos;s catalogue does not have.</source>
        <translation>{who}在 {t} {acted}，總部的貨品表沒有當中的「{item}」。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t} and had no right to at the time.</source>
        <translation>{who}在 {t} {acted}，當時沒有這項權限。</translation>
    </message>
    <message>
        <source>{who} handed over {number} at {t}; {who2} had handed it over at {t2}.</source>
        <translation>{who}在 {t} 按 {number} 交貨；{who2}在 {t2} 已經交過貨。</translation>
    </message>
    <message>
        <source>{who} received {number} at {t}; its dispatch has not reached HQ yet.</source>
        <translation>{who}在 {t} 收了 {number} 的貨；發貨那一步還未送到總部。</translation>
    </message>
    <message>
        <source>{who} handed over {number} at {t}; {who2} had let it go at {t2}.</source>
        <translation>{who}在 {t} 按 {number} 交貨；{who2}在 {t2} 已經取消保留。</translation>
    </message>
    <message>
        <source>{who} handed over {number} at {t}; {who2} had reversed it at {t2}.</source>
        <translation>{who}在 {t} 按 {number} 交貨；{who2}在 {t2} 已經沖銷。</translation>
    </message>
    <message>
        <source>{who} counted {mine} of {item} at {t}; {who2} had counted {hq} at {t2}.</source>
        <translation>{who}在 {t} 點到「{item}」{mine}；{who2}在 {t2} 點到 {hq}。</translation>
    </message>
    <message>
        <source>{who} moved {item} with {other} at {t}; {who2} counted at {t2}, {gap} apart. Was it in what was counted?</source>
        <translation>{who}在 {t} 用 {other} 動了「{item}」；{who2}在 {t2} 盤點，相差 {gap}。點的時候已經算在內嗎？</translation>
    </message>
    <message>
        <source>Note {reference} is on two documents: {number} by {whom} at {t}, {other} by {who2} at {t2}.</source>
        <translation>送貨單 {reference} 記在兩張單上：{whom}在 {t} 過帳的 {number}，和{who2}在 {t2} 過帳的 {other}。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. After it {site} has {quantity} of {item}.</source>
        <translation>{who}在 {t} {acted}，之後{site}的「{item}」變成 {quantity}。</translation>
    </message>
    <message>
        <source>{who} {acted} at {t}. {site} has {left} of {item} left; {reserved} are reserved.</source>
        <translation>{who}在 {t} {acted}。{site}的「{item}」只剩 {left}，已保留 {reserved}。</translation>
    </message>
    <message>
        <source>{who} wrote {number} at {t}. HQ does not know this kind of document yet, and can judge it once it is upgraded.</source>
        <translation>{who}在 {t} 寫了 {number}。總部還未認識這種單據，升級後才能處理。</translation>
    </message>
    <message>
        <source>It is settled. What was decided, and why, stays on the document.</source>
        <translation>已經決定。決定和原因都留在單據紀錄上。</translation>
    </message>
    <message>
        <source>Neither of you was wrong; you could not see each other. Stock stays as it is until you choose.</source>
        <translation>兩邊都沒有做錯，只是當時看不到對方。選之前庫存不會變。</translation>
    </message>
    <message>
        <source>It moved nothing. The document stays visible as it was written.</source>
        <translation>它沒有動過庫存。單據照原樣保留，看得到。</translation>
    </message>
    <message>
        <source>Nobody was wrong. HQ keeps it, and judges it as soon as it can.</source>
        <translation>沒有人做錯。總部已收妥，能處理時便會處理。</translation>
    </message>
    <message>
        <source>Nobody was wrong. It holds nothing back until somebody decides.</source>
        <translation>沒有人做錯。有人決定之前，這張單不會保留貨品。</translation>
    </message>
    <message>
        <source>{who} took {what} off at {t}; {other} changed it to {b}.</source>
        <translation>{who}在 {t} 刪了「{what}」這一行；{other}把它改成 {b}。</translation>
    </message>
    <message>
        <source>{who} wrote {a} for {what} at {t}; {other} took it off.</source>
        <translation>{who}在 {t} 把「{what}」寫成 {a}；{other}刪了這一行。</translation>
    </message>
    <message>
        <source>{who} wrote {a} for {what} at {t}; in the same minute {other} wrote {b}.</source>
        <translation>{who}在 {t} 把「{what}」寫成 {a}；同一分鐘，{other}把同一處改成 {b}。</translation>
    </message>
    <message>
        <source>{who} wrote {a} for {what} at {t}. {gap} earlier {other} had written {b}.</source>
        <translation>{who}在 {t} 把「{what}」寫成 {a}；早 {gap}，{other}已把同一處改成 {b}。</translation>
    </message>
    <message>
        <source>{who} wrote {a} for {what} at {t}. {gap} later {other} wrote {b}.</source>
        <translation>{who}在 {t} 把「{what}」寫成 {a}；{gap}後，{other}把同一處改成 {b}。</translation>
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
        <translation>先放下，稍後處理</translation>
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
        <translation>客戶退回</translation>
    </message>
    <message>
        <source>To a supplier</source>
        <translation>退給供應商</translation>
    </message>
    <message>
        <source>HQ number</source>
        <translation>總部單號</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>分店、倉</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Their note</source>
        <translation>送貨單號</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>訂金</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另外 %n 項</numerusform>
        </translation>
    </message>
    <message>
        <source>Open since {time}. Whoever may decide does so under Cases or at HQ.</source>
        <translation>{time} 起未解決。有權決定的人可在個案頁或總部處理。</translation>
    </message>
    <message>
        <source>Settled by {who}: {reason}</source>
        <translation>{who} 已決定：{reason}</translation>
    </message>
    <message>
        <source>{who} decided: {what} ({reason})</source>
        <translation>{who}已決定「{what}」：{reason}</translation>
    </message>
</context>
<context>
    <name>SupportDesk</name>
    <message>
        <source>For whoever helps</source>
        <translation>交給支援人員</translation>
    </message>
    <message>
        <source>Read it first: this is all that the file will hold. It has no documents, no names and no keys, and it is sent to nobody.</source>
        <translation>先看一遍：檔案裏就只有這些。沒有單據、沒有人名、沒有鑰匙，也不會發給任何人。</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>存成檔案</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已儲存：{file}</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>sent in posting order, never twice</source>
        <translation>照過帳先後送出，不會重複</translation>
    </message>
    <message>
        <source>Just confirmed</source>
        <translation>剛確認</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>單據</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>經手</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Here → confirmed</source>
        <translation>本機 → 確認</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>{what} {number}, step {n} of 4: {stage}</source>
        <translation>{what} {number}，第 {n} 步，共 4 步：{stage}</translation>
    </message>
    <message>
        <source>sent, no answer yet</source>
        <translation>已送出，未有答覆</translation>
    </message>
    <message>
        <source>kept here</source>
        <translation>已記在本機</translation>
    </message>
    <message>
        <source>received by HQ</source>
        <translation>總部已收</translation>
    </message>
    <message>
        <source>confirmed by HQ</source>
        <translation>總部已確認</translation>
    </message>
    <message>
        <source>confirmed and read back</source>
        <translation>已確認並讀回</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>總部退回</translation>
    </message>
    <message>
        <source>for you</source>
        <translation>要你處理</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已確認</translation>
    </message>
    <message>
        <source>at HQ, no answer yet</source>
        <translation>已到總部，未有答覆</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待送</translation>
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
        <translation>這部電腦的每張單送往總部的進度</translation>
    </message>
    <message>
        <source>Open document</source>
        <translation>開啟單據</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即試</translation>
    </message>
    <message>
        <source>Decide this case</source>
        <translation>處理這宗個案</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>重新連接</translation>
    </message>
    <message>
        <source>For support</source>
        <translation>支援資料</translation>
    </message>
    <message>
        <source>Save to a stick</source>
        <translation>存到隨身碟</translation>
    </message>
    <message>
        <source>Take in a file</source>
        <translation>收入檔案</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>全部已送</translation>
    </message>
    <message>
        <source>All sent, last at {time}</source>
        <translation>全部已送。最近一次 {time}</translation>
    </message>
    <message>
        <source>Where is the stick?</source>
        <translation>隨身碟在哪裏？</translation>
    </message>
    <message>
        <source>Files of Counterstock (*{suffix})</source>
        <translation>准庫檔案 (*{suffix})</translation>
    </message>
    <message>
        <source>Which file came off the stick?</source>
        <translation>隨身碟上的哪個檔案？</translation>
    </message>
    <message>
        <source>A stick takes to HQ what waits here, and brings HQ&apos;s answer back.</source>
        <translation>用隨身碟把待送的帶到總部，再把總部的答覆帶回來。</translation>
    </message>
</context>
<context>
    <name>TextBox</name>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
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
        <translation>找指令、單號、貨品</translation>
    </message>
    <message>
        <source>Lock; the next clerk signs in</source>
        <translation>鎖定，由下一位登入</translation>
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
        <translation>開啟准庫</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The data file will not open. Nothing was changed. Keep this computer as it is and call support.</source>
        <translation>資料庫打不開。沒有改動任何資料。保持這部電腦原狀，通知技術支援。</translation>
    </message>
    <message>
        <source>A newer Counterstock wrote this data. Nothing was changed. Start the newer version.</source>
        <translation>這些資料由較新的准庫寫入。沒有改動。請用較新的版本開啟。</translation>
    </message>
    <message>
        <source>The disk refuses to read or write. What was posted is safe. Call support.</source>
        <translation>磁碟讀寫不到。已過帳的單據安全。通知技術支援。</translation>
    </message>
    <message>
        <source>The disk is full. What was posted is safe. Make room, then try again.</source>
        <translation>磁碟已滿。已過帳的單據安全。騰出空間再試。</translation>
    </message>
    <message>
        <source>HQ cannot be reached. Work goes on here; try again later or check the address.</source>
        <translation>連不到總部。這裏照常工作；稍後再試，或核對網址。</translation>
    </message>
    <message>
        <source>What answers cannot prove that it is HQ: nothing was sent. Look at the date of this computer and at the network it is on; if both are right, tell the manager.</source>
        <translation>回應的一方證明不了它是總部，所以甚麼都沒有送出。看看這部電腦的日期和所用的網絡；兩樣都對，就通知店長。</translation>
    </message>
    <message>
        <source>HQ answers that something is wrong there. Nothing is lost: all of it waits here and is sent again by itself. If it lasts, tell the manager.</source>
        <translation>總部回應說那邊出了問題。單據沒有失去，全部在這部電腦等着，會自動再送。一直這樣就通知店長。</translation>
    </message>
    <message>
        <source>HQ is busy. Work goes on here; sending goes on by itself.</source>
        <translation>總部忙。這裏照常工作，稍後自動再送。</translation>
    </message>
    <message>
        <source>HQ does not accept this. Tell the manager.</source>
        <translation>總部不接受。通知店長。</translation>
    </message>
    <message>
        <source>HQ answers slowly. Work goes on here; sending goes on by itself.</source>
        <translation>總部回應慢。這裏照常工作，稍後自動再送。</translation>
    </message>
    <message>
        <source>The key of this data is not on this computer. Nothing was changed. Call support.</source>
        <translation>這部電腦沒有這些資料的鑰匙。沒有改動。通知技術支援。</translation>
    </message>
    <message>
        <source>The key on this computer belongs to other data. Nothing was changed. Call support.</source>
        <translation>這部電腦的鑰匙屬於另一份資料。沒有改動。通知技術支援。</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys. Set one up, or name a key file.</source>
        <translation>這部電腦沒有安全存放鑰匙的地方。要先設定，或指定鑰匙檔。</translation>
    </message>
    <message>
        <source>Something else answers instead of HQ, such as the sign-in page of a network. Work goes on here; sign in to the network in a browser, or check the address.</source>
        <translation>回應的不是總部，可能是網絡的登入頁。這裏照常工作；用瀏覽器登入網絡，或核對網址。</translation>
    </message>
    <message>
        <source>This computer is not connected to HQ yet.</source>
        <translation>這部電腦還未連接總部。</translation>
    </message>
    <message>
        <source>Counterstock is open already. Close the other window first.</source>
        <translation>准庫已經開着。先關閉另一個視窗。</translation>
    </message>
    <message>
        <source>The file of the recovery key is not in this data, or cannot be read. Nothing was changed. Bring it back from a copy, or call support.</source>
        <translation>這份資料沒有復原碼的檔案，或檔案讀不到。沒有改動。由副本取回檔案，或通知技術支援。</translation>
    </message>
    <message>
        <source>A newer Counterstock wrote the file of the recovery key. Nothing was changed. Start the newer version.</source>
        <translation>復原碼的檔案由較新的准庫寫入。沒有改動。用較新的版本開啟。</translation>
    </message>
    <message>
        <source>This installation is not whole. Nothing was changed. Install it once more.</source>
        <translation>程式安裝得不完整。沒有改動任何資料。再安裝一次。</translation>
    </message>
    <message>
        <source>HQ answers, and still the oldest document has not reached it. Nothing is lost; all of it waits here. Call support.</source>
        <translation>連到總部，但最早的單據一直送不到。單據沒有失去，全部在這部電腦等着。通知技術支援。</translation>
    </message>
    <message>
        <source>A document is too large for the way to HQ, and what follows it waits. Call support.</source>
        <translation>有單據太大，送不到總部，後面的也在等。通知技術支援。</translation>
    </message>
    <message>
        <source>HQ takes only smaller parcels. Sending goes on in smaller ones.</source>
        <translation>總部一次收不了這麼多，會分小批再送。</translation>
    </message>
    <message>
        <source>Something outside the program went wrong. What was posted is safe.</source>
        <translation>程式以外出了問題。已過帳的單據安全。</translation>
    </message>
    <message>
        <source>What answers there is not HQ. Check the address; where the network has a sign-in page, sign in with a browser first.</source>
        <translation>那個網址回應的不是總部。核對網址；網絡有登入頁的話，先用瀏覽器登入。</translation>
    </message>
    <message>
        <source>HQ cannot be reached. Check the address, or try again later.</source>
        <translation>連不到總部。核對網址，或稍後再試。</translation>
    </message>
    <message>
        <source>HQ is busy. Try again in a minute.</source>
        <translation>總部忙。過一分鐘再試。</translation>
    </message>
    <message>
        <source>HQ answers slowly. Try again in a minute.</source>
        <translation>總部回應慢。過一分鐘再試。</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>New versions come the way this one was installed, not by themselves.</source>
        <translation>新版本沿用當初的安裝方式提供，不會自動更新。</translation>
    </message>
    <message>
        <source>The place of new versions could not be reached.</source>
        <translation>未能連接提供新版本的地方。</translation>
    </message>
    <message>
        <source>What is offered was signed for a time that is over. Check this computer&apos;s date; if it is right, tell HQ.</source>
        <translation>所提供的更新簽署已過期。請檢查這部電腦的日期；如日期正確，請通知總部。</translation>
    </message>
    <message>
        <source>An older state than before was offered. It was refused; tell HQ.</source>
        <translation>所提供的更新比之前見過的更舊，已拒絕；請通知總部。</translation>
    </message>
    <message>
        <source>What is offered is not signed by the publisher. It was refused; tell HQ.</source>
        <translation>所提供的更新並非由發行者簽署，已拒絕；請通知總部。</translation>
    </message>
    <message>
        <source>What is offered is damaged. It was refused and is tried again later.</source>
        <translation>所提供的更新已損壞，已拒絕，稍後會再試。</translation>
    </message>
    <message>
        <source>The disk has too little room for the new version. It waits until there is more.</source>
        <translation>磁碟空間不足以安裝新版本，有空間後會繼續。</translation>
    </message>
    <message>
        <source>The new version could not be written to the disk. Call support.</source>
        <translation>新版本未能寫入磁碟。請聯絡支援人員。</translation>
    </message>
    <message>
        <source>Another program holds a file of the new version, perhaps a virus scanner. It is tried again later.</source>
        <translation>另一個程式（可能是防毒軟件）正使用新版本的檔案，稍後會再試。</translation>
    </message>
    <message>
        <source>Another window of Counterstock is fetching it.</source>
        <translation>另一個准庫視窗正在下載。</translation>
    </message>
    <message>
        <source>Version {version} is ready. It starts the next time Counterstock is opened.</source>
        <translation>{version} 版已準備好，下次開啟准庫時啟用。</translation>
    </message>
    <message>
        <source>Version {version} did not pass its self-test on this computer and was taken away. This version stays.</source>
        <translation>{version} 版在這部電腦未能通過自我測試，已移除；繼續使用現有版本。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) still wait for HQ. Restart once they have gone.</source>
        <translation>
            <numerusform>還有 %n 個步驟等待傳送總部，送出後再重新啟動。</numerusform>
        </translation>
    </message>
    <message>
        <source>A document is open. Post it or put it aside, then restart.</source>
        <translation>有單據未完成。請過帳或先放下，再重新啟動。</translation>
    </message>
    <message>
        <source>This is Counterstock {version}.</source>
        <translation>准庫 {version} 版。</translation>
    </message>
    <message>
        <source>It is the newest for this shop.</source>
        <translation>這是本店的最新版本。</translation>
    </message>
    <message>
        <source>Only an older one is offered; it was refused.</source>
        <translation>只提供較舊的版本，已拒絕。</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>waiting to be sent</source>
        <translation>待送</translation>
    </message>
    <message>
        <source>confirmed by HQ</source>
        <translation>總部已確認</translation>
    </message>
    <message>
        <source>merged by HQ</source>
        <translation>總部已合併</translation>
    </message>
    <message>
        <source>confirmed, with a case</source>
        <translation>已確認，有個案</translation>
    </message>
    <message>
        <source>for you to decide</source>
        <translation>要你決定</translation>
    </message>
    <message>
        <source>sent back by HQ</source>
        <translation>總部退回</translation>
    </message>
    <message>
        <source>held at HQ</source>
        <translation>總部暫存</translation>
    </message>
    <message>
        <source>HQ asks to send it later</source>
        <translation>總部要稍後再送</translation>
    </message>
</context>
<context>
    <name>VersionStrip</name>
    <message>
        <source>Restart now</source>
        <translation>立即重新啟動</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍後</translation>
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
        <translation>還未掃貨品</translation>
    </message>
    <message>
        <source>Choose the transfer that has come</source>
        <translation>選到了的調撥單</translation>
    </message>
    <message>
        <source>Say where the goods come from or go to: F4</source>
        <translation>選客戶退回還是退給供應商：F4</translation>
    </message>
    <message>
        <source>Say whether it is a loss or a gain: F4</source>
        <translation>選報損、報溢或自用：F4</translation>
    </message>
    <message>
        <source>Choose the site they go to: F4</source>
        <translation>選送往哪裏：F4</translation>
    </message>
    <message>
        <source>Say whom they are held for: F4</source>
        <translation>為誰保留？按 F4 填客戶</translation>
    </message>
</context>
<context>
    <name>WaysBox</name>
    <message>
        <source>What was decided</source>
        <translation>決定如下</translation>
    </message>
    <message>
        <source>You can</source>
        <translation>你可以</translation>
    </message>
    <message>
        <source>What may be decided</source>
        <translation>可作的決定</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Why is in transit {n}?</source>
        <translation>為何在途是 {n}？</translation>
    </message>
    <message>
        <source>Why is on hand {n}?</source>
        <translation>為何現存是 {n}？</translation>
    </message>
    <message>
        <source>Last count</source>
        <translation>上次盤點</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>開帳</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>現存</translation>
    </message>
    <message>
        <source>Why is reserved {n}?</source>
        <translation>為何保留是 {n}？</translation>
    </message>
    <message>
        <source>Why is available {n}?</source>
        <translation>為何可用是 {n}？</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Transfer in</source>
        <translation>調撥入</translation>
    </message>
    <message>
        <source>Transfer out</source>
        <translation>調撥出</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>本機待送</translation>
    </message>
    <message>
        <source>{at}, {who}: {what} {number}, {change}, balance {balance}</source>
        <translation>{at}，{who}：{what} {number}，{change}，結餘 {balance}</translation>
    </message>
    <message>
        <source>One step does not add up</source>
        <translation>有一步對不上</translation>
    </message>
    <message>
        <source>Went below zero here: {number}, {who}, {time}</source>
        <translation>在這一步變成負數：{number}，{who}，{time}</translation>
    </message>
    <message>
        <source>The steps add up without a gap</source>
        <translation>每一步首尾相接，沒有缺口</translation>
    </message>
    <message>
        <source>never counted yet</source>
        <translation>未盤點過</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>The steps give {total}, the books show {shown}. Call support.</source>
        <translation>各步加起來是 {total}，帳上是 {shown}。聯絡支援。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Which document, who, where</source>
        <translation>哪張單、誰、在哪裏</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>變動</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>結餘</translation>
    </message>
</context>
<context>
    <name>_Hint</name>
    <message>
        <source>Find an item</source>
        <translation>找貨品</translation>
    </message>
</context>
<context>
    <name>_Legend</name>
    <message>
        <source>includes documents waiting here</source>
        <translation>含本機待送的單</translation>
    </message>
</context>
</TS>
