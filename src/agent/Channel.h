// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "model/SecondChannel.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

class QProcess;

namespace rinnova {

/// A notice for somebody who is not at this desktop.
struct ChannelMessage {
    std::string subject; ///< one line
    std::string text;
    bool operator==(const ChannelMessage&) const = default;
};

/// Takes a message elsewhere. Nothing waits; the answer comes from the event loop, once.
class Channel {
  public:
    using Done = std::function<void(const Result<void>& sent)>;
    virtual ~Channel() = default;
    virtual void send(const ChannelMessage& message, Done done) = 0;
};

/// A command of the user's own: the subject, an empty line and the text on its standard input. It is no
/// failure of ours what it does with them; but `internal` when it ends with another status than 0,
/// `timed-out` when it does not end within the limit (it is ended then), `not-found` when it cannot be
/// started.
class CommandChannel final : public Channel {
  public:
    explicit CommandChannel(std::vector<std::string> command,
                            std::chrono::milliseconds limit = std::chrono::seconds(30));
    ~CommandChannel() override;
    void send(const ChannelMessage& message, Done done) override;

  private:
    std::vector<std::string> m_command;
    std::chrono::milliseconds m_limit;
    QObject m_running; ///< owns what is under way
};

/// Mail, handed to a function that has it sent without waiting for that.
class MailChannel final : public Channel {
  public:
    using Send = std::function<void(const std::string& message, Done done)>;
    MailChannel(SecondChannel::Mail mail, const Clock& clock, Send send);
    void send(const ChannelMessage& message, Done done) override;

  private:
    SecondChannel::Mail m_mail;
    const Clock& m_clock;
    Send m_send;
};

/// The message as RFC 5322 has it: UTF-8 text, in base64; marked as sent by no person (RFC 3834).
std::string mail_text(const SecondChannel::Mail& mail, const ChannelMessage& message, Timestamp now);

} // namespace rinnova
