// SPDX-License-Identifier: Apache-2.0
#include "desktop/Program.h"

#include "base/Language.h"
#include "base/ProgramStart.h"
#include "desktop/App.h"
#include "desktop/Arguments.h"
#include "desktop/Boxes.h"
#include "desktop/Display.h"
#include "desktop/Looks.h"
#include "desktop/PasteFieldAccess.h"
#include "desktop/QtText.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <cstdio>

namespace rinnova::desktop {

namespace {

// What Qt has to say is for developers, and not ours to mix with what users read.
void keep_quiet(QtMsgType, const QMessageLogContext&, const QString&) {}

void say(const Error& error) {
    std::fprintf(stderr, "rinnova-desktop: %s\n", error.message.c_str());
    if (!error.hint.empty())
        std::fprintf(stderr, "%s\n", error.hint.c_str());
}

/// Numbers, dates and the toolkit's own few words in the language of the texts.
void speak(const std::string& language, QTranslator& of_toolkit) {
    QLocale locale = QLocale::system();
    const bool italian = language == "it";
    if (locale.language() != (italian ? QLocale::Italian : QLocale::English))
        locale = italian ? QLocale(QLocale::Italian, QLocale::Italy)
                         : QLocale(QLocale::English, QLocale::UnitedKingdom);
    QLocale::setDefault(locale);
    if (of_toolkit.load(QStringLiteral("qtbase_") + qt(language),
                        QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&of_toolkit);
}

int run(QGuiApplication& application, std::unique_ptr<OneInstance> one, const Wish& wish,
        const World& world) {
    application.setOrganizationName(QStringLiteral("rinnova"));
    application.setApplicationName(QStringLiteral("rinnova-desktop"));
    application.setDesktopFileName(QStringLiteral("rinnova-desktop"));
    application.setApplicationDisplayName(QStringLiteral("Rinnova"));
    application.setWindowIcon(program_icon());
    application.setQuitOnLastWindowClosed(false);
    use_boxes_that_can_be_seen();
    const Translation translation(world.language);
    QTranslator of_toolkit;
    speak(world.language, of_toolkit);
    teach_accessibility();
    App app(world);
    if (const auto heard = one->listen([&app](const Wish& other) { return app.wish(other); }); !heard) {
        say(heard.error());
        return 1;
    }
    app.wish(wish);
    const int code = QApplication::exec();
    // What is still being read may wait for its user, and the next start need not.
    one.reset();
    return code;
}

} // namespace

int run_program(int argc, char** argv, const Hardening& hardening, const Paths& paths, const Clock& clock,
                const ProgramParts& parts) {
    qInstallMessageHandler(keep_quiet);
    const auto arguments = parse_arguments(own_arguments(argc, argv));
    if (arguments && arguments->version) {
        std::puts("rinnova-desktop " RINNOVA_VERSION);
        return 0;
    }
    if (arguments && arguments->help) {
        std::puts(usage().c_str());
        return 0;
    }
    if (!arguments) {
        say(arguments.error());
        return 2;
    }
    Wish wish = arguments->wish;
    wish.token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN").toStdString();
    auto one = OneInstance::claim(paths, wish);
    if (!one && one.error().code == ErrorCode::busy)
        return 0;
    if (!one) {
        say(one.error());
        return 1;
    }
    if (!has_display()) {
        say({ErrorCode::unsupported,
             translate("desktop", "There is no display to show a window on."),
             {},
             {}});
        return 1;
    }
    QApplication application(argc, argv);
    const std::string language =
        choose_language(arguments->language, parts.configured_language, LocaleVariables::of_this_process());
    return run(application, std::move(*one), wish,
               World{paths, clock, [&parts, language] { return parts.make_service(language, false); },
                     [&parts, language] { return parts.make_service(language, true); }, language, hardening});
}

} // namespace rinnova::desktop
