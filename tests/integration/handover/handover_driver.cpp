// SPDX-License-Identifier: Apache-2.0
// Hands one file over, for tests:  handover_driver '{"size":…,"code":false,"interface":"","lifetime_ms":…,…}'
// The file is `size` bytes of the alphabet over and over. One JSON object a line on standard output for what
// happens, the last one {"end":"…"} or {"error":"…"}. Ends in order when standard input ends.
#include "profile/handover/Server.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>
#include <thread>

using namespace rinnova;
using Json = nlohmann::ordered_json;

namespace {

void tell(const Json& what) {
    std::cout << what.dump() << std::endl;
}

struct Teller {
    void operator()(const HandOverReady& ready) const {
        tell({{"news", "ready"},
              {"link", ready.link},
              {"fingerprint", ready.fingerprint},
              {"code", ready.code},
              {"qr", ready.qr}});
    }
    void operator()(const HandOverOpened&) const { tell({{"news", "opened"}}); }
    void operator()(const HandOverWrongCode& news) const {
        tell({{"news", "wrong-code"}, {"left", news.left}});
    }
    void operator()(const HandOverCut&) const { tell({{"news", "cut"}}); }
};

std::string name_of(HandOverEnd end) {
    switch (end) {
    case HandOverEnd::given:
        return "given";
    case HandOverEnd::expired:
        return "expired";
    case HandOverEnd::too_many_wrong_codes:
        return "too-many-wrong-codes";
    case HandOverEnd::stopped:
        return "stopped";
    }
    return {};
}

Secret make_file(std::size_t size) {
    Secret file(size);
    file.fill([](std::span<char> bytes) {
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<char>('a' + i % 26);
    });
    return file;
}

HandOverRequest request_of(const Json& wanted) {
    HandOverRequest request{wanted.value("interface", ""),  "mario.rossi@pec.it",        "mario.mobileconfig",
                            wanted.value("language", "en"), wanted.value("code", false), {}};
    const auto limit = [&](const char* name, std::chrono::milliseconds& value) {
        value = std::chrono::milliseconds(wanted.value(name, value.count()));
    };
    limit("lifetime_ms", request.limits.lifetime);
    limit("request_ms", request.limits.request);
    limit("download_ms", request.limits.download);
    limit("settle_ms", request.limits.settle);
    request.limits.connections = wanted.value("connections", request.limits.connections);
    return request;
}

} // namespace

int main(int argc, char** argv) {
    const Json wanted = Json::parse(argc > 1 ? argv[1] : "{}");
    const HandOverRequest request = request_of(wanted);
    const Secret file = make_file(wanted.value("size", std::size_t{6000}));
    const SystemClock clock;
    std::stop_source stop;
    std::thread([stop]() mutable {
        for (std::string line; std::getline(std::cin, line);)
            ;
        stop.request_stop();
    }).detach();
    const auto end = handover::hand_over(
        file, request, clock, [](const HandOverNews& news) { std::visit(Teller{}, news); }, stop.get_token());
    tell(end ? Json{{"end", name_of(*end)}} : Json{{"error", end.error().message}});
    std::cout.flush();
    std::_Exit(0); // the thread still reads
}
