// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/cases/policy_files.h"

#include "app/base/dates.h"
#include "app/base/json_fields.h"
#include "app/domain/policy/policy_reader.h"

#include <QDir>
#include <QFile>

namespace yidi {

namespace {

/// The files of every region, "650000/2016-01-01.json", in order.
QStringList filesIn(const QDir& top)
{
    QStringList names;
    for (const QString& region : top.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        // Not filtered by name: a filter is a regular expression, made anew for every folder.
        const QStringList files = QDir(top.filePath(region)).entryList(QDir::Files, QDir::Name);
        for (const QString& file : files)
            if (file.endsWith(QLatin1String(".json")))
                names.append(region + QLatin1Char('/') + file);
    }
    return names;
}

/// Adds the policy of one file, or what is wrong with it, one problem each.
void readPolicy(const QDir& folder, const QString& name,
    const std::function<QString(const QByteArray&)>& hash, PolicyReader& reader, PolicyFolder& read)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) { // read at once
        read.problems.push_back(
            { ErrorCode::FileUnreadable, name + QLatin1String(": cannot be read") });
        return;
    }
    const QByteArray bytes = file.readAll();
    auto policy = reader.parse(bytes, name, hash(bytes));
    if (!policy) {
        const QString start = name + QLatin1String(": ");
        for (const QString& problem : problemsIn(policy.error().detail))
            read.problems.push_back(
                { policy.error().code, problem.startsWith(start) ? problem : start + problem });
        return;
    }
    const QString expected =
        QStringLiteral("%1/%2.json").arg(policy->region, wireDate(policy->effectiveFrom));
    Result<void> added = name == expected
        ? read.book.add(*std::move(policy))
        : Result<void>(fail(ErrorCode::BadPolicy,
            QStringLiteral("%1: region and effective_from say %2").arg(name, expected)));
    if (!added)
        read.problems.push_back(std::move(added).error());
}

} // namespace

Result<PolicyFolder> readPolicies(
    const QString& folder, const std::function<QString(const QByteArray&)>& hash)
{
    const QDir top(folder);
    if (!top.exists())
        return fail(ErrorCode::FileUnreadable, folder + QLatin1String(": no such folder"));
    PolicyFolder read;
    PolicyReader reader;
    // Listed first: a folder opened after each file makes the heap put itself in order every time.
    for (const QString& name : filesIn(top))
        readPolicy(top, name, hash, reader, read);
    if (read.book.size() == 0 && read.problems.empty())
        read.problems.push_back(
            { ErrorCode::PolicyMissing, folder + QLatin1String(": holds no policy") });
    return read;
}

} // namespace yidi
