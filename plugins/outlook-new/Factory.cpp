// SPDX-License-Identifier: Apache-2.0
#include "CloudOutlookTarget.h"
#include "sdk/TargetFactory.h"

#include <QObject>

class CloudOutlookFactory : public QObject, public rinnova::sdk::TargetFactory {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID RINNOVA_TARGET_IID FILE "plugin.json")
    Q_INTERFACES(rinnova::sdk::TargetFactory)
  public:
    std::unique_ptr<rinnova::sdk::Target> create(const rinnova::sdk::TargetContext& context) override {
        return std::make_unique<rinnova::outlook_new::CloudOutlookTarget>(context);
    }
};

#include "Factory.moc"
