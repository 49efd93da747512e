// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/notify/Delivery.h"

#include "base/Text.h"
#include "fleet/protocol/Encoding.h"

#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <memory>
#include <thread>

namespace rinnova::fleet {

namespace {

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void append(List& list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    (void)list.release();
    list.reset(longer);
}

Curl handle_for(const std::string& url, const std::string& ca_file, const char* protocols) {
    Curl curl(curl_easy_init(), curl_easy_cleanup);
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 30L);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!ca_file.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_CAINFO, ca_file.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_CAPATH, nullptr);
    }
    return curl;
}

bool is_this_machine(const std::string& url) {
    const auto host = url.find("://") + 3;
    constexpr std::array<std::string_view, 3> names{"127.0.0.1", "localhost", "[::1]"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        const auto end = host + name.size();
        return url.compare(host, name.size(), name) == 0 &&
               (end == url.size() || url[end] == ':' || url[end] == '/');
    });
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

struct Reading {
    std::string_view rest;
};
std::size_t read_mail(char* buffer, std::size_t size, std::size_t count, void* state) {
    auto& reading = *static_cast<Reading*>(state);
    const std::size_t taken = std::min(size * count, reading.rest.size());
    std::memcpy(buffer, reading.rest.data(), taken);
    reading.rest.remove_prefix(taken);
    return taken;
}

std::string base64(std::string_view bytes, std::size_t columns) {
    std::string digits(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int size =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(digits.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    digits.resize(static_cast<std::size_t>(size));
    std::string lines;
    for (std::size_t i = 0; i < digits.size(); i += columns)
        lines += digits.substr(i, columns) + "\r\n";
    return lines;
}

/// RFC 2047, a word of at most 75 characters each.
std::string encoded_word(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        std::size_t size = std::min<std::size_t>(text.size(), 42);
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80)
            --size;
        std::string digits = base64(text.substr(0, size), 1000);
        digits.resize(digits.size() - 2);
        words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + digits + "?=";
        text.remove_prefix(size);
    }
    return words;
}

bool is_one_address(const std::string& address) {
    return address.size() < 320 && address.find('@') != std::string::npos &&
           std::all_of(address.begin(), address.end(), [](char c) {
               return c > ' ' && c < 127 && std::strchr("<>,;:\"()[]\\", c) == nullptr;
           });
}

std::string rfc5322_date(Timestamp now) {
    const std::time_t seconds = now.time_since_epoch().count();
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %d %s %d %02d:%02d:%02d +0000",
                  days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                  months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour,
                  parts.tm_min, parts.tm_sec);
    return text.data();
}

std::string message_of(const Mail& mail, Timestamp now) {
    std::string to;
    for (const std::string& address : mail.to)
        to += (to.empty() ? "" : ", ") + address;
    const std::string domain = mail.from.substr(mail.from.find('@') + 1);
    return "Date: " + rfc5322_date(now) + "\r\nFrom: Rinnova <" + mail.from + ">\r\nTo: " + to +
           "\r\nSubject: " + encoded_word(mail.subject) + "\r\nMessage-ID: <" + to_hex(random_bytes(16)) +
           "@" + domain +
           ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
           "charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" +
           base64(mail.text, 76);
}

} // namespace

std::string webhook_signature(const Secret& secret, Timestamp now, const std::string& body) {
    const std::string seconds = std::to_string(now.time_since_epoch().count());
    const std::string signed_text = seconds + "." + body;
    std::string digest(32, '\0');
    unsigned size = 0;
    secret.expose([&](std::string_view key) {
        HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char*>(signed_text.data()), signed_text.size(),
             reinterpret_cast<unsigned char*>(digest.data()), &size);
    });
    return "t=" + seconds + ",v1=" + to_hex(digest);
}

Result<void> post(const Webhook& webhook, Timestamp now, const std::string& body) {
    if (!webhook.url.starts_with("https://") &&
        !(webhook.url.starts_with("http://") && is_this_machine(webhook.url)))
        return fail(ErrorCode::invalid_data, translate("fleet", "A webhook's address begins with https://."));
    std::string why;
    for (int tries = 0; tries < 3; ++tries) {
        if (tries > 0)
            std::this_thread::sleep_for(std::chrono::seconds(1 << tries));
        const Curl curl = handle_for(webhook.url, webhook.ca_file, "https,http");
        List headers(nullptr, curl_slist_free_all);
        append(headers, "Content-Type: application/json");
        append(headers, "Rinnova-Signature: " + webhook_signature(webhook.secret, now, body));
        curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, drop);
        const CURLcode code = curl_easy_perform(curl.get());
        long status = 0;
        curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
        if (code == CURLE_OK && status >= 200 && status < 300)
            return {};
        why = code == CURLE_OK ? "HTTP " + std::to_string(status) : curl_easy_strerror(code);
        if (code == CURLE_OK && status >= 400 && status < 500 && status != 408 && status != 429)
            break; // it will say the same again
    }
    return fail(ErrorCode::unreachable, translate("fleet", "The webhook did not take the message: %1", {why}),
                {}, webhook.url);
}

Result<void> send(const MailServer& server, const Mail& mail, Timestamp now) {
    const bool well_addressed = is_one_address(mail.from) && !mail.to.empty() &&
                                std::all_of(mail.to.begin(), mail.to.end(), is_one_address);
    if (!well_addressed)
        return fail(ErrorCode::invalid_data, translate("fleet", "One of the mail addresses is none."));
    const Curl curl = handle_for(server.url, server.ca_file, "smtps,smtp");
    if (!is_this_machine(server.url) || !server.ca_file.empty())
        curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    if (!server.user.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_USERNAME, server.user.c_str());
        server.password.expose([&](std::string_view bytes) {
            std::string password(bytes);
            curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, password.c_str());
            wipe(password);
        });
    }
    List to(nullptr, curl_slist_free_all);
    for (const std::string& address : mail.to)
        append(to, "<" + address + ">");
    const std::string from = "<" + mail.from + ">";
    const std::string message = message_of(mail, now);
    Reading reading{message};
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_mail);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &reading);
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_OK)
        return {};
    return fail(ErrorCode::unreachable,
                translate("fleet", "The mail could not be sent: %1", {curl_easy_strerror(code)}), {},
                server.url);
}

} // namespace rinnova::fleet
