// SPDX-License-Identifier: Apache-2.0
#include "PrimaryPassword.h"

#include <cstddef>
#include <cstdint>

using namespace rinnova;
using namespace rinnova::thunderbird;

namespace {

bool is_quick(const std::string& encoded) {
    const auto wrapping = parse_key_wrapping(encoded);
    return !wrapping || wrapping->iterations <= 1000;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto key4 = parse_key4(std::string(reinterpret_cast<const char*>(data), size));
    if (!key4 || !is_quick(key4->password_check))
        return 0;
    for (const Key4::Key& key : key4->keys)
        if (!is_quick(key.value))
            return 0;
    const Secret password = Secret::copy_of("fake-primary");
    if (auto keys = SdrKeys::open(*key4, &password)) {
        (void)keys->encrypt(keys->preferred(), "fake-new-1");
        (void)keys->has(Cipher::des3);
    }
    return 0;
}
