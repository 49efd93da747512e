// SPDX-License-Identifier: Apache-2.0
// A program that loads Qt Core and does nothing: what a start costs at least.
#include <QCoreApplication>

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return 0;
}
