// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The JSON schema says of a policy file what the loader says: every shipped file is broken in every
// place, and both must notice. What no schema can say (bands that fall, rules never reached) is the
// loader's alone.
#include "app/base/json.h"
#include "app/domain/policy/policy.h"
#include "tests/support/json_schema.h"

#include <QDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString resources = QStringLiteral(YIDI_SOURCE_DIR "/resources/");

/// What only the loader can know.
bool isBeyondSchemas(const QString& problem)
{
    for (const char* what : { "can never apply", "must rise", "leaves a gap", "follows a band",
             "not several", "is before", "is below", "is not a region", "not a date" })
        if (problem.contains(QLatin1String(what)))
            return true;
    return false;
}

} // namespace

class TestSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedPolicy_brokenAnywhere_isRefusedByBothOrNone_data()
    {
        QTest::addColumn<QString>("file");
        const QDir top(resources + QStringLiteral("policies"));
        for (const QString& region : top.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            for (const QString& name : QDir(top.filePath(region)).entryList(QDir::Files))
                QTest::newRow(qPrintable(region + QLatin1Char('/') + name))
                    << top.filePath(region + QLatin1Char('/') + name);
    }

    void shippedPolicy_brokenAnywhere_isRefusedByBothOrNone()
    {
        QFETCH(QString, file);
        const auto json = readJsonFile(resources + QStringLiteral("schema/policy.schema.json"));
        const auto policy = readJsonFile(file);
        QVERIFY(json && policy);
        const Schema schema(*json);
        QVERIFY(schema.accepts(*policy));
        int refused = 0;
        int told = 0;
        breakEverywhere(shortened(*policy), [&](const Json& broken) {
            const bool valid = schema.accepts(broken);
            const auto loaded = parsePolicy(writeJson(broken), QStringLiteral("f"), {});
            refused += loaded ? 0 : 1;
            const bool agreed = loaded ? valid : !valid || isBeyondSchemas(loaded.error().detail);
            if (!agreed && ++told <= 5)
                qWarning("%s",
                    qPrintable(loaded ? QStringLiteral("only the schema refuses ")
                                + QString::fromUtf8(writeJson(broken)).right(4000)
                                      : loaded.error().detail));
        });
        QCOMPARE(told, 0);
        QVERIFY(refused > 200);
    }

private:
    /// Three benefits are enough to break in every way.
    static Json shortened(Json policy)
    {
        std::vector<Json> benefits = policy[u"benefits"].items();
        if (benefits.size() > 3)
            benefits.resize(3);
        policy.set(QStringLiteral("benefits"), Json::array(std::move(benefits)));
        return policy;
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
