// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/base/dates.h"
#include "app/store/outbox.h"

#include <QStringList>

namespace yidi {

/// Runs SQL on a file behind the store's back; answers the error text, empty when it went through.
/// The first column of the rows goes to `rows`.
QString runSql(const QString& path, const QString& sql, QStringList* rows = nullptr);

/// A filing of an invented person in `lane`.
RecordDraft someDraft(const QString& lane = QStringLiteral("lane-1"));

/// With keys made once a test program.
Outbox::Station someStation();
/// Opens what is sealed for the province.
const QByteArray& sealPrivateKey();

inline QDateTime someMorning()
{
    return chinaTime(QDate(2017, 3, 31), QTime(9, 0));
}

/// Walks a new Record into `state` the way business does; answers its msgid.
QString recordIn(Outbox& outbox, RecordState state, const QString& lane);

} // namespace yidi
