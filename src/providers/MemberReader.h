// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "providers/JsonTree.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// What is found wrong or odd in one document, each with file, line and member.
struct DocumentReport {
    std::string file; ///< as the messages name it
    std::vector<Error> errors;
    std::vector<std::string> warnings;

    void error(int line, std::string_view what);
    void warn(int line, std::string_view what);

  private:
    std::string place(int line, std::string_view what) const;
};

/// Reads the members of an object, each once; those that nobody asked for are warned of at the end.
///
/// A reading function gives nothing when the member is not there, and nothing together with an error in the
/// report when its value is not what it should be.
class MemberReader {
  public:
    /// `path` is what messages put before a member's name: `servers.imap[0].`; empty at the top.
    MemberReader(const JsonValue& object, std::string path, DocumentReport& report);

    /// The member's value, whatever it is.
    const JsonMember* take(std::string_view name);
    /// As `take`, and an error when it is not there.
    const JsonMember* take_required(std::string_view name);

    std::optional<std::string> text(std::string_view name);
    /// Null gives the empty text: no value, in place of an inherited one.
    std::optional<std::string> text_or_null(std::string_view name);
    std::optional<bool> boolean(std::string_view name);
    std::optional<int> integer(std::string_view name, int least, int most);
    /// Null gives an empty inner value.
    std::optional<std::optional<int>> integer_or_null(std::string_view name, int least, int most);
    /// `2026-11-22`; null gives the empty text.
    std::optional<std::string> date_or_null(std::string_view name);
    /// Each item through `check`, which says what is wrong with it, or nothing.
    std::optional<std::vector<std::string>> texts(std::string_view name,
                                                  const std::function<std::string(std::string_view)>& check);

    const JsonValue* object(std::string_view name);
    const JsonValue* list(std::string_view name);

    void wrong(const JsonMember& member, std::string_view what) { wrong(member.value, member.name, what); }
    void wrong(const JsonValue& value, std::string_view name, std::string_view what);
    std::string path_of(std::string_view name) const { return m_path + std::string(name); }

    /// Warns of what was not taken.
    void finish();

  private:
    /// The member when it is of this kind, else an error.
    const JsonMember* of_kind(std::string_view name, JsonValue::Kind kind);
    std::optional<std::string> checked_text(const JsonMember& member);

    const JsonValue& m_object;
    std::string m_path;
    DocumentReport& m_report;
    std::vector<bool> m_taken;
};

/// Whether the text can be shown on one line: not blank, no control characters.
bool is_showable(std::string_view text);

} // namespace rinnova
