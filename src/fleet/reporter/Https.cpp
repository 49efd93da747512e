// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/Https.h"

#include "base/Text.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/reporter/HttpsTls.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

namespace rinnova::fleet {

namespace {

/// A policy in base64, hints for every account, and room.
constexpr std::size_t most_answer_bytes = std::size_t{2} * 1024 * 1024;
constexpr std::size_t most_header_bytes = std::size_t{64} * 1024;
constexpr std::size_t most_words = 200;
constexpr std::chrono::milliseconds longest_sleep{1000};

void start_libcurl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

struct Exchange {
    explicit Exchange(const HttpPost& given) : post(given) {}
    ~Exchange() {
        if (added)
            curl_multi_remove_handle(multi, easy);
        curl_easy_cleanup(easy);
        curl_multi_cleanup(multi);
        curl_slist_free_all(headers);
    }
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    void set_options();
    Error failure_of(CURLcode code) const;
    static std::size_t take(char* bytes, std::size_t size, std::size_t count, void* exchange);
    static std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* exchange);

    const HttpPost& post;
    CURLM* multi = curl_multi_init();
    CURL* easy = curl_easy_init();
    curl_slist* headers = nullptr;
    bool added = false;
    bool too_much = false;
    std::string body;
    std::size_t header_bytes = 0;
    std::array<char, CURL_ERROR_SIZE> words{};
};

std::size_t Exchange::take(char* bytes, std::size_t size, std::size_t count, void* exchange) {
    auto& self = *static_cast<Exchange*>(exchange);
    if (self.body.size() + size * count > most_answer_bytes) {
        self.too_much = true;
        return 0; // makes libcurl give up
    }
    self.body.append(bytes, size * count);
    return size * count;
}

/// libcurl keeps them all, however many there are.
std::size_t Exchange::take_header(char*, std::size_t size, std::size_t count, void* exchange) {
    auto& self = *static_cast<Exchange*>(exchange);
    self.header_bytes += size * count;
    self.too_much = self.too_much || self.header_bytes > most_header_bytes;
    return self.too_much ? 0 : size * count;
}

void Exchange::set_options() {
    for (const char* header : {"Content-Type: application/octet-stream", "Expect:", "User-Agent: rinnova"})
        headers = curl_slist_append(headers, header);
    curl_easy_setopt(easy, CURLOPT_URL, post.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, post.body.data());
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    set_trust(easy, post.ca_file);
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_PROXY, post.proxy.c_str());
    curl_easy_setopt(easy, CURLOPT_NOPROXY, ""); // nor does the environment make exceptions
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS,
                     static_cast<long>(std::chrono::milliseconds(post.limit).count()));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Exchange::take);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Exchange::take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, words.data());
}

Error Exchange::failure_of(CURLcode code) const {
    const std::string library = plain(words[0] != '\0' ? words.data() : curl_easy_strerror(code), most_words);
    if (too_much)
        return {
            ErrorCode::unreachable, translate("fleet", "The server's answer is too large."), {}, post.url};
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return {
            ErrorCode::timed_out, translate("fleet", "The server does not answer in time."), {}, post.url};
    case CURLE_PEER_FAILED_VERIFICATION:
        return {ErrorCode::auth_rejected,
                translate("fleet", "The server's certificate is not accepted (%1).", {library}),
                translate("fleet", "Ask your administrator for the file of its authority, and name it as "
                                   "\"ca_file\" of \"fleet\" in config.json."),
                post.url};
    case CURLE_SSL_CACERT_BADFILE:
        return {ErrorCode::invalid_data,
                translate("fleet", "The certificate file %1 cannot be used.", {post.ca_file}),
                {},
                post.ca_file};
    default:
        return {ErrorCode::unreachable,
                translate("fleet", "The server cannot be reached (%1).", {library}),
                {},
                post.url};
    }
}

} // namespace

Result<HttpAnswer> post_over_https(const HttpPost& post, const std::stop_token& stop) {
    start_libcurl();
    Exchange exchange(post);
    exchange.set_options();
    if (curl_multi_add_handle(exchange.multi, exchange.easy) != CURLM_OK)
        return tl::unexpected(exchange.failure_of(CURLE_FAILED_INIT));
    exchange.added = true;
    const std::stop_callback wake(stop, [&] { curl_multi_wakeup(exchange.multi); });
    for (;;) {
        int running = 0;
        if (curl_multi_perform(exchange.multi, &running) != CURLM_OK)
            return tl::unexpected(exchange.failure_of(CURLE_FAILED_INIT));
        int left = 0;
        if (const CURLMsg* message = curl_multi_info_read(exchange.multi, &left);
            message != nullptr && message->msg == CURLMSG_DONE) {
            if (message->data.result != CURLE_OK)
                return tl::unexpected(exchange.failure_of(message->data.result));
            break;
        }
        if (stop.stop_requested())
            return fail(ErrorCode::unreachable, translate("fleet", "Stopped before the server answered."), {},
                        post.url);
        curl_multi_poll(exchange.multi, nullptr, 0, static_cast<int>(longest_sleep.count()), nullptr);
    }
    long status = 0;
    curl_off_t retry_after = 0;
    curl_easy_getinfo(exchange.easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(exchange.easy, CURLINFO_RETRY_AFTER, &retry_after);
    return HttpAnswer{static_cast<int>(status), std::move(exchange.body),
                      static_cast<int>(std::clamp<curl_off_t>(retry_after, 0, 7 * 86400))};
}

} // namespace rinnova::fleet
