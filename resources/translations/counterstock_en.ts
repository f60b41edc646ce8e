<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <source>Clock %n second(s) off HQ; set it right</source>
        <translation>
            <numerusform>Clock %n second off HQ; set it right</numerusform>
            <numerusform>Clock %n seconds off HQ; set it right</numerusform>
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
    <name>Toast</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
</TS>
