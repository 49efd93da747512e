// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/MailSender.h"

#include <filesystem>

namespace rinnova {

/// `send_mail` of the module that LoadedProbe loads too, loaded for this call. `unsupported` without it.
Result<std::vector<Error>> send_mail_with(const std::filesystem::path& module, const MailRequest& request,
                                          const Secret& password, std::string_view message,
                                          std::stop_token stop);

/// What the module exports under the name `rinnova_send_mail_2`.
using SendMail = void (*)(const MailRequest& request, const Secret& password, std::string_view message,
                          const std::stop_token& stop, Result<std::vector<Error>>& sent);
inline constexpr const char* send_mail_symbol = "rinnova_send_mail_2";

} // namespace rinnova
