// SPDX-License-Identifier: Apache-2.0
#include "desktop/RenewWindow.h"

#include "base/SecretInput.h"
#include "desktop/QtText.h"
#include "desktop/UnlockDialog.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QUrl>

#include <algorithm>

namespace rinnova::desktop {

RenewWindow::RenewWindow(Calls& calls, AccountKey account, const QString& place)
    : QWidget(nullptr, Qt::Window | Qt::WindowStaysOnTopHint), m_calls(calls), m_account(std::move(account)),
      m_place(place), m_form(calls.world().clock.today()) {
    m_request.account = name_of(m_account);
    setWindowTitle(title());
    lay_out();
    connect(&m_form, &RenewForm::submitted, this, [this] { submit(); });
    connect(&m_steps, &RenewSteps::page_wanted, this, [this] { open_page(); });
    connect(&m_form, &RenewForm::changed, this, [this] { update_buttons(); });
    connect(&m_renew, &QPushButton::clicked, this, [this] { submit(); });
    connect(&m_close, &QPushButton::clicked, this, [this] {
        if (m_stage == Stage::running)
            m_calls.stop_acting();
        else if (m_place.isEmpty())
            close();
        else
            Q_EMIT cancel_wanted();
    });
    connect(&m_skip, &QPushButton::clicked, this, &RenewWindow::next_wanted);
    for (const auto& [button, pressed] :
         {std::pair(&m_first, &m_first_pressed), {&m_second, &m_second_pressed}})
        connect(button, &QPushButton::clicked, this, [pressed = pressed] {
            if (const auto what = *pressed)
                what();
        });
    m_copies.set_actions({[this] { retry(true, true); }, [this] { retry(false, true); },
                          [this](const std::string& slot) { confirm(slot); },
                          [this](const std::string& slot) { unlock(slot); }});
    enter(Stage::preparing);
}

RenewWindow::~RenewWindow() = default;

QString RenewWindow::title() const {
    const std::string title = translate("desktop", "Renew %1", {m_account.login});
    return m_place.isEmpty() ? qt(title) : qt(title) + QStringLiteral(" (") + m_place + u')';
}

void RenewWindow::lay_out() {
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.2);
    m_title.setFont(large);
    m_title.setTextFormat(Qt::PlainText);
    m_title.setText(qt(m_account.login));
    m_subtitle.setTextFormat(Qt::PlainText);
    m_subtitle.setText(m_place);
    m_headline.setWordWrap(true);
    m_headline.setTextFormat(Qt::PlainText);
    QFont strong = font();
    strong.setBold(true);
    m_headline.setFont(strong);
    m_more.setWordWrap(true);
    m_more.setTextFormat(Qt::PlainText);
    m_copies_title.setFont(strong);
    m_copies_title.setText(qt(translate("desktop", "Where the password is stored")));
    m_progress.setRange(0, 0);
    m_progress.setTextVisible(false);
    m_progress.setAccessibleName(qt(translate("desktop", "Working")));
    m_renew.setText(qt(translate("desktop", "&Renew")));
    m_skip.setText(qt(translate("desktop", "&Next account")));
    m_skip.setVisible(!m_place.isEmpty());

    auto* inside = new QWidget;
    auto* list = new QVBoxLayout(inside);
    list->setContentsMargins(0, 0, 8, 0);
    list->setSpacing(8);
    list->addWidget(&m_headline);
    list->addWidget(&m_more);
    auto* choices = new QHBoxLayout;
    choices->addWidget(&m_first);
    choices->addWidget(&m_second);
    choices->addStretch(1);
    list->addLayout(choices);
    list->addWidget(&m_steps);
    list->addWidget(&m_copies_title);
    list->addWidget(&m_copies);
    list->addStretch(1);
    m_scroll.setWidget(inside);
    m_scroll.setWidgetResizable(true);
    m_scroll.setFrameShape(QFrame::NoFrame);
    m_scroll.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll.setAccessibleName(qt(translate("desktop", "Steps and copies")));

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(&m_progress, 1);
    buttons->addStretch(1);
    buttons->addWidget(&m_skip);
    buttons->addWidget(&m_close);
    buttons->addWidget(&m_renew);
    auto* all = new QVBoxLayout(this);
    all->addWidget(&m_title);
    all->addWidget(&m_subtitle);
    all->addWidget(&m_scroll, 1);
    all->addWidget(&m_form);
    all->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 76, fontMetrics().height() * 38);
}

void RenewWindow::begin(bool open_page) {
    m_wants_page = open_page;
    enter(Stage::preparing);
    say(qt(translate("desktop", "One moment…")), Tone::plain, {});
    m_calls.look(
        this, [request = m_request](Calls::Context& context) { return context.service.prepare(request); },
        [this](const Result<RotationPreview>& preview) { prepared(preview); });
}

