// SPDX-License-Identifier: Apache-2.0
#include "EvolutionSource.h"

#include <glib.h>

#include <memory>

namespace rinnova::keychain {

namespace {

constexpr std::size_t largest_source = std::size_t{64} * 1024; // real ones have 1 to 3 KiB
constexpr std::size_t most_sources = 1000;
constexpr std::string_view source_ending = ".source";

struct Free {
    void operator()(GKeyFile* file) const noexcept { g_key_file_free(file); }
    void operator()(gchar* text) const noexcept { g_free(text); }
};

class Source {
  public:
    /// Null when it is no key file.
    static std::optional<Source> parse(std::string_view text) {
        Source source;
        source.m_file.reset(g_key_file_new());
        if (text.empty() || g_key_file_load_from_data(source.m_file.get(), text.data(), text.size(),
                                                      G_KEY_FILE_NONE, nullptr) == FALSE)
            return std::nullopt;
        return source;
    }
    std::string value(const char* group, const char* key) const {
        const std::unique_ptr<gchar, Free> text(g_key_file_get_string(m_file.get(), group, key, nullptr));
        return text ? text.get() : "";
    }

  private:
    std::unique_ptr<GKeyFile, Free> m_file;
};

SlotKind kind_of(const Source& source, std::optional<std::uint16_t> port) {
    const std::string account = source.value("Mail Account", "BackendName");
    if (account == "imapx" || account == "imap")
        return SlotKind::imap;
    if (account == "pop")
        return SlotKind::pop3;
    if (source.value("Mail Transport", "BackendName") == "smtp")
        return SlotKind::smtp;
    return port ? kind_of_port(*port) : SlotKind::generic;
}

std::optional<Tls> tls_of(const Source& source) {
    const std::string method = source.value("Security", "Method");
    if (method == "ssl-on-alternate-port")
        return Tls::implicit;
    if (method == "starttls-on-standard-port")
        return Tls::starttls;
    if (method == "none")
        return Tls::none;
    return std::nullopt;
}

/// Methods that use no password: a token, a ticket, nothing at all.
bool is_without_password(const std::string& method) {
    const std::string lower = to_lower(method);
    return lower.find("oauth") != std::string::npos || lower == "google" || lower == "gssapi" ||
           lower == "external" || lower == "none" || lower == "anonymous";
}

} // namespace

std::optional<MailItem> parse_evolution_source(std::string_view text) {
    const auto source = Source::parse(text);
    if (!source || is_without_password(source->value("Authentication", "Method")))
        return std::nullopt;
    auto host = parse_host(source->value("Authentication", "Host"));
    MailItem item;
    item.username = source->value("Authentication", "User");
    if (!host || item.username.empty())
        return std::nullopt;
    item.host = std::move(host->host);
    // Port=0 means the usual one.
    if (const auto port = parse_host("port:" + source->value("Authentication", "Port")))
        item.port = port->port;
    item.kind = kind_of(*source, item.port);
    item.tls = tls_of(*source);
    return item;
}

bool is_source_uid(std::string_view uid) {
    return !uid.empty() && uid.size() < 200 && !uid.starts_with('.') &&
           uid.find_first_of(std::string_view("/\\\0", 3)) == std::string_view::npos;
}

EvolutionSources read_evolution_sources(const std::filesystem::path& folder) {
    EvolutionSources sources;
    std::error_code unreadable;
    std::size_t seen = 0;
    for (std::filesystem::directory_iterator at(folder, unreadable), end; !unreadable && at != end;
         at.increment(unreadable)) {
        const std::string uid = at->path().stem().string();
        if (at->path().extension() != source_ending || !is_source_uid(uid) || ++seen > most_sources)
            continue;
        const auto text = read_file(at->path(), largest_source);
        if (!text)
            continue;
        if (auto item = parse_evolution_source(*text))
            sources.emplace(uid, std::move(*item));
    }
    return sources;
}

std::filesystem::path evolution_sources_folder(const sdk::TargetContext& context) {
    const auto config = context.environment.find("XDG_CONFIG_HOME");
    const bool given = config != context.environment.end() && config->second.starts_with('/');
    const std::filesystem::path folder =
        given ? std::filesystem::path(config->second) : context.home / ".config";
    return folder / "evolution" / "sources";
}

} // namespace rinnova::keychain
