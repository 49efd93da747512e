// SPDX-License-Identifier: Apache-2.0
// bench-desk HOME many ACCOUNTS: a home with a Thunderbird profile of so many accounts, two logins each.
// bench-desk HOME one LOGINS: of one account (user0@pec.it) among so many logins.
#include "bench/thunderbird/Desk.h"

#include <cstdlib>
#include <string_view>

using namespace rinnova;

int main(int argc, char** argv) {
    if (argc != 4)
        return 2;
    const thunderbird::trial::TestProfile profile;
    const int count = std::atoi(argv[3]);
    if (std::string_view(argv[2]) == "many")
        bench::fill_for_many(profile, count);
    else
        bench::fill_for_one(profile, count, bench::Others::neighbours, {});
    std::filesystem::copy(profile.home() / ".thunderbird", std::filesystem::path(argv[1]) / ".thunderbird",
                          std::filesystem::copy_options::recursive);
    return 0;
}
