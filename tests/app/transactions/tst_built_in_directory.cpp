// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/region/region.h"
#include "app/transactions/snapshot/built_in_directory.h"

#include "app/base/json.h"

#include <QFile>
#include <QTest>

using namespace yidi;

class TestBuiltInDirectory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void builtInDirectory_isTheFileOfTheTree()
    {
        QFile file(QStringLiteral(YIDI_SOURCE_DIR "/resources/directory/regions.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto places = parsePlaces(file.readAll());
        QVERIFY2(places, places ? "" : qPrintable(places.error().detail));
        QCOMPARE(builtInDirectory(), (Directory { *places, {} }));
    }

    void builtInDirectory_trainingWorld_knowsEveryPlaceOfIt()
    {
        const Directory directory = builtInDirectory();
        const auto root =
            readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/institutions.json"));
        QVERIFY(root);
        for (const Json& row : (*root)[u"institutions"].items())
            QVERIFY(directory.find(cityOf(row[u"admdvs"].text()))
                || directory.find(provinceOf(row[u"admdvs"].text())));
    }
};

QTEST_GUILESS_MAIN(TestBuiltInDirectory)
#include "tst_built_in_directory.moc"
