// SPDX-License-Identifier: Apache-2.0
#include "base/security_tool/ItemListing.h"

namespace rinnova::security_tool {

namespace {

constexpr std::string_view keychain_mark = "keychain: ";
constexpr std::string_view password_mark = "password: ";

int digit_of(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

/// Calls `use` with each byte of `0x…`; false when it is none.
template <typename Use>
bool for_each_hex_byte(std::string_view printed, Use use) {
    std::string_view digits = printed.substr(
        2, printed.find(' ') == std::string_view::npos ? std::string_view::npos : printed.find(' ') - 2);
    if (digits.empty() || digits.size() % 2 != 0)
        return false;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = digit_of(digits[i]);
        const int low = digit_of(digits[i + 1]);
        if (high < 0 || low < 0)
            return false;
        use(static_cast<char>(high << 4 | low));
    }
    return true;
}

bool is_quoted(std::string_view printed) {
    return printed.size() >= 2 && printed.front() == '"' && printed.back() == '"';
}

/// `    "acct"<blob>=VALUE` and `    0x00000007 <blob>=VALUE`.
struct Attribute {
    std::string_view name;
    std::string_view printed;
};

std::optional<Attribute> attribute_in(std::string_view line) {
    if (!line.starts_with("    "))
        return std::nullopt;
    line.remove_prefix(4);
    const std::size_t type = line.find('<');
    const std::size_t equals = line.find(">=");
    if (type == std::string_view::npos || equals == std::string_view::npos || equals < type)
        return std::nullopt;
    std::string_view name = line.substr(0, type);
    while (name.ends_with(' '))
        name.remove_suffix(1);
    if (is_quoted(name))
        name = name.substr(1, name.size() - 2);
    return Attribute{name, line.substr(equals + 2)};
}

std::uint32_t number_from(const std::optional<std::string>& bytes) {
    if (!bytes || bytes->size() != 4)
        return 0;
    std::uint32_t number = 0;
    for (const char c : *bytes)
        number = number << 8U | static_cast<unsigned char>(c);
    return number;
}

/// A four-byte code; zero is none.
std::string code_from(std::string bytes) {
    return bytes == std::string(4, '\0') ? std::string() : bytes;
}

void put(InternetItem& item, const Attribute& attribute) {
    auto value = parse_value(attribute.printed);
    if (attribute.name == "0x00000007")
        item.label = std::move(value);
    else if (attribute.name == "port")
        item.port = number_from(value);
    else if (!value)
        return;
    else if (attribute.name == "acct")
        item.account = std::move(*value);
    else if (attribute.name == "srvr")
        item.server = std::move(*value);
    else if (attribute.name == "ptcl")
        item.protocol = code_from(std::move(*value));
    else if (attribute.name == "atyp")
        item.auth_type = code_from(std::move(*value));
    else if (attribute.name == "path")
        item.path = std::move(*value);
    else if (attribute.name == "sdmn")
        item.security_domain = std::move(*value);
    else if (attribute.name == "mdat")
        item.modified = std::move(*value);
}

/// Calls `use` with each line, without its end.
template <typename Use>
void for_each_line(std::string_view text, Use use) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        use(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
}

} // namespace

std::optional<std::string> parse_value(std::string_view printed) {
    if (printed.empty())
        return std::string();
    if (printed.starts_with("0x")) {
        std::string bytes;
        return for_each_hex_byte(printed, [&](char c) { bytes.push_back(c); }) ? std::optional(bytes)
                                                                               : std::nullopt;
    }
    if (is_quoted(printed))
        return std::string(printed.substr(1, printed.size() - 2));
    return std::nullopt;
}

std::vector<InternetItem> parse_items(std::string_view listing) {
    std::vector<InternetItem> items;
    std::string keychain;
    bool inside = false;
    for_each_line(listing, [&](std::string_view line) {
        if (line.starts_with(keychain_mark)) {
            keychain = parse_value(line.substr(keychain_mark.size())).value_or("");
            inside = false;
        } else if (line.starts_with("class: ")) {
            inside = line == "class: \"inet\"";
            if (inside) {
                items.emplace_back();
                items.back().keychain = keychain;
            }
        } else if (inside) {
            if (const auto attribute = attribute_in(line))
                put(items.back(), *attribute);
        }
    });
    return items;
}

std::optional<Secret> parse_password(std::string_view errors) {
    std::optional<Secret> found;
    for_each_line(errors, [&](std::string_view line) {
        if (found || !line.starts_with(password_mark))
            return;
        const std::string_view printed = line.substr(password_mark.size());
        if (printed.starts_with("0x")) {
            Secret bytes(printed.size() / 2);
            std::size_t size = 0;
            const bool whole = bytes.fill([&](std::span<char> to) {
                return for_each_hex_byte(printed, [&](char c) { to[size++] = c; });
            });
            bytes.shrink(size);
            if (whole)
                found = std::move(bytes);
        } else if (is_quoted(printed)) {
            found = Secret::copy_of(printed.substr(1, printed.size() - 2));
        } else if (printed.empty()) {
            found = Secret();
        }
    });
    return found;
}

} // namespace rinnova::security_tool
