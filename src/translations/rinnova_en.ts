<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>agent</name>
    <message numerus="yes">
        <source>No program here has a new password of %n account(s)</source>
        <translation>
            <numerusform>No program here has a new password of %n account</numerusform>
            <numerusform>No program here has a new password of %n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n password(s) have expired: mail programs can no longer log in with them. The webmail and the provider&apos;s app still work, with their own password. Generate a new password on the provider&apos;s page, then: rinnova rotate ACCOUNT</source>
        <translation>
            <numerusform>%n password has expired: mail programs can no longer log in with it. The webmail and the provider&apos;s app still work, with their own password. Generate a new password on the provider&apos;s page, then: rinnova rotate ACCOUNT</numerusform>
            <numerusform>%n passwords have expired: mail programs can no longer log in with them. The webmail and the provider&apos;s app still work, with their own password. Generate new passwords on the provider&apos;s page, then for each: rinnova rotate ACCOUNT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write the new password to %n place(s) now?</source>
        <translation>
            <numerusform>Write the new password to %n place now?</numerusform>
            <numerusform>Write the new password to %n places now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A wrong code was typed; %n try(s) left.</source>
        <translation>
            <numerusform>A wrong code was typed; %n try left.</numerusform>
            <numerusform>A wrong code was typed; %n tries left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desktop</name>
    <message numerus="yes">
        <source>%n account(s) in the list. Dates can be filled in or corrected here, as the provider&apos;s page shows them.</source>
        <translation>
            <numerusform>%n account in the list. Dates can be filled in or corrected here, as the provider&apos;s page shows them.</numerusform>
            <numerusform>%n accounts in the list. Dates can be filled in or corrected here, as the provider&apos;s page shows them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) expire on %1. Renew some of them a week earlier, and from then on they no longer fall on the same day.</source>
        <translation>
            <numerusform>%n account expires on %1. Renew some of them a week earlier, and from then on they no longer fall on the same day.</numerusform>
            <numerusform>%n accounts expire on %1. Renew some of them a week earlier, and from then on they no longer fall on the same day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finished: %n account(s) were gone through.</source>
        <translation>
            <numerusform>Finished: %n account was gone through.</numerusform>
            <numerusform>Finished: %n accounts were gone through.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Renew %n account(s)</source>
        <translation>
            <numerusform>&amp;Renew %n account</numerusform>
            <numerusform>&amp;Renew %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to renew</source>
        <translation>
            <numerusform>%n to renew</numerusform>
            <numerusform>%n to renew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not finished</source>
        <translation>
            <numerusform>%n not finished</numerusform>
            <numerusform>%n not finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>expired yesterday</numerusform>
            <numerusform>expired %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expires in %n day(s)</source>
        <translation>
            <numerusform>expires tomorrow</numerusform>
            <numerusform>expires in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There was more than a password in that. One word of it looks like the password: it has %n character(s).</source>
        <translation>
            <numerusform>There was more than a password in that. One word of it looks like the password: it has %n character.</numerusform>
            <numerusform>There was more than a password in that. One word of it looks like the password: it has %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n password(s) to renew</source>
        <translation>
            <numerusform>%n password to renew</numerusform>
            <numerusform>%n passwords to renew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) not finished</source>
        <translation>
            <numerusform>%n account not finished</numerusform>
            <numerusform>%n accounts not finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) found.</source>
        <translation>
            <numerusform>%n account found.</numerusform>
            <numerusform>%n accounts found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in place</source>
        <translation>
            <numerusform>%n in place</numerusform>
            <numerusform>%n in place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with another password</source>
        <translation>
            <numerusform>%n with another password</numerusform>
            <numerusform>%n with another password</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a password</source>
        <translation>
            <numerusform>%n without a password</numerusform>
            <numerusform>%n without a password</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locked</source>
        <translation>
            <numerusform>%n locked</numerusform>
            <numerusform>%n locked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n unreadable</numerusform>
            <numerusform>%n unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to do by hand</source>
        <translation>
            <numerusform>%n to do by hand</numerusform>
            <numerusform>%n to do by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not checked</source>
        <translation>
            <numerusform>%n not checked</numerusform>
            <numerusform>%n not checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) still to be done</source>
        <translation>
            <numerusform>%n copy still to be done</numerusform>
            <numerusform>%n copies still to be done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in the file. Nothing has been done yet: look the list over, then press “Renew”.</source>
        <translation>
            <numerusform>%n account in the file. Nothing has been done yet: look it over, then press “Renew”.</numerusform>
            <numerusform>%n accounts in the file. Nothing has been done yet: look the list over, then press “Renew”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail password(s) expire, and nobody reacted</source>
        <translation>
            <numerusform>%n mail password expires, and nobody reacted</numerusform>
            <numerusform>%n mail passwords expire, and nobody reacted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail password(s) need you</source>
        <translation>
            <numerusform>%n mail password needs you</numerusform>
            <numerusform>%n mail passwords need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probe</name>
    <message numerus="yes">
        <source>No answer within %n second(s).</source>
        <translation>
            <numerusform>No answer within %n second.</numerusform>
            <numerusform>No answer within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>providers</name>
    <message numerus="yes">
        <source>How long its passwords live (taken as %n day(s)).</source>
        <translation>
            <numerusform>How long its passwords live (taken as %n day).</numerusform>
            <numerusform>How long its passwords live (taken as %n days).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How long its passwords live (taken as %n month(s)).</source>
        <translation>
            <numerusform>How long its passwords live (taken as %n month).</numerusform>
            <numerusform>How long its passwords live (taken as %n months).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>words</name>
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
</context>
</TS>
