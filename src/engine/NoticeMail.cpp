// SPDX-License-Identifier: Apache-2.0
#include "engine/NoticeMail.h"

#include <QByteArray>
#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QUuid>

namespace rinnova {

namespace {

/// Header fields are one line each, whatever is put into them.
QString on_one_line(const std::string& text) {
    QString line = QString::fromStdString(text);
    for (QChar& letter : line)
        if (letter.unicode() < 0x20 || letter.unicode() == 0x7f)
            letter = QLatin1Char(' ');
    return line;
}

/// RFC 2047: words of at most 75 characters, no letter cut in two.
std::string encoded_words(const QString& text) {
    constexpr qsizetype most_bytes = 42; // 56 in base64, and "=?UTF-8?B?" and "?=" around them
    std::string words;
    QByteArray part;
    const auto put = [&] {
        words += (words.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + part.toBase64() + "?=").toStdString();
        part.clear();
    };
    for (const uint letter : text.toUcs4()) {
        const char32_t one[] = {letter};
        const QByteArray bytes = QString::fromUcs4(one, 1).toUtf8();
        if (part.size() + bytes.size() > most_bytes)
            put();
        part += bytes;
    }
    put();
    return words;
}

std::string in_lines(const QByteArray& base64) {
    constexpr qsizetype line = 76;
    std::string text;
    for (qsizetype at = 0; at < base64.size(); at += line)
        text += base64.mid(at, line).toStdString() + "\r\n";
    return text;
}

/// The same message of the same second has the same name, and no other has.
std::string name_of(const std::string& message) {
    return QUuid::createUuidV5(QUuid(), QByteArray::fromStdString(message))
        .toString(QUuid::WithoutBraces)
        .toStdString();
}

} // namespace

std::string notice_mail(const SecondChannel::Mail& mail, const ChannelMessage& message, Timestamp now) {
    const auto address = [](const std::string& text) { return "<" + on_one_line(text).toStdString() + ">"; };
    std::string to;
    for (const std::string& recipient : mail.to)
        to += (to.empty() ? "" : ",\r\n ") + address(recipient);
    const std::string domain = mail.from.substr(mail.from.rfind('@') + 1);
    const std::string date =
        QLocale::c()
            .toString(QDateTime::fromSecsSinceEpoch(now.time_since_epoch().count(), Qt::UTC),
                      QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"))
            .toStdString();
    return "Date: " + date + " +0000\r\nFrom: Rinnova " + address(mail.from) + "\r\nTo: " + to +
           "\r\nSubject: " + encoded_words(on_one_line(message.subject)) +
           "\r\nMessage-ID: " + address(name_of(date + to + message.subject + message.text) + "@" + domain) +
           "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
           "charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" +
           in_lines(QByteArray::fromStdString(message.text + "\n").toBase64());
}

} // namespace rinnova
