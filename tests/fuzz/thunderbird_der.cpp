// SPDX-License-Identifier: Apache-2.0
#include "Base64.h"
#include "Der.h"
#include "KeyWrapping.h"
#include "SdrBlob.h"
#include "fuzz/checks.h"

#include <cstddef>
#include <cstdint>

using namespace rinnova::thunderbird;

namespace {

/// What was read as an element is written to the same bytes: there is one encoding only.
void walk(std::string_view bytes, int depth) {
    for (const DerTag tag :
         {DerTag::sequence, DerTag::octet_string, DerTag::object_identifier, DerTag::integer}) {
        DerReader reader(bytes);
        const auto content = reader.take(tag);
        if (!content)
            continue;
        const std::string element = der_element(tag, *content);
        require(bytes.starts_with(element));
        if (depth < 8)
            walk(*content, depth + 1);
    }
    (void)DerReader(bytes).take_unsigned();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    walk(bytes, 0);
    const std::string encoded = to_base64(bytes);
    require(from_base64(encoded) == bytes);
    if (const auto decoded = from_base64(bytes))
        require(to_base64(*decoded) == bytes);
    if (const auto blob = parse_sdr_blob(encoded))
        require(to_base64(*blob) == encoded);
    // The algorithm's own work is what takes time: 1,000 rounds show as much as 10 million.
    const auto wrapping = parse_key_wrapping(bytes);
    if (wrapping && wrapping->iterations <= 1000)
        (void)unwrap(*wrapping, rinnova::Secret::copy_of("hash"));
    return 0;
}
