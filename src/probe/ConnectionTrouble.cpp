// SPDX-License-Identifier: Apache-2.0
#include "probe/ConnectionTrouble.h"

#include "base/Text.h"
#include "probe/ServerWords.h"

#include <algorithm>
#include <array>

namespace rinnova {

namespace {

bool is_tls_failure(CURLcode code) {
    constexpr std::array codes{
        CURLE_SSL_CONNECT_ERROR,   CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED,
        CURLE_SSL_CACERT_BADFILE,  CURLE_SSL_CERTPROBLEM,          CURLE_SSL_CIPHER,
        CURLE_SSL_ISSUER_ERROR,    CURLE_SSL_CRL_BADFILE,          CURLE_SSL_SHUTDOWN_FAILED,
        CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,     CURLE_SSL_ENGINE_INITFAILED,
        CURLE_SSL_CLIENTCERT,      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

BrokenConnection tls_trouble(CURLcode code, const std::string& library) {
    if (code == CURLE_PEER_FAILED_VERIFICATION)
        return {
            ProbeVerdict::tls_error,
            translate("probe",
                      "The server's certificate is not accepted (%1). A program that looks into encrypted "
                      "connections, an antivirus for example, can cause this too.",
                      {library})};
    if (code == CURLE_USE_SSL_FAILED)
        return {ProbeVerdict::tls_error,
                translate("probe", "The server does not switch to encryption (STARTTLS).")};
    return {ProbeVerdict::tls_error, translate("probe", "The encrypted connection failed (%1).", {library})};
}

bool starts_with(std::string_view line, std::string_view start) {
    return line.substr(0, start.size()) == start;
}

/// Whether an IMAP, POP3 or SMTP line that ends the clear-text part says yes.
bool is_yes(std::string_view line) {
    return line.find(" OK") != std::string_view::npos || starts_with(line, "+OK") || starts_with(line, "2");
}

/// Whether a line tells why the server is about to hang up.
bool is_farewell(std::string_view line) {
    return starts_with(line, "* BYE") || starts_with(line, "-ERR") || starts_with(line, "4") ||
           starts_with(line, "5");
}

} // namespace

BrokenConnection trouble_of(CURLcode code, std::string_view library_words,
                            const std::vector<std::string>& heard, bool tls_begun) {
    const std::string library = clean_words(library_words.empty() ? curl_easy_strerror(code) : library_words);
    if (is_tls_failure(code))
        return tls_trouble(code, library);
    // libcurl's answer to replies smuggled in before TLS: a yes to STARTTLS with more behind it.
    if (code == CURLE_WEIRD_SERVER_REPLY && !tls_begun && heard.size() > 1 && is_yes(heard.back()))
        return {ProbeVerdict::tls_error,
                translate("probe",
                          "Something was added to the start of the encryption (STARTTLS). Somebody may be "
                          "tampering with the connection.")};
    const bool hung_up = code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR || code == CURLE_GOT_NOTHING;
    if (!heard.empty() && (!hung_up || is_farewell(heard.back())))
        return {ProbeVerdict::unreachable, clean_words(heard.back())};
    if (hung_up)
        return trouble_hung_up();
    return {ProbeVerdict::unreachable, library};
}

BrokenConnection trouble_hung_up() {
    return {ProbeVerdict::unreachable,
            translate("probe", "The server closed the connection without an answer.")};
}

BrokenConnection trouble_nonsense() {
    return {ProbeVerdict::unreachable, translate("probe", "The server's answer makes no sense.")};
}

} // namespace rinnova
