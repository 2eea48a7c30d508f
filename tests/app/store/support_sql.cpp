// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_sql.h"

#include "app/crypto/signing.h"

#include <QFile>

#include <sqlite3.h>

namespace yidi {

QString runSql(const QString& path, const QString& sql, QStringList* rows)
{
    sqlite3* handle = nullptr;
    char* message = nullptr;
    const auto collect = [](void* list, int, char** values, char**) {
        if (list)
            static_cast<QStringList*>(list)->append(QString::fromUtf8(values[0]));
        return 0;
    };
    QString error = QStringLiteral("cannot open");
    if (sqlite3_open_v2(
            QFile::encodeName(path).constData(), &handle, SQLITE_OPEN_READWRITE, nullptr)
        == SQLITE_OK) {
        sqlite3_exec(handle, sql.toUtf8().constData(), collect, rows, &message);
        error = QString::fromUtf8(message);
        sqlite3_free(message);
    }
    sqlite3_close(handle);
    return error;
}

static const Sm2KeyPair& sealKeys()
{
    static const Sm2KeyPair keys = makeSm2KeyPair().value();
    return keys;
}

const QByteArray& sealPrivateKey()
{
    return sealKeys().privatePem;
}

Outbox::Station someStation()
{
    SecretBuffer storeKey(16);
    for (unsigned char byte = 0; byte < 16; ++byte)
        storeKey.append(byte);
    return { QStringLiteral("H64010400001"), QStringLiteral("001"), sealKeys().publicPem,
        std::move(storeKey) };
}

RecordDraft someDraft(const QString& lane)
{
    RecordDraft draft;
    draft.infno = QStringLiteral("Y101");
    draft.insuplcAdmdvs = QStringLiteral("650100");
    draft.lane = lane;
    draft.input = Json::object({ { QStringLiteral("data"),
        Json::object({ { QStringLiteral("psn_no"), Json(QStringLiteral("65000000000001")) } }) } });
    return draft;
}

QString recordIn(Outbox& outbox, RecordState state, const QString& lane)
{
    const QString msgid = outbox.add(someDraft(lane)).value().msgid;
    const auto sending = [&] { return outbox.markSending(msgid).has_value(); };
    bool ok = true;
    switch (state) {
    case RecordState::Ready:
        break;
    case RecordState::Sending:
        ok = sending();
        break;
    case RecordState::Acked:
        ok = sending() && outbox.close({ msgid, MessageEnd::Done, "signed" });
        break;
    case RecordState::Refused:
        ok = sending() && outbox.close({ msgid, MessageEnd::Refused, "signed" });
        break;
    case RecordState::Held:
        ok = sending() && outbox.hold(msgid, QStringLiteral("schema"));
        break;
    case RecordState::Fencing:
        ok = sending() && outbox.giveUp(msgid, QStringLiteral("no receipt"));
        break;
    case RecordState::Withdrawn:
        ok = outbox.giveUp(msgid, QStringLiteral("no receipt")).has_value();
        break;
    }
    return ok ? msgid : QString();
}

} // namespace yidi
