// SPDX-License-Identifier: Apache-2.0
// Whatever is read as a file of logins is JSON to another reader as well; and after logins were changed and
// added, everything that is not ours is the same byte for byte.
#include "LoginEdit.h"
#include "LoginMatch.h"
#include "fuzz/checks.h"
#include "trial_keys.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace rinnova;
using namespace rinnova::thunderbird;

namespace {

/// The text without what a change may touch in these logins.
std::string unowned(std::string_view text, const LoginsJson& index, const std::vector<std::size_t>& changed) {
    std::vector<Replacement> gaps;
    for (const std::size_t record : changed) {
        const LoginRecord& login = index.logins[record];
        for (const TextRange& range :
             {login.encrypted_username, login.encrypted_password, login.time_password_changed})
            if (!range.empty())
                gaps.push_back({range, ""});
        if (whole_number(login.sync_counter.of(text)))
            gaps.push_back({login.sync_counter, ""});
    }
    return with_replacements(text, std::move(gaps));
}

void change(std::string_view text, const LoginsJson& index, SdrKeys& keys, const LoginContent& content) {
    LoginEdit edit(text, index, keys, Timestamp(std::chrono::seconds(1'700'000'000)));
    std::vector<std::size_t> changed;
    for (std::size_t record = 0; record < index.logins.size() && changed.size() < 8; ++record)
        if (edit.change(record, content))
            changed.push_back(record);
    const auto edited = edit.finish();
    require(edited.has_value());
    const auto again = parse_logins_json(*edited);
    require(again && again->logins.size() == index.logins.size());
    require(unowned(*edited, *again, changed) == unowned(text, index, changed));
    if (changed.empty())
        require(*edited == text);
    for (const std::size_t record : changed) {
        LoginEdit reader(*edited, *again, keys, Timestamp());
        require(reader.holds(record, *content.password));
    }
}

void add(std::string_view text, const LoginsJson& index, SdrKeys& keys, const LoginContent& content) {
    LoginEdit edit(text, index, keys, Timestamp(std::chrono::seconds(1'700'000'000)));
    if (!edit.add(content) || !edit.add(content))
        return;
    const auto edited = edit.finish();
    require(edited.has_value());
    const auto again = parse_logins_json(*edited);
    require(again && again->logins.size() == index.logins.size() + 2);
    const auto json = nlohmann::json::parse(*edited);
    const auto before = nlohmann::json::parse(text);
    for (std::size_t i = 0; i < index.logins.size(); ++i) {
        require(index.logins[i].whole.of(text) == again->logins[i].whole.of(*edited));
        require(json["logins"][i] == before["logins"][i]);
    }
    require(json["logins"].back()["hostname"] == content.origin);
    require(json["nextId"] == json["logins"].back()["id"].get<std::uint64_t>() + 1);
    const auto matches =
        match_logins(*edited, *again, &keys, {{std::string(content.origin), std::string(content.username)}});
    require(matches.logins[0].records.size() >= 2);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto index = parse_logins_json(text);
    if (!index)
        return 0;
    try {
        require(nlohmann::json::parse(text).is_object());
    } catch (const nlohmann::json::out_of_range&) {
        return 0; // 1e999 is JSON all the same
    }
    static SdrKeys keys = trial_keys();
    const Secret password = Secret::copy_of("fake-new-1");
    const LoginContent content{"imap://imaps.pec.aruba.it", "mario@pec.it", &password};
    (void)match_logins(text, *index, &keys,
                       {{"imap://imaps.pec.aruba.it", "mario@pec.it"}, {"smtp://h", "u"}});
    change(text, *index, keys, content);
    add(text, *index, keys, content);
    return 0;
}
