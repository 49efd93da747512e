// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/AccountsModel.h"
#include "desktop/Calls.h"
#include "service/BatchFile.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QWidget>

#include <map>
#include <memory>

namespace rinnova::desktop {

/// New passwords that stand in a file, an account a line: looked over before anything is done, then brought
/// everywhere in one go. The passwords themselves are never shown. Each is tried with its server.
class PasswordFileWindow final : public QWidget {
    Q_OBJECT
  public:
    PasswordFileWindow(Calls& calls, const AccountsModel& model);

    void choose_file();
    void read(const QString& file);
    bool running() const { return m_stage == Stage::running; }

  Q_SIGNALS:
    void changed();

  protected:
    void closeEvent(QCloseEvent* event) override;

  private:
    enum class Stage { empty, reading, looked_over, running, finished };

    void lay_out();
    void show_batch(Result<Batch> batch);
    void start();
    void show_progress(const Progress& progress);
    void answered(const Result<RotationReport>& report);
    void note(const AccountResult& result);
    void delete_file();
    void say(const QString& text);
    void enter(Stage stage);
    std::vector<AccountResult> results() const;

    Calls& m_calls;
    const AccountsModel& m_model;
    Stage m_stage = Stage::empty;
    QString m_file_name;
    std::shared_ptr<const Batch> m_batch;
    std::map<AccountKey, AccountResult> m_results;

    QLabel m_words;
    QTreeWidget m_list;
    QProgressBar m_progress;
    QPushButton m_choose;
    QPushButton m_save;
    QPushButton m_print;
    QPushButton m_delete;
    QPushButton m_close;
    QPushButton m_start;
};

} // namespace rinnova::desktop
