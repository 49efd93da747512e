// SPDX-License-Identifier: Apache-2.0
// Any bytes as the add-on's answers: they prove nothing, so that no password is sent, and nothing is believed
// to be stored.
#include "LiveLogins.h"

#include <cstdint>
#include <cstdlib>

using namespace rinnova;
using namespace rinnova::thunderbird;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

struct Liar final : LiveClients {
    std::string answer;
    bool reaches(const ProcessId&) const override { return true; }
    Result<std::string> ask(const ProcessId&, std::string_view method, const std::string&,
                            std::span<const Secret* const> secrets, std::chrono::milliseconds) override {
        require(method == "prove" && secrets.empty());
        return answer;
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Secret old = Secret::copy_of("fake-old-1");
    const Secret renewed = Secret::copy_of("fake-new-1");
    Liar liar;
    liar.answer.assign(reinterpret_cast<const char*>(data), size);
    const std::vector<LiveLogin> logins(2, {"imap://imaps.pec.aruba.it", "mario@pec.it", &old, &renewed});
    if (const auto outcomes = renew_live(liar, {1, 1}, logins))
        for (const LiveOutcome outcome : *outcomes)
            require(outcome != LiveOutcome::updated && outcome != LiveOutcome::unchanged);
    return 0;
}
