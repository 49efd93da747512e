// SPDX-License-Identifier: Apache-2.0
#include "desktop/PasteFieldAccess.h"

#include "desktop/PasteField.h"
#include "desktop/QtText.h"

#include <QAccessibleWidget>

namespace rinnova::desktop {

namespace {

/// A password text whose only content is how long it is.
class PasteFieldAccess final : public QAccessibleWidget {
  public:
    explicit PasteFieldAccess(PasteField* field)
        : QAccessibleWidget(field, QAccessible::EditableText), m_field(field) {}

    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        state.focusable = true;
        return state;
    }

    QString text(QAccessible::Text which) const override {
        if (which == QAccessible::Value || (which == QAccessible::Description && !m_field->empty()))
            return qt(translate_count("desktop", "%n character(s)", static_cast<int>(m_field->characters())));
        return QAccessibleWidget::text(which);
    }

  private:
    PasteField* m_field;
};

QAccessibleInterface* access_to(const QString& name, QObject* object) {
    auto* field = qobject_cast<PasteField*>(object);
    return field != nullptr && name == QStringLiteral("rinnova::desktop::PasteField")
               ? new PasteFieldAccess(field)
               : nullptr;
}

} // namespace

void teach_accessibility() {
    QAccessible::installFactory(access_to);
}

} // namespace rinnova::desktop
