// SPDX-License-Identifier: Apache-2.0
#include "desktop/CopyList.h"

#include "desktop/QtText.h"
#include "desktop/WindowWords.h"
#include "service/Words.h"

#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace rinnova::desktop {

namespace {

/// Of a PlannedSlot, in words without options of a command.
Word word_for_plan(const PlannedSlot& planned) {
    if (planned.action == "replace")
        return {translate("desktop", "will be replaced"), Tone::plain};
    if (planned.action == "create")
        return {translate("desktop", "will be added"), Tone::plain};
    if (planned.action == "none")
        return {translate("desktop", "no password stored"), Tone::faint};
    if (planned.action == "ask-person")
        return {translate("desktop", "you do this afterwards"), Tone::attention};
    if (planned.action == "wait")
        return {translate("desktop", "waits until the program is closed"), Tone::attention};
    if (planned.action == "unlock")
        return {translate("desktop", "must be unlocked"), Tone::attention};
    if (planned.action == "impossible")
        return {translate("desktop", "not possible"), Tone::bad};
    return {translate("desktop", "left out"), Tone::faint};
}

Shape shape_for_plan(const PlannedSlot& planned) {
    if (planned.action == "ask-person")
        return Shape::person;
    if (planned.action == "unlock")
        return Shape::padlock;
    if (planned.action == "impossible")
        return Shape::cross;
    return planned.action == "wait" ? Shape::waiting : Shape::ring;
}

/// What a program does first; what a person does, with all its steps, below it.
template <typename Line>
std::vector<Line> people_last(std::vector<Line> lines) {
    std::stable_partition(lines.begin(), lines.end(),
                          [](const Line& line) { return line.slot.target != "manual"; });
    return lines;
}

QString detail_of(const SlotResult& result) {
    if (result.error)
        return error_in_words(*result.error);
    if (result.outcome == SlotOutcome::updated || result.outcome == SlotOutcome::unchanged)
        return {};
    return qt(in_window_words(result.slot.detail));
}

} // namespace

CopyLine::CopyLine(const Slot& slot, QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    m_place.setText(place_in_words(slot));
    m_place.setTextFormat(Qt::PlainText);
    m_state.setTextFormat(Qt::PlainText);
    m_detail.setTextFormat(Qt::PlainText);
    m_detail.setWordWrap(true);
    m_place.setWordWrap(true);
    m_detail.hide();
    m_button.hide();
    m_tick.hide();
    m_picture.setFixedWidth(20);
    grid->addWidget(&m_picture, 0, 0, Qt::AlignTop);
    grid->addWidget(&m_place, 0, 1);
    grid->addWidget(&m_state, 0, 2, Qt::AlignTop | Qt::AlignRight);
    grid->addWidget(&m_detail, 1, 1, 1, 2);
    grid->addWidget(&m_tick, 2, 1, 1, 2);
    grid->addWidget(&m_button, 2, 1, 1, 2, Qt::AlignLeft);
    connect(&m_button, &QPushButton::clicked, this, [this] {
        m_button.setEnabled(false);
        if (const auto pressed = m_pressed)
            pressed();
    });
    connect(&m_tick, &QCheckBox::clicked, this, [this](bool on) {
        if (!on)
            return;
        m_tick.setEnabled(false);
        if (const auto ticked = m_ticked)
            ticked();
    });
}

void CopyLine::show_state(const Word& word, Shape shape, const QString& detail) {
    m_word = word;
    m_shape = shape;
    colour();
    m_state.setText(qt(word.text));
    m_detail.setText(detail);
    m_detail.setVisible(!detail.isEmpty());
    setAccessibleName(m_place.text() + QStringLiteral(": ") + m_state.text());
    m_picture.setAccessibleName(m_state.text());
}

void CopyLine::colour() {
    m_picture.setPixmap(picture_of(m_shape, m_word.tone, palette(), 16, devicePixelRatioF()));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colour_of(m_word.tone, palette()));
    m_state.setPalette(colours);
}

void CopyLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        colour();
    QWidget::changeEvent(event);
}

void CopyLine::show_steps(const std::vector<std::string>& steps) {
    QStringList lines;
    for (const std::string& step : steps) {
        const std::string told = in_window_words(step);
        // What begins with a command of the terminal is for whoever looks after the computer.
        if (told.find("“rinnova ") != std::string::npos)
            continue;
        lines.append(
            (steps.size() > 1 ? QString::number(lines.size() + 1) + QStringLiteral(". ") : QString()) +
            qt(told));
    }
    if (!lines.isEmpty())
        m_detail.setText(lines.join(u'\n'));
    m_detail.setVisible(!m_detail.text().isEmpty());
}

void CopyLine::offer(const QString& button, std::function<void()> pressed) {
    m_pressed = std::move(pressed);
    m_button.setText(button);
    m_button.setAccessibleDescription(m_place.text());
    m_button.setEnabled(true);
    m_button.show();
    m_tick.hide();
}

