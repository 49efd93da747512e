// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "providers/ProviderStore.h"

namespace rinnova {

namespace {

std::string kind_in_words(SlotKind kind) {
    switch (kind) {
    case SlotKind::imap:
        return "IMAP";
    case SlotKind::pop3:
        return "POP3";
    case SlotKind::smtp:
        return "SMTP";
    case SlotKind::archive:
        return translate("providers", "archive");
    case SlotKind::generic:
        return translate("providers", "mail");
    }
    return {};
}

std::string server_in_words(const Server& server) {
    const std::string kind = kind_in_words(server.kind);
    const std::string port = std::to_string(server.port);
    if (server.source.empty())
        return translate("providers", "The %1 server %2, port %3: no source is given.",
                         {kind, server.host, port});
    return translate("providers", "The %1 server %2, port %3: not verified (source: %4).",
                     {kind, server.host, port, server.source});
}

std::string lifetime_in_words(const Lifetime& lifetime) {
    if (lifetime.days && lifetime.months)
        return translate("providers",
                         "How long its passwords live (taken as %1 days or %2 months, whichever ends first).",
                         {std::to_string(*lifetime.days), std::to_string(*lifetime.months)});
    if (lifetime.days)
        return translate_count("providers", "How long its passwords live (taken as %n day(s)).",
                               *lifetime.days);
    if (lifetime.months)
        return translate_count("providers", "How long its passwords live (taken as %n month(s)).",
                               *lifetime.months);
    return translate("providers", "Whether its passwords expire (taken as: they do not).");
}

} // namespace

std::vector<std::string> unproven_parts(const Provider& provider) {
    std::vector<std::string> parts;
    for (const Server& server : provider.servers)
        if (server.source.empty() || server.verified.empty())
            parts.push_back(server_in_words(server));
    if (provider.servers.empty())
        parts.push_back(translate("providers", "Its mail servers: none is known."));
    const Provider::CredentialRules& rules = provider.credential;
    if (rules.source.empty() || rules.verified.empty())
        parts.push_back(lifetime_in_words(rules.lifetime));
    if (rules.url.empty())
        parts.push_back(translate("providers", "The page that generates a password: no address is known."));
    if (rules.activate.empty())
        parts.push_back(translate("providers", "The steps for the first password: none are known."));
    if (rules.renew.empty())
        parts.push_back(translate("providers", "The steps for a renewal: none are known."));
    return parts;
}

} // namespace rinnova
