<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_HK" sourcelanguage="en">
<context>
    <name>Door</name>
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
        <source>Clock %n second(s) off HQ; set it right</source>
        <translation>
            <numerusform>電腦時間與總部相差 %n 秒，要校正</numerusform>
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
        <translation>複製給技術支援</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
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
    <name>Finding</name>
    <message>
        <source>{sku} was no longer kept when this happened.</source>
        <translation>{sku} 當時已停用。</translation>
    </message>
    <message>
        <source>The goods arrived although the transfer was cancelled.</source>
        <translation>調撥單已作廢，但貨到了。</translation>
    </message>
    <message>
        <source>The goods arrived although the transfer was reversed.</source>
        <translation>調撥單已沖銷，但貨到了。</translation>
    </message>
    <message>
        <source>The arrival is known, the dispatch is not yet.</source>
        <translation>已知到貨，發出那一步還未送到。</translation>
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
        <source>Note {reference} of {party} is on {other} too. The same goods?</source>
        <translation>{party} 的送貨單 {reference} 也在 {other} 上。是同一批貨嗎？</translation>
    </message>
    <message>
        <source>Both sides changed the same line differently.</source>
        <translation>兩邊把同一行改成不同的樣子。</translation>
    </message>
    <message>
        <source>{site} has {quantity} of {sku} after this. Count it.</source>
        <translation>這一步之後 {site} 的 {sku} 是 {quantity}。要盤點。</translation>
    </message>
    <message>
        <source>The document was posted although it was cancelled.</source>
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
        <source>{units} more of {sku} arrived than were sent.</source>
        <translation>{sku} 收到的比發出的多 {units}。</translation>
    </message>
    <message>
        <source>{units} fewer of {sku} arrived than were sent.</source>
        <translation>{sku} 收到的比發出的少 {units}。</translation>
    </message>
    <message>
        <source>HQ&apos;s catalogue has no {sku}.</source>
        <translation>總部的貨品表沒有 {sku}。</translation>
    </message>
    <message>
        <source>{by} had no right to do this at the time.</source>
        <translation>{by} 當時沒有這項權限。</translation>
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
        <source>Count</source>
        <translation>盤點</translation>
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
        <source>A copy of this computer exists</source>
        <translation>另有一部相同的電腦</translation>
    </message>
    <message>
        <source>Brought back from an old backup</source>
        <translation>由舊備份還原</translation>
    </message>
</context>
<context>
    <name>LineChip</name>
    <message>
        <source>The record does not add up</source>
        <translation>紀錄對不上</translation>
    </message>
    <message>
        <source>Signed out by HQ</source>
        <translation>總部已登出</translation>
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
        <source>The address must begin with https.</source>
        <translation>網址要用 https 開頭。</translation>
    </message>
    <message>
        <source>This is no address. It looks like https://hq.example.com</source>
        <translation>這不是網址。應像 https://hq.example.com</translation>
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
        <source>Nothing was changed.</source>
        <translation>沒有任何改動。</translation>
    </message>
    <message>
        <source>The document has no lines yet.</source>
        <translation>單據還未有貨品。</translation>
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
        <source>This belongs to a site you do not work for.</source>
        <translation>這屬於你不負責的分店。</translation>
    </message>
    <message>
        <source>So many packs do not come out in whole units.</source>
        <translation>這個箱數折不成整數。</translation>
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
        <source>The quantity is too large.</source>
        <translation>數量太大。</translation>
    </message>
    <message>
        <source>Say in a few words why: whoever asks later reads it.</source>
        <translation>寫幾個字說明原因，以後查的人看得到。</translation>
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
        <source>HQ has stopped this computer. Its documents stay; ask HQ to connect it again.</source>
        <translation>總部已停用這部電腦。單據仍在；請總部重新登記。</translation>
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
        <source>Nobody has this staff code.</source>
        <translation>沒有人用這個職員編號。</translation>
    </message>
    <message>
        <source>This cannot be done with this kind of document.</source>
        <translation>這種單據不能這樣做。</translation>
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
        <source>Arrived</source>
        <translation>到貨</translation>
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
        <source>This computer is not connected to HQ yet.</source>
        <translation>這部電腦還未連接總部。</translation>
    </message>
    <message>
        <source>Counterstock is open already. Close the other window first.</source>
        <translation>准庫已經開着。先關閉另一個視窗。</translation>
    </message>
    <message>
        <source>HQ takes only smaller parcels. Sending goes on in smaller ones.</source>
        <translation>總部一次收不了這麼多，會分小批再送。</translation>
    </message>
    <message>
        <source>Something outside the program went wrong. What was posted is safe.</source>
        <translation>程式以外出了問題。已過帳的單據安全。</translation>
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
</TS>
