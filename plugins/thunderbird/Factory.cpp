// SPDX-License-Identifier: Apache-2.0
#include "ThunderbirdTarget.h"
#include "sdk/TargetFactory.h"

#include <QObject>

namespace rinnova::thunderbird {

class Factory : public QObject, public sdk::TargetFactory {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID RINNOVA_TARGET_IID FILE "plugin.json")
    Q_INTERFACES(rinnova::sdk::TargetFactory)

  public:
    std::unique_ptr<sdk::Target> create(const sdk::TargetContext& context) override {
        return std::make_unique<ThunderbirdTarget>(context);
    }
};

} // namespace rinnova::thunderbird

#include "Factory.moc"
