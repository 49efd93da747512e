// SPDX-License-Identifier: Apache-2.0
// The same plugin on a registry that is a file in the user's home: for the contract's tests.
#include "OutlookTarget.h"
#include "RegistryFile.h"
#include "sdk/TargetFactory.h"

#include <QObject>

class OutlookAtHomeFactory : public QObject, public rinnova::sdk::TargetFactory {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID RINNOVA_TARGET_IID FILE "at-home.json")
    Q_INTERFACES(rinnova::sdk::TargetFactory)
  public:
    std::unique_ptr<rinnova::sdk::Target> create(const rinnova::sdk::TargetContext& context) override {
        return std::make_unique<rinnova::outlook::OutlookTarget>(
            rinnova::outlook::windows_at_home(context.home));
    }
};

#include "FactoryAtHome.moc"