void RenewWindow::prepared(const Result<RotationPreview>& preview) {
    if (!preview) {
        show_trouble(preview.error());
        offer(m_first, translate("desktop", "&Try again"), [this] { begin(m_wants_page); });
        return;
    }
    m_preview = *preview;
    AccountStatus now;
    now.validity = preview->validity;
    now.days_left = days_left(preview->validity, m_calls.world().clock.today());
    const QString provider =
        preview->provider_name.empty() ? provider_in_words(m_account.provider) : qt(preview->provider_name);
    m_subtitle.setText((m_place.isEmpty() ? QString() : m_place + QStringLiteral(" · ")) + provider +
                       QStringLiteral(" · ") + expiry_in_words(now));
    m_steps.show_preview(*preview);
    m_form.show_preview(*preview);
    m_copies.show_plan(preview->slots);
    m_copies_title.setVisible(!preview->slots.empty());
    offer_nothing();
    if (preview->vault) {
        say(qt(translate("desktop", "The keychain cannot take the password yet.")), Tone::attention,
            error_in_words(*preview->vault));
        offer(m_first, translate("desktop", "&Look again"), [this] { begin(false); });
    } else if (m_password) {
        say(qt(translate("desktop", "The password that you pasted is still here.")), Tone::attention,
            qt(translate("desktop", "Go on with it, or paste another one in its place.")));
        offer(m_first, translate("desktop", "&Try again"), [this] { rotate(); });
    } else if (preview->has_staged) {
        say(qt(translate("desktop", "A password that was pasted earlier waits.")), Tone::attention,
            qt(translate("desktop", "Paste a new one in its place, or go on with it.")));
        offer(m_first, translate("desktop", "&Go on with it"), [this] { retry(false, true); });
        offer(m_second, translate("desktop", "&Discard it"), [this] { discard(); });
    } else {
        say({}, Tone::plain, {});
    }
    enter(Stage::asking);
    m_form.field().setFocus(Qt::OtherFocusReason);
    if (std::exchange(m_wants_page, false))
        open_page();
}

void RenewWindow::open_page() const {
    // Whatever a provider file says: a page, and never a program or a file.
    const QUrl page(m_preview ? qt(m_preview->url) : QString(), QUrl::StrictMode);
    if (page.scheme() == QStringLiteral("https"))
        QDesktopServices::openUrl(page);
}

void RenewWindow::submit() {
    if (m_stage != Stage::asking || !m_form.check())
        return;
    auto clean = clean_password(m_form.field().take());
    if (!clean)
        return ask_again(qt(clean.error().message), Tone::attention, qt(clean.error().hint));
    m_password = std::make_shared<const Secret>(std::move(clean->password));
    m_request.accept_duplicate = false;
    m_request.without_vault = false;
    rotate();
}

void RenewWindow::rotate() {
    if (!m_form.check_date())
        return;
    m_request.expires = m_form.read_date();
    m_request.create = m_form.fills_absent();
    run_call([request = m_request, password = m_password](Calls::Context& context) {
        return context.service.rotate(request, *password, context.progress, context.stop);
    });
}

void RenewWindow::retry(bool close_programs, bool probe) {
    RetryRequest request;
    request.account = m_request.account;
    request.restart_clients = close_programs;
    request.probe = probe;
    run_call([request](Calls::Context& context) {
        return context.service.retry(request, context.progress, context.stop);
    });
}

void RenewWindow::run_call(std::function<Result<RotationReport>(Calls::Context&)> call) {
    enter(Stage::running);
    say(qt(translate("desktop", "Working…")), Tone::plain, {});
    offer_nothing();
    m_copies.show_waiting();
    m_calls.act(
        this, std::move(call), [this](Result<RotationReport> report) { answered(std::move(report)); },
        [this](const Progress& progress) { show_progress(progress); });
}

void RenewWindow::show_progress(const Progress& progress) {
    if (m_stage != Stage::running)
        return;
    switch (progress.stage) {
    case Progress::Stage::discovering:
    case Progress::Stage::planning:
        return m_headline.setText(qt(translate("desktop", "Looking at the mail programs…")));
    case Progress::Stage::staging:
        return m_headline.setText(qt(translate("desktop", "Putting it into the keychain first…")));
    case Progress::Stage::probing:
        return m_headline.setText(qt(translate("desktop", "Trying it once with the provider's server…")));
    case Progress::Stage::applying:
        return m_headline.setText(qt(translate("desktop", "Writing it to the mail programs…")));
    case Progress::Stage::verifying:
    case Progress::Stage::committing:
        return m_headline.setText(qt(translate("desktop", "Reading it back…")));
    }
}

void RenewWindow::answered(Result<RotationReport> report) {
    if (!report) {
        // An error means that nothing was begun; after a lost agent the same password is right again.
        if (report.error().code == ErrorCode::invalid_data)
            m_password.reset();
        show_trouble(report.error());
    } else if (const auto mine =
                   std::find_if(report->accounts.begin(), report->accounts.end(),
                                [this](const AccountResult& one) { return one.account == m_account; });
               mine != report->accounts.end()) {
        m_result = *mine;
        show_result(*mine);
    } else {
        finish(qt(translate("desktop", "There was nothing to do.")), Tone::good, {});
    }
    Q_EMIT changed();
}

void RenewWindow::discard() {
    m_calls.act(
        this, [name = m_request.account](Calls::Context& context) { return context.service.discard(name); },
        [this](const Result<void>& done) {
            if (!done)
                return show_trouble(done.error());
            m_password.reset();
            begin(false);
            Q_EMIT changed();
        });
}

void RenewWindow::confirm(const std::string& slot) {
    m_calls.act(
        this, [slot](Calls::Context& context) { return context.service.confirm(slot); },
        [this](const Result<AccountStatus>& status) {
            if (status)
                refresh(*status);
            else
                show_trouble(status.error());
            Q_EMIT changed();
        });
}

void RenewWindow::unlock(const std::string& slot) {
    auto* dialog = new UnlockDialog(m_calls, slot, this);
    connect(dialog, &UnlockDialog::unlocked, this, [this] {
        if (m_stage == Stage::finished)
            retry(false, true);
        else
            begin(false);
    });
    dialog->open();
}

void RenewWindow::refresh(const AccountStatus& status) {
    if (m_stage != Stage::finished || status.account != m_account)
        return;
    const int before = m_copies.left_open();
    m_copies.show_slots(status.slots);
    if (before > 0 && m_copies.left_open() == 0 && m_result && status.staged.empty())
        finish(qt(translate("desktop", "Done: the new password is everywhere.")), Tone::good, m_more.text());
}

} // namespace rinnova::desktop
