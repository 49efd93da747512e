// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Offer.h"

#include "base/Text.h"
#include "profile/handover/Chance.h"

#include <openssl/crypto.h>

namespace rinnova::handover {

namespace {

constexpr std::string_view code_field = "code=";

/// The digits alone: people type blanks between them.
std::string code_in(std::string_view form) {
    std::string code;
    if (form.starts_with(code_field))
        for (const char c : form.substr(code_field.size()))
            if (c >= '0' && c <= '9')
                code += c;
    return code;
}

bool same(std::string_view one, std::string_view other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

} // namespace

Result<Offer> Offer::make(const HandOverRequest& request, const Clock& clock) {
    Offer offer(clock, clock.now() + std::chrono::ceil<std::chrono::seconds>(request.limits.lifetime),
                request.limits.wrong_codes);
    offer.m_path = "/" + random_name();
    if (request.ask_code)
        offer.m_code = random_code();
    if (offer.m_path.size() == 1 || (request.ask_code && offer.m_code.empty()))
        return fail(ErrorCode::internal, translate("profile", "The system gives no random numbers."));
    return offer;
}

bool Offer::is_at(std::string_view path) const {
    return same(path, m_path);
}

bool Offer::expired() const {
    return m_clock.now() >= m_end;
}

Offer::Answer Offer::ask_for_file(std::string_view form) {
    if (m_given || expired() || m_left <= 0)
        return Answer::closed;
    if (asks_code() && !same(code_in(form), m_code)) {
        --m_left;
        return Answer::wrong_code;
    }
    if (m_under_way)
        return Answer::busy;
    m_under_way = true;
    return Answer::file;
}

void Offer::delivered(bool arrived) {
    m_under_way = false;
    m_given = m_given || arrived;
}

} // namespace rinnova::handover
