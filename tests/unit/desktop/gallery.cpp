// SPDX-License-Identifier: Apache-2.0
// Every view as a picture, for eyes:  desktop-gallery DIR it|en light|dark WIDTHxHEIGHT [ACCOUNTS]
// Twice the size with QT_SCALE_FACTOR=2. The accounts are made up; nothing of this machine is looked at.
#include "Screen.h"
#include "base/Language.h"
#include "desktop/AccountPage.h"
#include "desktop/Boxes.h"
#include "desktop/ImportWindow.h"
#include "desktop/Looks.h"
#include "desktop/MainPages.h"
#include "desktop/MainWindow.h"
#include "desktop/ManyWindow.h"
#include "desktop/PasswordFileWindow.h"
#include "desktop/PasteFieldAccess.h"
#include "desktop/QtText.h"
#include "desktop/Questions.h"
#include "desktop/RemindersDialog.h"
#include "desktop/RenewWindow.h"
#include "desktop/UnlockDialog.h"

#include <QLocale>
#include <QPainter>
#include <QStandardPaths>
#include <QStyleFactory>

#include <cstdio>
#include <fstream>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;

namespace {

QPalette dark_palette() {
    QPalette palette(QColor(0x31, 0x36, 0x3b), QColor(0x2a, 0x2e, 0x32));
    palette.setColor(QPalette::Base, QColor(0x1b, 0x1e, 0x20));
    palette.setColor(QPalette::AlternateBase, QColor(0x23, 0x26, 0x29));
    palette.setColor(QPalette::Highlight, QColor(0x2c, 0x6e, 0x9b));
    palette.setColor(QPalette::PlaceholderText, QColor(0xa1, 0xa9, 0xb1));
    return palette;
}

std::vector<AccountStatus> many_accounts(int count) {
    std::vector<AccountStatus> accounts{account("antonio.bianchi@pec.it", ValidityState::expired, -2),
                                        account("mario.rossi@pec.it", ValidityState::due, 3),
                                        account("segreteria/studio.legale@pec.it", ValidityState::due, 9)};
    auto unfinished = account("fatture@arubapec.it", ValidityState::ok, 88);
    unfinished.open = 1;
    unfinished.slots.push_back(phone_slot());
    accounts.push_back(unfinished);
    auto drifted = account("info@studioverdi.it", ValidityState::ok, 41);
    drifted.account.provider = "generic:mail.studioverdi.it";
    drifted.slots = {imap_slot(SlotState::stale)};
    accounts.push_back(drifted);
    for (int i = static_cast<int>(accounts.size()); i < count; ++i)
        accounts.push_back(
            account("cliente" + std::to_string(i) + "@pec.it", ValidityState::ok, 30 + i % 60));
    for (AccountStatus& one : accounts) {
        Slot smtp = imap_slot(one.slots.front().state);
        smtp.id = "thunderbird:fedcba9876543210";
        smtp.kind = SlotKind::smtp;
        smtp.host = "smtps.pec.aruba.it";
        smtp.port = 465;
        one.slots.insert(one.slots.begin() + 1, smtp);
        one.next_notice = "2026-11-28T10:00:00+01:00";
    }
    return accounts;
}

SlotResult result_of(Slot slot, SlotOutcome outcome, std::vector<std::string> steps = {}) {
    SlotResult result = slot_result(outcome, std::move(slot));
    result.steps = std::move(steps);
    return result;
}

RotationReport open_report(bool italian) {
    AccountResult result = account_result(AccountOutcome::open);
    Slot smtp = imap_slot();
    smtp.id = "thunderbird:fedcba9876543210";
    smtp.kind = SlotKind::smtp;
    Slot keyring = imap_slot();
    keyring.id = "keychain:1111222233334444";
    keyring.target = "keychain";
    keyring.location = "Login";
    keyring.kind = SlotKind::smtp;
    Slot waiting = imap_slot();
    waiting.detail = italian ? "Thunderbird è aperto; viene scritta appena si chiude."
                             : "Thunderbird is open; it is written as soon as it closes.";
    result.slots = {
        result_of(waiting, SlotOutcome::pending), result_of(smtp, SlotOutcome::pending),
        result_of(keyring, SlotOutcome::updated),
        result_of(phone_slot(), SlotOutcome::needs_user,
                  italian ? std::vector<std::string>{"Apri Impostazioni > Mail > Account.",
                                                     "Scegli l’account e inserisci la nuova password."}
                          : std::vector<std::string>{"Open Settings > Mail > Accounts.",
                                                     "Choose the account and enter the new password."})};
    return {"r", {result}};
}

class Gallery {
  public:
    Gallery(std::string folder, QSize size) : m_folder(std::move(folder)), m_size(size) {}

