// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace rinnova::desktop {

/// Qt's own style, Fusion, draws the frame of an unticked box darker than its ground, whatever that is: on a
/// dark one it cannot be seen. Here it stands out from any ground. Other styles are left as they are.
class Boxes : public QProxyStyle {
  public:
    Boxes();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

/// Takes it for the application, when its style is Fusion.
void use_boxes_that_can_be_seen();

} // namespace rinnova::desktop
