// SPDX-License-Identifier: Apache-2.0
// Any bytes as one message: secrets are lifted, the rest is taken apart and, when it is a call, made. It is
// answered with a result or an error that is a message again, and no password shows in either.
#include "service/rpc/Methods.h"
#include "service/rpc/SecretMembers.h"
#include "unit/cli/FakeService.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace rinnova;
using namespace rinnova::rpc;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

std::string answer_to(const Message& message, std::span<const Secret> secrets) {
    cli::test::Told told;
    told.accounts = {{}};
    cli::test::FakeService service(told);
    const Method* method = find_method(message.method);
    if (method == nullptr)
        return trouble_line(message.id, trouble_of(Fault::no_method, "There is no such method."));
    const auto result = run(*method, [&]() -> Result<Service*> { return &service; },
                            {message.params, secrets, [](const Progress&) {}, {}});
    // What came in as a secret is what a service is given, and nothing else is.
    for (const std::string& password : told.passwords) {
        bool known = false;
        for (const Secret& secret : secrets)
            known = known || secret == Secret::copy_of(password);
        require(known);
    }
    return result ? reply_line(message.id.value_or(0), *result) : trouble_line(message.id, result.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string line(reinterpret_cast<const char*>(data), size);
    const std::vector<Secret> secrets = lift_secrets(std::span<char>(line));
    require(line.size() == size);
    auto message = parse_message(line);
    const std::string answer = message ? answer_to(*message, secrets) : trouble_line({}, message.error());
    require(answer.find('\n') == answer.size() - 1);
    require(parse_message(answer).has_value());
    return 0;
}
