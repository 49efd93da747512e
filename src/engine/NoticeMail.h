// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "model/SecondChannel.h"

#include <string>

namespace rinnova {

/// The message as RFC 5322 has it: UTF-8 text, in base64; marked as sent by no person (RFC 3834).
std::string notice_mail(const SecondChannel::Mail& mail, const ChannelMessage& message, Timestamp now);

} // namespace rinnova