    void take(QWidget& widget, const char* name) {
        if (widget.width() > m_size.width() || widget.height() > m_size.height() ||
            widget.inherits("QMainWindow"))
            widget.resize(widget.size().boundedTo(m_size));
        settle();
        widget.grab().save(QString::fromStdString(m_folder + "/" + name + ".png"));
        if (widget.width() > m_size.width() || widget.height() > m_size.height())
            std::printf("%s does not fit: %dx%d\n", name, widget.width(), widget.height());
    }
    static void settle() {
        const QDeadlineTimer deadline(400);
        while (!deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }

  private:
    std::string m_folder;
    QSize m_size;
};

void take_renewals(Gallery& gallery, Calls& calls, Told& told, bool italian) {
    const auto step = [&](const char* name, Result<RotationReport> report) {
        RenewWindow window(calls, {"aruba-pec", "mario.rossi@pec.it"});
        window.show();
        window.begin(false);
        Gallery::settle();
        auto* field = window.findChild<PasteField*>();
        field->set(Secret::copy_of("fake-new-Xy12"));
        gallery.take(window, name == std::string("renew-open") ? "renew-pasted" : name);
        told.reports = {std::move(report)};
        Q_EMIT field->submitted();
        Gallery::settle();
        gallery.take(window, name);
    };
    step("renew-open", open_report(italian));
    AccountResult done = account_result(AccountOutcome::done, {SlotOutcome::updated});
    step("renew-done", RotationReport{"r", {done}});
    AccountResult refused = account_result(AccountOutcome::refused);
    refused.probe = {ProbeVerdict::refused, SlotKind::imap, "imaps.pec.aruba.it", 993,
                     "Authentication failed."};
    step("renew-refused", RotationReport{"r", {refused}});
    RenewWindow window(calls, {"aruba-pec", "mario.rossi@pec.it"});
    window.show();
    window.begin(false);
    gallery.take(window, "renew-asking");
}

void take_account(Gallery& gallery, Calls& calls, MainWindow& window) {
    auto* tabs = window.findChild<AccountPage*>()->findChild<QTabWidget*>();
    for (const char* name : {"account-warnings", "account-history"}) {
        tabs->setCurrentIndex(tabs->currentIndex() + 1);
        gallery.take(window, name);
    }
    auto* reminders = new RemindersDialog(
        {{21, 7, 1}, {14, 7, 3, 1, 0}, true}, [](const auto&) {}, &window);
    reminders->show();
    gallery.take(*reminders, "reminders");
    reminders->close();
    auto* unlock = new UnlockDialog(calls, "thunderbird:1", &window);
    unlock->show();
    gallery.take(*unlock, "unlock");
    unlock->close();
    ask_yes(&window, qt(translate("desktop", "Back to the password before?")),
            qt(translate("desktop",
                         "It is tried once with the provider's server, and written everywhere if it still "
                         "works. The present one is kept, so that you can come back.")),
            qt(translate("desktop", "&Go back")), [] {});
    Gallery::settle();
    if (auto* question = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
        gallery.take(*question, "question");
        question->close();
    }
}

void take_password_file(Gallery& gallery, Calls& calls, Told& told, AccountsModel& model) {
    PasswordFileWindow window(calls, model);
    window.show();
    gallery.take(window, "file-empty");
    const auto file = std::filesystem::temp_directory_path() / "gallery.jsonl";
    std::ofstream(file)
        << R"({"account":"mario.rossi@pec.it","password":"fake-new-1"})"
        << "\n"
        << R"({"account":"segreteria/studio.legale@pec.it","password":"fake-new-2","expires":"2027-02-20"})"
        << "\n";
    std::filesystem::permissions(file,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    window.read(QString::fromStdString(file.string()));
    gallery.take(window, "file-looked-over");
    std::filesystem::remove(file);
    AccountResult refused = account_result(AccountOutcome::refused);
    refused.account.login = "segreteria/studio.legale@pec.it";
    refused.probe = {ProbeVerdict::refused, SlotKind::imap, "imaps.pec.aruba.it", 993,
                     "Authentication failed."};
    told.reports = {
        RotationReport{"r", {account_result(AccountOutcome::done, {SlotOutcome::updated}), refused}}};
    for (QPushButton* button : window.findChildren<QPushButton*>())
        if (button->isVisible() && button->isEnabled() && button->text().contains(u'2'))
            button->click();
    gallery.take(window, "file-finished");
}

void take_all(Gallery& gallery, Told& told, bool italian, int count) {
    const NoonClock clock;
    World world = world_of(told, clock);
    world.language = italian ? "it" : "en";
    Calls calls(world);
    AccountsModel model;
    MainWindow window(calls, model);
    window.show();
    window.pages().refresh();
    gallery.take(window, "welcome");
    model.set(many_accounts(count));
    window.pages().refresh();
    gallery.take(window, "overview");
    window.pages().show_account({"aruba-pec", "fatture@arubapec.it"});
    gallery.take(window, "account");
    take_account(gallery, calls, window);
    take_password_file(gallery, calls, told, model);
    ManyWindow many(calls, model);
    many.show();
    gallery.take(many, "many");
    ImportWindow list(calls);
    list.show();
    const auto file = std::filesystem::temp_directory_path() / "gallery.csv";
    std::ofstream(file) << "mario.rossi@pec.it;25/05/2027;Studio\nanna@pec.it;;\n";
    list.read(QString::fromStdString(file.string()));
    std::filesystem::remove(file);
    gallery.take(list, "import");
    take_renewals(gallery, calls, told, italian);
    QPixmap icons(300, 80);
    icons.fill(Qt::white);
    QPainter painter(&icons);
    for (int i = 0; const int number : {0, 1, 12, 120})
        paint_program_icon(painter, QRectF(8 + 72 * i++, 8, 64, 64), number);
    painter.end();
    QLabel shown;
    shown.setPixmap(icons);
    shown.show();
    gallery.take(shown, "icons");
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 5)
        return 2;
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    use_boxes_that_can_be_seen();
    const bool italian = std::string_view(argv[2]) == "it";
    const Translation translation(italian ? "it" : "en");
    QLocale::setDefault(italian ? QLocale(QLocale::Italian, QLocale::Italy)
                                : QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (std::string_view(argv[3]) == "dark")
        QApplication::setPalette(dark_palette());
    int width = 0;
    int height = 0;
    if (std::sscanf(argv[4], "%dx%d", &width, &height) != 2)
        return 2;
    std::filesystem::create_directories(argv[1]);
    Told told;
    told.preview = preview();
    told.preview.steps = {
        "Webmail: clicca sul cerchio con l’iniziale, in alto a destra, poi su “Gestione account”.",
        "Approva la notifica sul telefono (“Autorizza”), poi continua qui.",
        "Menu a sinistra: “Password programmi di posta”.",
        "Clicca su “Genera nuova password”, poi su “Copia”."};
    told.discovered.accounts = many_accounts(3);
    told.discovered.problems = {
        {ErrorCode::locked, "The keychain is locked.", "Unlock it and look again.", {}}};
    told.findings = {
        {{"aruba-pec", "fatture@arubapec.it"},
         {},
         "no-tls",
         Severity::error,
         "Thunderbird sends the password of fatture@arubapec.it to smtps.pec.aruba.it without encryption.",
         "Switch the connection's security to SSL/TLS."}};
    told.findings.push_back(
        {{"aruba-pec", "fatture@arubapec.it"},
         imap_slot().id,
         "slots-differ",
         Severity::warning,
         "default-release (imap) holds another password for fatture@arubapec.it than the first "
         "place.",
         {}});
    told.findings.push_back({{"aruba-pec", "fatture@arubapec.it"},
                             {},
                             "remembered-nowhere",
                             Severity::warning,
                             "No mail program remembers the password of fatture@arubapec.it.",
                             {}});
    told.reminders = {{21, 7, 1}, {14, 7, 3, 1, 0}, true};
    told.entries = {
        {today(), {"aruba-pec", "fatture@arubapec.it"}, "rotated", "The password was renewed.", "r"}};
    Gallery gallery(argv[1], {width, height});
    take_all(gallery, told, italian, argc > 5 ? std::atoi(argv[5]) : 12);
    return 0;
}
