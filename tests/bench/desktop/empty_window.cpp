// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QWidget>

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QWidget window;
    window.setWindowTitle(QStringLiteral("Rinnova"));
    window.resize(960, 600);
    window.show();
    return QApplication::exec();
}
