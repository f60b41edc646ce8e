<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Attempt</name>
    <message numerus="yes">
        <source>%n more code(s) wait</source>
        <translation>
            <numerusform>%n more code waits</numerusform>
            <numerusform>%n more codes wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingBox</name>
    <message numerus="yes">
        <source>%n step(s) have not reached HQ yet</source>
        <translation>
            <numerusform>%n step has not reached HQ yet</numerusform>
            <numerusform>%n steps have not reached HQ yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{item}, %n line(s)</source>
        <translation>
            <numerusform>{item}, %n line</numerusform>
            <numerusform>{item}, %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) joined up, unaltered</source>
        <translation>
            <numerusform>%n step joined up, unaltered</numerusform>
            <numerusform>%n steps joined up, unaltered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left to choose</source>
        <translation>
            <numerusform>%n left to choose</numerusform>
            <numerusform>%n left to choose</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{item} expired %n day(s) ago</source>
        <translation>
            <numerusform>{item} expired %n day ago</numerusform>
            <numerusform>{item} expired %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{item} expires in %n day(s)</source>
        <translation>
            <numerusform>{item} expires in %n day</numerusform>
            <numerusform>{item} expires in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in</source>
        <translation>
            <numerusform>%n in</numerusform>
            <numerusform>%n in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out</source>
        <translation>
            <numerusform>%n out</numerusform>
            <numerusform>%n out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent, %n time(s)</source>
        <translation>
            <numerusform>Sent, %n time</numerusform>
            <numerusform>Sent, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Received, %n time(s)</source>
        <translation>
            <numerusform>Received, %n time</numerusform>
            <numerusform>Received, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reservation(s)</source>
        <translation>
            <numerusform>%n reservation</numerusform>
            <numerusform>%n reservations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed by HQ</source>
        <translation>
            <numerusform>%n confirmed by HQ</numerusform>
            <numerusform>%n confirmed by HQ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting here</source>
        <translation>
            <numerusform>%n waiting here</numerusform>
            <numerusform>%n waiting here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For you: %n</source>
        <translation>
            <numerusform>For you: %n</numerusform>
            <numerusform>For you: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting: %n</source>
        <translation>
            <numerusform>Waiting: %n</numerusform>
            <numerusform>Waiting: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Worth noticing: %n</source>
        <translation>
            <numerusform>Worth noticing: %n</numerusform>
            <numerusform>Worth noticing: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every figure equals its %n movement(s), proved at {time}</source>
        <translation>
            <numerusform>Every figure equals its %n movement, proved at {time}</numerusform>
            <numerusform>Every figure equals its %n movements, proved at {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is some %n minute(s) off HQ&apos;s. Set it right; every step goes by HQ&apos;s time.</source>
        <translation>
            <numerusform>The clock of this computer is some %n minute off HQ&apos;s. Set it right; every step goes by HQ&apos;s time.</numerusform>
            <numerusform>The clock of this computer is some %n minutes off HQ&apos;s. Set it right; every step goes by HQ&apos;s time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) on this computer do not equal their movements. Carry on; the next exchange puts them right.</source>
        <translation>
            <numerusform>%n figure on this computer does not equal its movements. Carry on; the next exchange puts it right.</numerusform>
            <numerusform>%n figures on this computer do not equal their movements. Carry on; the next exchange puts them right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message numerus="yes">
        <source>%n document(s) kept on this computer, waiting to be sent</source>
        <translation>
            <numerusform>%n document kept here, waiting to be sent</numerusform>
            <numerusform>%n documents kept here, waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clock %n second(s) off HQ</source>
        <translation>
            <numerusform>Clock %n second off HQ</numerusform>
            <numerusform>Clock %n seconds off HQ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clock %n minute(s) off HQ; set it right</source>
        <translation>
            <numerusform>Clock %n minute off HQ; set it right</numerusform>
            <numerusform>Clock %n minutes off HQ; set it right</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsStrip</name>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n min</numerusform>
            <numerusform>in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>try %n</source>
        <translation>
            <numerusform>try %n</numerusform>
            <numerusform>try %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineChip</name>
    <message numerus="yes">
        <source>%n for you</source>
        <translation>
            <numerusform>%n for you</numerusform>
            <numerusform>%n for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline for %n hour(s)</source>
        <translation>
            <numerusform>Offline %n hour</numerusform>
            <numerusform>Offline %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parcels</name>
    <message numerus="yes">
        <source>%n step(s) are on the stick as {file}. Take it to HQ.</source>
        <translation>
            <numerusform>%n step is on the stick as {file}. Take it to HQ.</numerusform>
            <numerusform>%n steps are on the stick as {file}. Take it to HQ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more did not fit; save again afterwards.</source>
        <translation>
            <numerusform>%n more did not fit; save again afterwards.</numerusform>
            <numerusform>%n more did not fit; save again afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of HQ&apos;s for other computers are on it as well.</source>
        <translation>
            <numerusform>%n answer of HQ&apos;s for another computer is on it as well.</numerusform>
            <numerusform>%n answers of HQ&apos;s for other computers are on it as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) came from HQ.</source>
        <translation>
            <numerusform>%n change came from HQ.</numerusform>
            <numerusform>%n changes came from HQ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) still wait.</source>
        <translation>
            <numerusform>%n step still waits.</numerusform>
            <numerusform>%n steps still wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) {verdict}</source>
        <translation>
            <numerusform>%n step {verdict}</numerusform>
            <numerusform>%n steps {verdict}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other computers go to HQ with the next exchange.</source>
        <translation>
            <numerusform>%n file of another computer goes to HQ with the next exchange.</numerusform>
            <numerusform>%n files of other computers go to HQ with the next exchange.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HQ has answered %n file(s) of other computers. Save the answers to a stick.</source>
        <translation>
            <numerusform>HQ has answered %n file of another computer. Save the answer to a stick.</numerusform>
            <numerusform>HQ has answered %n files of other computers. Save the answers to a stick.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message numerus="yes">
        <source>%n document(s) want you.</source>
        <translation>
            <numerusform>%n document wants you.</numerusform>
            <numerusform>%n documents want you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HQ sent back %n step(s).</source>
        <translation>
            <numerusform>HQ sent back %n step.</numerusform>
            <numerusform>HQ sent back %n steps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShopWindow</name>
    <message numerus="yes">
        <source>Back online. %n document(s) reached HQ.</source>
        <translation>
            <numerusform>Back online. %n document reached HQ.</numerusform>
            <numerusform>Back online. %n documents reached HQ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message numerus="yes">
        <source>Wait %n second(s), then try again</source>
        <translation>
            <numerusform>Wait %n second, then try again</numerusform>
            <numerusform>Wait %n seconds, then try again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not that PIN. %n tries left</source>
        <translation>
            <numerusform>Not that PIN. %n try left</numerusform>
            <numerusform>Not that PIN. %n tries left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message numerus="yes">
        <source>%n step(s) still wait for HQ. Restart once they have gone.</source>
        <translation>
            <numerusform>%n step still waits for HQ. Restart once it has gone.</numerusform>
            <numerusform>%n steps still wait for HQ. Restart once they have gone.</numerusform>
        </translation>
    </message>
</context>
</TS>
