// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/Calls.h"
#include "desktop/CopyList.h"
#include "desktop/RenewForm.h"

#include <QProgressBar>
#include <QScrollArea>
#include <QWidget>

#include <memory>
#include <optional>

namespace rinnova::desktop {

/// The one step for one account: a small window above the browser. First what to do on the provider's page
/// and the paste, then what became of each copy.
///
/// A pasted password stays here until the service has kept it: no obstacle drops it unasked.
class RenewWindow final : public QWidget {
    Q_OBJECT
  public:
    /// `place`: `2 of 12` in a batch, else empty.
    RenewWindow(Calls& calls, AccountKey account, const QString& place = {});
    ~RenewWindow() override;

    /// Makes the plan, shows it, and opens the provider's page.
    void begin(bool open_page);
    const AccountKey& account() const { return m_account; }
    bool running() const { return m_stage == Stage::running; }
    /// A pasted password that is kept nowhere else.
    bool holds_password() const { return m_password != nullptr; }
    /// What `status` says now: copies that the agent has finished meanwhile.
    void refresh(const AccountStatus& status);
    /// How it stands, for a summary; none while nothing was done.
    const std::optional<AccountResult>& result() const { return m_result; }

  Q_SIGNALS:
    /// Something was written, or tried.
    void changed();
    /// In a batch: on to the next account.
    void next_wanted();
    void cancel_wanted();
    void closed();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    enum class Stage { preparing, asking, running, finished };

    void lay_out();
    void prepared(const Result<RotationPreview>& preview);
    void open_page() const;
    void submit();
    void rotate();
    void retry(bool close_programs, bool probe);
    void discard();
    void confirm(const std::string& slot);
    void unlock(const std::string& slot);
    void run_call(std::function<Result<RotationReport>(Calls::Context&)> call);
    void show_progress(const Progress& progress);
    void answered(Result<RotationReport> report);
    void show_result(const AccountResult& result);
    void show_trouble(const Error& error);
    void ask_again(const QString& headline, Tone tone, const QString& more);
    void finish(const QString& headline, Tone tone, const QString& more);
    void say(const QString& headline, Tone tone, const QString& more);
    void colour_headline();
    void enter(Stage stage);
    void offer(QPushButton& button, const std::string& text, std::function<void()> pressed);
    void offer_nothing();
    void update_buttons();
    QString title() const;

    Calls& m_calls;
    const AccountKey m_account;
    const QString m_place;
    Stage m_stage = Stage::preparing;
    Tone m_tone = Tone::plain; ///< of the headline
    bool m_wants_page = false;
    bool m_may_drop = false; ///< its user has agreed to lose the password
    std::optional<RotationPreview> m_preview;
    std::shared_ptr<const Secret> m_password; ///< until it is kept elsewhere, or replaced
    RotateRequest m_request;
    std::optional<AccountResult> m_result;

    QScrollArea m_scroll; ///< before what lies in it, which it would delete otherwise
    QLabel m_title;
    QLabel m_subtitle;
    QLabel m_headline;
    QLabel m_more;
    QPushButton m_first;
    QPushButton m_second;
    std::function<void()> m_first_pressed;
    std::function<void()> m_second_pressed;
    RenewSteps m_steps;
    RenewForm m_form;
    QLabel m_copies_title;
    CopyList m_copies;
    QProgressBar m_progress;
    QPushButton m_renew;
    QPushButton m_close;
    QPushButton m_skip;
};

} // namespace rinnova::desktop
