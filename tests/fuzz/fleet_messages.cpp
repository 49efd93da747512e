// SPDX-License-Identifier: Apache-2.0
// Any bytes as what comes to a fleet's server or agent: a checked value that comes back as it was, or one
// reason that can be shown.
#include "fleet/protocol/Answer.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Gzip.h"
#include "fleet/protocol/Join.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/protocol/Policy.h"
#include "fleet/protocol/Token.h"
#include "fuzz/checks.h"

#include <cstddef>
#include <cstdint>

using namespace rinnova;
using namespace rinnova::fleet;

namespace {

template <typename T>
void comes_back(const Result<T>& read, Result<T> (*again)(std::string_view)) {
    if (read)
        require(again(to_json(*read)) == read);
    else
        require(read.error().code == ErrorCode::invalid_data && can_be_shown(read.error().message));
}

void as_report(std::string_view bytes) {
    const auto report = report_from_json(bytes);
    comes_back(report, report_from_json);
    if (report)
        for (const ReportedAccount& account : report->accounts)
            require(is_plain(account.name.login) && !account.name.identity().empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    switch (data[0] % 7) {
    case 0:
        as_report(bytes);
        break;
    case 1:
        if (const auto text = decompress(bytes, 65536)) {
            require(text->size() <= 65536);
            as_report(*text);
        }
        break;
    case 2:
        if (const auto envelope = open_envelope(bytes))
            require(!is_signed_by(*envelope, PublicKey{std::string(32, 'x')}));
        break;
    case 3:
        comes_back(join_request_from_json(bytes), join_request_from_json);
        break;
    case 4:
        comes_back(policy_from_json(bytes), policy_from_json);
        break;
    case 5:
        comes_back(report_answer_from_json(bytes), report_answer_from_json);
        break;
    default:
        (void)token_from(Secret::copy_of(bytes));
        if (const auto decoded = from_base64url(bytes))
            require(to_base64url(*decoded) == bytes);
        require(is_plain(plain(bytes, 100)));
    }
    return 0;
}
