// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/earlier_queues.h"

#include "app/base/json.h"
#include "app/crypto/new_file.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace yidi {

Result<EarlierQueues> EarlierQueues::load(const QString& dataDir)
{
    EarlierQueues earlier;
    const QString path = QDir(dataDir).filePath(QLatin1String(fileName));
    if (!QFile::exists(path))
        return earlier;
    const auto json = readJsonFile(path);
    earlier.lastMsgId = json ? (*json)[u"last_msgid"].text() : QString();
    bool isWhole = !earlier.lastMsgId.isEmpty();
    for (const Json& epoch : json ? (*json)[u"epochs"].items() : std::vector<Json>()) {
        bool counts = false;
        earlier.epochs.push_back(
            { epoch[u"epoch"].text(), epoch[u"last"].text().toLongLong(&counts), 0 });
        isWhole = isWhole && counts && !earlier.epochs.back().epoch.isEmpty();
    }
    if (!isWhole)
        return fail(ErrorCode::BadInput,
            path
                + QStringLiteral(": not what `yidi station reset` wrote; put it back from where it "
                                 "is kept, or remove it"));
    return earlier;
}

Result<void> EarlierQueues::save(const QString& dataDir) const
{
    Json list = Json::array();
    for (const EpochSeen& epoch : epochs)
        list.append(Json::object({ { QStringLiteral("epoch"), epoch.epoch },
            { QStringLiteral("last"), Json::integer(epoch.last) } }));
    const Json json = Json::object(
        { { QStringLiteral("last_msgid"), lastMsgId }, { QStringLiteral("epochs"), list } });
    return replaceFile(
        QDir(dataDir).filePath(QLatin1String(fileName)), writeJson(json), FileAccess::Owner);
}

void EarlierQueues::add(const QString& itsLastMsgId, const std::vector<EpochSeen>& itsEpochs)
{
    lastMsgId = std::max(lastMsgId, itsLastMsgId);
    for (const EpochSeen& epoch : itsEpochs) {
        const auto known = std::find_if(epochs.begin(), epochs.end(),
            [&](const EpochSeen& one) { return one.epoch == epoch.epoch; });
        if (known != epochs.end())
            known->last = std::max(known->last, epoch.last);
        else if (epoch.last > 0)
            epochs.push_back({ epoch.epoch, epoch.last, 0 });
    }
}

} // namespace yidi
