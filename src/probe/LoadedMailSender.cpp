// SPDX-License-Identifier: Apache-2.0
#include "probe/LoadedMailSender.h"

#include "base/Module.h"

namespace rinnova {

Result<std::vector<Error>> send_mail_with(const std::filesystem::path& module, const MailRequest& request,
                                          const Secret& password, std::string_view message,
                                          std::stop_token stop) {
    const auto symbol = symbol_of_module(module, send_mail_symbol);
    if (!symbol)
        return tl::unexpected(symbol.error());
    Result<std::vector<Error>> sent;
    reinterpret_cast<SendMail> (*symbol)(request, password, message, stop, sent);
    return sent;
}

} // namespace rinnova
