// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/cli/KeyFile.h"

#include "base/AtomicFile.h"
#include "base/Text.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/JsonMembers.h"

namespace rinnova::fleet {

namespace {

std::string encoded(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return to_base64url(bytes); });
}

Secret decoded(const Members& document, std::string_view name) {
    auto bytes = from_base64url(document.text(name, 64));
    if (!bytes || bytes->size() != 32)
        document.wrong(name);
    return Secret::take(*bytes);
}

} // namespace

Result<void> create_key_file(const std::filesystem::path& path) {
    std::string text = Json{{"schema", 1},
                            {"policy_key", encoded(SigningKey::generate().seed())},
                            {"fleet_secret", encoded(FleetSecret::generate().bytes())}}
                           .dump(2) +
                       "\n";
    auto created = AtomicFile::create(path, text, 0600);
    wipe(text);
    return created;
}

Result<KeyFile> read_key_file(const std::filesystem::path& path) {
    auto file = AtomicFile::open(path, 4096);
    if (!file)
        return tl::unexpected(file.error());
    if ((file->identity().mode & 077) != 0)
        return fail(ErrorCode::permission_denied, translate("fleet", "Others can read the key file."),
                    translate("fleet", "Take the permission away: chmod 600."), path.string());
    Secret policy_key, secret;
    std::string text = file->take_bytes();
    const auto read = read_document(text, [&](const Members& document) {
        (void)document.integer("schema", 1, 1);
        policy_key = decoded(document, "policy_key");
        secret = decoded(document, "fleet_secret");
    });
    wipe(text);
    if (!read)
        return fail(read.error().code, read.error().message, {}, path.string());
    return KeyFile{std::move(*SigningKey::from(std::move(policy_key))),
                   std::move(*FleetSecret::from(std::move(secret)))};
}

} // namespace rinnova::fleet
