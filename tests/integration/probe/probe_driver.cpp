// SPDX-License-Identifier: Apache-2.0
// One probe, for tests in Python:  probe_driver KIND HOST PORT TLS USERNAME CA_FILE SECONDS
//
// Reads the password from standard input, up to the first line end; prints the result as a line of JSON; ends
// with the input. A line `stop` on the input stops a probe that is under way.
#include "base/ProcessHardening.h"
#include "probe/Probe.h"

#include <nlohmann/json.hpp>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <thread>

using namespace rinnova;

namespace {

constexpr std::size_t most_bytes = 512;

/// Up to the first line end, byte by byte and without a stream, whose buffer would keep a copy.
Secret read_password() {
    Secret password(most_bytes);
    std::size_t size = 0;
    password.fill([&](std::span<char> bytes) {
        while (size < bytes.size() && read(STDIN_FILENO, &bytes[size], 1) == 1 && bytes[size] != '\n')
            ++size;
    });
    password.shrink(size);
    return password;
}

std::string next_line() {
    std::string line;
    for (char c = 0; read(STDIN_FILENO, &c, 1) == 1 && c != '\n';)
        line += c;
    return line;
}

void print(const ProbeResult& result) {
    const nlohmann::json document{{"verdict", to_string(result.verdict)},
                                  {"protocol", result.protocol ? to_string(*result.protocol) : ""},
                                  {"host", result.host},
                                  {"port", result.port},
                                  {"detail", result.detail}};
    std::cout << document.dump() << std::endl;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 8)
        return 2;
    harden_process();
    prctl(PR_SET_DUMPABLE, 1); // the test looks into this process, and need not be root for it
    const auto kind = slot_kind_from(arguments[1]);
    const auto tls = tls_from(arguments[4]);
    if (!kind || !tls)
        return 2;
    ProbeRequest request;
    request.server = {*kind, arguments[2], static_cast<std::uint16_t>(std::atoi(arguments[3])), *tls, "", ""};
    request.username = arguments[5];
    request.ca_file = arguments[6];
    request.limit = std::chrono::seconds(std::atoi(arguments[7]));
    std::jthread prober([&request, password = read_password()](std::stop_token stop) mutable {
        CurlProbe probe;
        const ProbeResult result = probe.login(request, password, std::move(stop));
        password = Secret(); // the test looks for traces from here on
        print(result);
    });
    while (next_line() == "stop")
        prober.request_stop();
    prober.join();
    return 0;
}
