// SPDX-License-Identifier: Apache-2.0
#include "agent/Channel.h"
#include "support/EventLoop.h"
#include "support/ManualTime.h"
#include "support/ScratchFolder.h"

#include <QByteArray>
#include <QObject>

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

const ChannelMessage message{"Scade fra 3 giorni", "È ora di rinnovare.\n.\nCiao"};

/// What came of one message.
Result<void> sent_by(Channel& channel) {
    application();
    std::optional<Result<void>> answer;
    int answers = 0;
    channel.send(message, [&](const Result<void>& sent) {
        answer = sent;
        ++answers;
    });
    CHECK_FALSE(answer);
    REQUIRE(comes_true([&] { return answer.has_value(); }));
    handle_what_came();
    CHECK(answers == 1);
    return *answer;
}

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

} // namespace

TEST_CASE("the command gets the message on its standard input") {
    const ScratchFolder folder;
    CommandChannel channel(
        {"/bin/sh", "-c", "cat > \"$1\"; echo noise; echo noise >&2", "sh", folder / "got"});
    REQUIRE(sent_by(channel));
    CHECK(bytes_of(folder / "got") == message.subject + "\n\n" + message.text + "\n");
}

TEST_CASE("what goes wrong with the command is told") {
    CommandChannel missing({"/nonexistent/command"});
    CHECK(sent_by(missing).error().code == ErrorCode::not_found);
    CommandChannel failing({"/bin/sh", "-c", "exit 3"});
    const auto failed = sent_by(failing);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::internal);
    CHECK(failed.error().message.find('3') != std::string::npos);
    CommandChannel crashing({"/bin/sh", "-c", "kill -9 $$"});
    CHECK(sent_by(crashing).error().code == ErrorCode::internal);
    // One that does not even read.
    CommandChannel deaf({"/bin/true"});
    CHECK(sent_by(deaf));
}

TEST_CASE("a command that does not end is ended") {
    const ScratchFolder folder;
    CommandChannel channel({"/bin/sh", "-c", "echo $$ > \"$1.new\"; mv \"$1.new\" \"$1\"; exec sleep 1000",
                            "sh", folder / "pid"},
                           std::chrono::seconds(2));
    CHECK(sent_by(channel).error().code == ErrorCode::timed_out);
    if (std::filesystem::exists(folder / "pid")) // else it did not even begin within the limit
        CHECK(comes_true([place = "/proc/" + std::to_string(std::stol(bytes_of(folder / "pid")))] {
            return !std::filesystem::exists(place);
        }));
}

TEST_CASE("mail is made of lines that any server takes") {
    ChannelMessage difficult = message;
    difficult.subject = "Però: la password di «studio»\r\nBcc: everybody@example.org scade fra tre giorni, "
                        "non è vero? 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂";
    const std::string mail = mail_text(account(), difficult, ManualClock().now());
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

TEST_CASE("mail is handed to whoever sends it, and his answer is given back") {
    const ManualClock clock;
    Result<void> answer;
    std::string handed;
    QObject here;
    MailChannel channel(account(), clock, [&](const std::string& mail, const Channel::Done& done) {
        handed = mail;
        QMetaObject::invokeMethod(&here, [&answer, done] { done(answer); }, Qt::QueuedConnection);
    });
    CHECK(sent_by(channel));
    CHECK(decoded_body(handed) == message.text + "\n");
    answer = fail(ErrorCode::unreachable, "down");
    CHECK(sent_by(channel).error().code == ErrorCode::unreachable);
}

TEST_CASE("a command that goes away gives up what is under way, and tells nobody") {
    application();
    {
        CommandChannel command({"/bin/sleep", "1000"});
        command.send(message, [](const Result<void>&) { FAIL("told after all"); });
    }
    handle_what_came();
}
