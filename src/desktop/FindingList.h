// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Finding.h"

#include <QVBoxLayout>
#include <QWidget>

#include <functional>
#include <vector>

namespace rinnova::desktop {

/// What is wrong with an account's settings: each with what to do, and a button where the window can do it.
class FindingList final : public QWidget {
    Q_OBJECT
  public:
    explicit FindingList(QWidget* parent = nullptr);

    struct Fixes {
        std::function<void()> renew;
        std::function<void(const std::string& slot)> adopt; ///< bring this copy's password everywhere
    };
    void set_fixes(Fixes fixes) { m_fixes = std::move(fixes); }

    void show_findings(const std::vector<Finding>& findings);
    /// One line without a finding: that there is none, or why nobody knows.
    void show_words(const QString& words, const QString& more);
    int count() const { return m_count; }

  private:
    void clear();
    void add_finding(const Finding& finding);
    QWidget* button_for(const Finding& finding);

    QVBoxLayout* m_layout;
    Fixes m_fixes;
    int m_count = 0;
};

} // namespace rinnova::desktop
