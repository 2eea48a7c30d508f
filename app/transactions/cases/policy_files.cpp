// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/cases/policy_files.h"

#include "app/base/dates.h"

#include <QDir>
#include <QFile>

namespace yidi {

namespace {

Result<Policy> readPolicy(
    const QDir& folder, const QString& name, const std::function<QString(const QByteArray&)>& hash)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, name + QLatin1String(": cannot be read"));
    const QByteArray bytes = file.readAll();
    YIDI_ASSIGN(Policy policy, parsePolicy(bytes, name, hash(bytes)));
    const QString expected =
        QStringLiteral("%1/%2.json").arg(policy.region, wireDate(policy.effectiveFrom));
    if (name != expected)
        return fail(ErrorCode::BadPolicy,
            QStringLiteral("%1: region and effective_from say %2").arg(name, expected));
    return policy;
}

} // namespace

Result<PolicyFolder> readPolicies(
    const QString& folder, const std::function<QString(const QByteArray&)>& hash)
{
    const QDir top(folder);
    if (!top.exists())
        return fail(ErrorCode::FileUnreadable, folder + QLatin1String(": no such folder"));
    PolicyFolder read;
    for (const QString& region : top.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QStringList files =
            QDir(top.filePath(region))
                .entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name);
        for (const QString& file : files) {
            auto policy = readPolicy(top, region + QLatin1Char('/') + file, hash);
            Result<void> added = policy ? read.book.add(*std::move(policy))
                                        : Result<void>(fail(std::move(policy).error()));
            if (!added)
                read.problems.push_back(std::move(added).error());
        }
    }
    if (read.book.size() == 0 && read.problems.empty())
        read.problems.push_back(
            { ErrorCode::PolicyMissing, folder + QLatin1String(": holds no policy") });
    return read;
}

} // namespace yidi