void CopyLine::offer_tick(const QString& text, std::function<void()> ticked) {
    m_ticked = std::move(ticked);
    m_tick.setText(text);
    m_tick.setAccessibleDescription(m_place.text());
    m_tick.setChecked(false);
    m_tick.setEnabled(true);
    m_tick.show();
    m_button.hide();
}

void CopyLine::offer_nothing() {
    m_button.hide();
    m_tick.hide();
}

CopyList::CopyList(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
}

CopyLine& CopyList::line_for(const Slot& slot) {
    CopyLine*& line = m_lines[slot.id];
    if (line == nullptr) {
        line = new CopyLine(slot, this);
        m_layout->insertWidget(m_layout->count() - 1, line);
        line->show();
    }
    return *line;
}

void CopyList::keep_only(const std::vector<std::string>& ids) {
    std::erase_if(m_lines, [&](const auto& entry) {
        const bool gone = std::find(ids.begin(), ids.end(), entry.first) == ids.end();
        if (gone) {
            m_states.erase(entry.first);
            entry.second->hide();
            entry.second->deleteLater();
        }
        return gone;
    });
}

void CopyList::show_plan(const std::vector<PlannedSlot>& plan) {
    std::vector<std::string> ids;
    for (const PlannedSlot& planned : people_last(plan)) {
        ids.push_back(planned.slot.id);
        CopyLine& line = line_for(planned.slot);
        const bool plain =
            planned.action == "replace" || planned.action == "create" || planned.action == "none";
        line.show_state(word_for_plan(planned), shape_for_plan(planned),
                        planned.error ? error_in_words(*planned.error)
                        : plain       ? QString()
                                      : qt(in_window_words(planned.summary)));
        line.offer_nothing();
        if (planned.action == "unlock" && m_actions.unlock)
            line.offer(qt(translate("desktop", "&Unlock…")),
                       [this, id = planned.slot.id] { m_actions.unlock(id); });
        m_states[planned.slot.id] = planned.slot.state;
    }
    keep_only(ids);
}

void CopyList::show_waiting() {
    for (const auto& [id, line] : m_lines) {
        line->show_state({translate("desktop", "one moment…"), Tone::faint}, Shape::waiting, {});
        line->offer_nothing();
    }
}

void CopyList::offer_for(CopyLine& line, const Slot& slot) {
    const std::string id = slot.id;
    switch (slot.state) {
    case SlotState::pending:
        // One program is asked once, however many of its copies wait.
        if (!m_asked.insert(slot.target).second)
            return line.offer_nothing();
        line.offer(qt(translate("desktop", "Ask %1 to &close, and finish",
                                {target_in_words(slot.target).toStdString()})),
                   m_actions.close_programs);
        return;
    case SlotState::needs_user:
        line.offer_tick(qt(translate("desktop", "I have &done this")), [this, id] { m_actions.confirm(id); });
        return;
    case SlotState::locked:
        line.offer(qt(translate("desktop", "&Unlock…")), [this, id] { m_actions.unlock(id); });
        return;
    case SlotState::failed:
    case SlotState::unreadable:
        line.offer(qt(translate("desktop", "&Try again")), m_actions.try_again);
        return;
    case SlotState::in_sync:
    case SlotState::stale:
    case SlotState::absent:
    case SlotState::unknown:
        line.offer_nothing();
        return;
    }
}

void CopyList::show_results(const std::vector<SlotResult>& results) {
    m_asked.clear();
    std::vector<std::string> ids;
    for (const SlotResult& result : people_last(results)) {
        ids.push_back(result.slot.id);
        CopyLine& line = line_for(result.slot);
        const SlotState state =
            result.outcome == SlotOutcome::skipped ? result.slot.state : state_after(result.outcome);
        Slot slot = result.slot;
        slot.state = state;
        line.show_state(word_for(result.outcome),
                        result.outcome == SlotOutcome::skipped ? Shape::ring : shape_of(state),
                        detail_of(result));
        line.show_steps(result.steps);
        offer_for(line, slot);
        m_states[slot.id] = state;
    }
    keep_only(ids);
}

void CopyList::show_slots(const std::vector<Slot>& slots) {
    for (const Slot& slot : slots) {
        const auto known = m_states.find(slot.id);
        if (known == m_states.end() || known->second == slot.state)
            continue;
        known->second = slot.state;
        CopyLine& line = line_for(slot);
        line.show_state(word_for(slot.state), shape_of(slot.state), qt(in_window_words(slot.detail)));
        offer_for(line, slot);
    }
    m_asked.clear();
    for (const Slot& slot : slots)
        if (slot.state == SlotState::pending && m_lines.contains(slot.id))
            offer_for(*m_lines[slot.id], slot);
}

int CopyList::left_open() const {
    return static_cast<int>(std::count_if(m_states.begin(), m_states.end(),
                                          [](const auto& entry) { return is_open(entry.second); }));
}

} // namespace rinnova::desktop
