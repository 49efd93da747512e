// SPDX-License-Identifier: Apache-2.0
#include "engine/NoticeMail.h"
#include "support/ManualTime.h"

#include <QByteArray>
#include <QString>

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

const ChannelMessage message{"Scade fra 3 giorni", "È ora di rinnovare.\n.\nCiao"};

std::string decoded_body(const std::string& mail) {
    const auto body = QByteArray::fromStdString(mail.substr(mail.find("\r\n\r\n") + 4)).replace("\r\n", "");
    return QByteArray::fromBase64(body).toStdString();
}

SecondChannel::Mail account() {
    SecondChannel::Mail mail;
    mail.from = "me@example.org";
    mail.to = {"one@example.org", "two@example.org"};
    return mail;
}

std::string name_in(const std::string& mail) {
    const auto from = mail.find("\r\nMessage-ID: <");
    return mail.substr(from, mail.find("\r\n", from + 2) - from);
}

} // namespace

TEST_CASE("mail is made of lines that any server takes") {
    ChannelMessage difficult = message;
    difficult.subject = "Però: la password di «studio»\r\nBcc: everybody@example.org scade fra tre giorni, "
                        "non è vero? 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂";
    const std::string mail = notice_mail(account(), difficult, ManualClock().now());
    CHECK(mail.starts_with("Date: Sun, 22 Nov 2026 10:00:00 +0000\r\nFrom: Rinnova <me@example.org>\r\n"
                           "To: <one@example.org>,\r\n <two@example.org>\r\nSubject: =?UTF-8?B?"));
    CHECK(mail.find("\r\nBcc:") == std::string::npos);
    CHECK(decoded_body(mail) == message.text + "\n");
    QByteArray subject;
    for (const QByteArray& line : QByteArray::fromStdString(mail).split('\n')) {
        CHECK(line.size() <= 79);
        CHECK((line.isEmpty() || line.endsWith('\r')));
        for (const char letter : line)
            CHECK(static_cast<unsigned char>(letter) < 127);
        if (const auto at = line.indexOf("=?UTF-8?B?"); at >= 0) {
            CHECK(line.mid(at).trimmed().size() <= 75);
            const QByteArray word =
                QByteArray::fromBase64(line.mid(at + 10, line.lastIndexOf("?=") - at - 10));
            CHECK(QString::fromUtf8(word).toUtf8() == word); // no letter is cut in two
            subject += word;
        }
    }
    CHECK(subject.startsWith("Però: la password di «studio»  Bcc:"));
}

TEST_CASE("each message has a name of its own, and only its own") {
    const Timestamp now = ManualClock().now();
    const std::string name = name_in(notice_mail(account(), message, now));
    CHECK(name.ends_with("@example.org>"));
    CHECK(name_in(notice_mail(account(), message, now)) == name);
    CHECK(name_in(notice_mail(account(), message, now + std::chrono::seconds(1))) != name);
    CHECK(name_in(notice_mail(account(), {message.subject, "Ciao"}, now)) != name);
}
