// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMimeData>

#include <memory>

namespace rinnova::clipboard {

/// What was on the clipboard before, in every form in which its owner offered it: text, a picture, cells of a
/// sheet.
class Before {
  public:
    Before() = default;

    /// Nothing when it was marked as a secret: its owner takes it off after a time, and what is put back
    /// would stay; this is so for a password of ours, too. Nothing, either, when it is larger than 64 MiB.
    static Before of(const QMimeData* offered);

    /// Null when there is nothing to put back. Once.
    std::unique_ptr<QMimeData> give_back() { return std::move(m_kept); }

  private:
    std::unique_ptr<QMimeData> m_kept;
};

} // namespace rinnova::clipboard
