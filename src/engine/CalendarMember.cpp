// SPDX-License-Identifier: Apache-2.0
#include "base/PathText.h"
#include "base/Text.h"
#include "engine/ConfigMembers.h"

namespace rinnova {

void read_calendar(MemberReader& document, std::filesystem::path& file, DocumentReport& report) {
    const JsonValue* object = document.object("calendar");
    if (object == nullptr)
        return;
    MemberReader reader(*object, document.path_of("calendar."), report);
    if (const JsonMember* member = reader.take("file")) {
        const bool null = member->value.kind == JsonValue::Kind::null;
        const bool path = member->value.kind == JsonValue::Kind::text && is_showable(member->value.text) &&
                          path_from_utf8(member->value.text).is_absolute();
        if (null || path)
            file = path_from_utf8(member->value.text);
        else
            reader.wrong(*member, translate("engine", "must be an absolute path or null."));
    }
    reader.finish();
}

} // namespace rinnova
