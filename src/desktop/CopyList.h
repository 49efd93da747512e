// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/Looks.h"
#include "model/Rotation.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace rinnova::desktop {

/// One stored copy: where it is, how it stands, and what a person can do about it.
class CopyLine final : public QWidget {
    Q_OBJECT
  public:
    explicit CopyLine(const Slot& slot, QWidget* parent = nullptr);

    /// Words, a shape, and smaller words below.
    void show_state(const Word& word, Shape shape, const QString& detail);
    void show_steps(const std::vector<std::string>& steps);
    /// A button, or a tick for what a person says to have done. Empty: none.
    void offer(const QString& button, std::function<void()> pressed);
    void offer_tick(const QString& text, std::function<void()> ticked);
    void offer_nothing();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void colour();

    Word m_word;
    Shape m_shape = Shape::ring;
    QLabel m_picture;
    QLabel m_place;
    QLabel m_state;
    QLabel m_detail;
    QPushButton m_button;
    QCheckBox m_tick;
    std::function<void()> m_pressed;
    std::function<void()> m_ticked;
};

/// The copies of one account, a line each: first what will be done, then what was.
class CopyList final : public QWidget {
    Q_OBJECT
  public:
    explicit CopyList(QWidget* parent = nullptr);

    struct Actions {
        std::function<void()> close_programs; ///< asks the clients in the way to close, and finishes
        std::function<void()> try_again;
        std::function<void(const std::string& slot)> confirm;
        std::function<void(const std::string& slot)> unlock;
    };
    void set_actions(Actions actions) { m_actions = std::move(actions); }

    void show_plan(const std::vector<PlannedSlot>& plan);
    /// All of them wait for what is under way.
    void show_waiting();
    void show_results(const std::vector<SlotResult>& results);
    /// As `status` tells them later: what an agent has finished meanwhile.
    void show_slots(const std::vector<Slot>& slots);
    /// Places that do not have the new password.
    int left_open() const;
    bool has_lines() const { return !m_lines.empty(); }

  private:
    CopyLine& line_for(const Slot& slot);
    void offer_for(CopyLine& line, const Slot& slot);
    void keep_only(const std::vector<std::string>& ids);

    QVBoxLayout* m_layout;
    Actions m_actions;
    std::map<std::string, CopyLine*> m_lines;
    std::map<std::string, SlotState> m_states;
    std::set<std::string> m_asked; ///< targets whose closing is offered already
};

} // namespace rinnova::desktop
