// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/LoadedPost.h"

#include "base/Module.h"

namespace rinnova::fleet {

Post post_of_module(std::filesystem::path module) {
    return [module = std::move(module)](const HttpPost& post,
                                        const std::stop_token& stop) -> Result<HttpAnswer> {
        const auto symbol = symbol_of_module(module, post_symbol);
        if (!symbol)
            return tl::unexpected(symbol.error());
        Result<HttpAnswer> answer;
        reinterpret_cast<PostFunction> (*symbol)(post, stop, answer);
        return answer;
    };
}

} // namespace rinnova::fleet
