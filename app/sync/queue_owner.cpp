// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/queue_owner.h"

#include "app/sync/earlier_queues.h"

#include <QFile>
#include <QScopeGuard>

namespace yidi {

namespace {

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotEnrolled,
            path + QStringLiteral(": ") + file.errorString()
                + QStringLiteral("; enrol the station again: yidi station enrol"));
    return file.readAll();
}

/// 32 hex digits, read byte by byte so that nothing else holds the key.
Result<SecretBuffer> keyIn(const QString& path)
{
    constexpr qint64 digits = 32;
    QFile file(path);
    const auto noKey = [&] {
        return fail(ErrorCode::NotEnrolled,
            path
                + QStringLiteral(": no key of 32 hex digits; put it back from where it is kept, or "
                                 "enrol the station again: yidi station enrol"));
    };
    char text[digits] = {};
    const auto wiped = qScopeGuard([&] { explicit_bzero(text, sizeof text); });
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
        || file.read(text, digits) != digits)
        return noKey();
    const auto valueOf = [](char digit) -> int {
        return digit >= '0' && digit <= '9' ? digit - '0'
            : digit >= 'a' && digit <= 'f'  ? digit - 'a' + 10
                                            : -1;
    };
    SecretBuffer key(digits / 2);
    for (qint64 at = 0; at < digits; at += 2) {
        const int high = valueOf(text[at]);
        const int low = valueOf(text[at + 1]);
        if (high < 0 || low < 0)
            return noKey();
        key.append(static_cast<unsigned char>(high * 16 + low));
    }
    return key;
}

QString storeKeyPath(const StationProfile& profile)
{
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const QString given = credentials + QStringLiteral("/yidi.store.key");
    return !credentials.isEmpty() && QFile::exists(given)
        ? given
        : profile.file(QStringLiteral("store.key"));
}

} // namespace

Result<Outbox::Station> queueOwner(const StationProfile& profile)
{
    Outbox::Station owner { profile.institutionCode, profile.stationNumber };
    YIDI_ASSIGN(owner.provinceSeal, contentOf(profile.file(QStringLiteral("province-seal.pem"))));
    YIDI_ASSIGN(owner.storeKey, keyIn(storeKeyPath(profile)));
    YIDI_ASSIGN(const EarlierQueues earlier, EarlierQueues::load(profile.dataDir));
    owner.earlierMsgId = earlier.lastMsgId;
    return owner;
}

} // namespace yidi
