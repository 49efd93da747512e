// SPDX-License-Identifier: Apache-2.0
#include "engine/ProfileSettings.h"

#include "base/PathText.h"
#include "base/Text.h"

#include <optional>

namespace rinnova {

void read_profile_settings(MemberReader& top, DocumentReport& report, ProfileSettings& settings) {
    const JsonValue* profiles = top.object("profiles");
    if (profiles == nullptr)
        return;
    MemberReader reader(*profiles, top.path_of("profiles."), report);
    const auto read_path = [&](const char* name, std::filesystem::path& path) {
        const auto text = reader.text_or_null(name);
        if (!text)
            return;
        path = path_from_utf8(*text);
        if (!path.empty() && !path.is_absolute())
            reader.wrong(*reader.take(name), translate("engine", "must be an absolute path."));
    };
    read_path("certificate", settings.signing.certificate);
    read_path("key", settings.signing.key);
    read_path("chain", settings.signing.chain);
    if (const auto organization = reader.text_or_null("organization"))
        settings.organization = *organization;
    const SigningFiles& signing = settings.signing;
    if (signing.certificate.empty() != signing.key.empty())
        reader.wrong(*profiles, signing.key.empty() ? "key" : "certificate",
                     translate("engine", "is missing: certificate and key are given together."));
    else if (signing.certificate.empty() && !signing.chain.empty())
        reader.wrong(*profiles, "chain", translate("engine", "needs a certificate and a key."));
    reader.finish();
}

} // namespace rinnova
