// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/AccountsModel.h"
#include "desktop/AgentEvents.h"
#include "desktop/Calls.h"
#include "desktop/ImportWindow.h"
#include "desktop/MainWindow.h"
#include "desktop/ManyWindow.h"
#include "desktop/OneInstance.h"
#include "desktop/PasswordFileWindow.h"
#include "desktop/RenewWindow.h"
#include "desktop/ScreenKeeper.h"
#include "desktop/Tray.h"

#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>

namespace rinnova::desktop {

/// Joins the parts: what the service says goes into the model, what a person wants goes to the service.
class App final : public QObject {
    Q_OBJECT
  public:
    explicit App(const World& world);
    ~App() override;

    /// What the program was started for, or another start of it has handed over. False once it ends.
    bool wish(const Wish& wish);

  private:
    /// Reads the accounts, and hears of their changes: after the first frame, which needs nothing of this.
    void begin();
    void connect_window();
    void connect_tray();
    void refresh();
    void learnt(Result<std::vector<AccountStatus>> accounts);
    void wake_at_midnight();
    /// A desktop that is just starting brings its tray a moment later.
    void wait_for_tray(int tries);
    void open_window();
    void open_renewal(const AccountKey& account, bool open_page);
    /// Of an account that the list does not hold: tracked by its first renewal.
    void renew_by_name(const Wish& wish);
    void open_many();
    void open_import();
    void open_password_file();
    void snooze(const AccountKey& account);
    /// Neither a window nor an icon is shown.
    bool nowhere() const;
    /// Once this one has closed, if there is nothing else then.
    void quit_when_last(QWidget& window);
    void quit();
    /// Ends the program once nothing is being changed, and nothing that was pasted would be lost.
    void leave();

    ScreenKeeper m_screens;
    Calls m_calls;
    AccountsModel m_model;
    std::unique_ptr<MainWindow> m_window; ///< given back while the program lives in the tray alone
    Tray m_tray;
    std::unique_ptr<AgentEvents> m_events; ///< once begun
    std::map<AccountKey, QPointer<RenewWindow>> m_renewals;
    QPointer<ManyWindow> m_many;
    QPointer<ImportWindow> m_import;
    QPointer<PasswordFileWindow> m_password_file;
    QTimer m_midnight;
    std::optional<Wish> m_waiting; ///< until the accounts are known
    bool m_asking = false;
    bool m_again = false;
    bool m_known = false;
    bool m_complained = false; ///< a window has shown that they cannot be read
    bool m_quitting = false;
    bool m_left = false; ///< it ends now
};

} // namespace rinnova::desktop
