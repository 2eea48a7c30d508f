// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString hospital = QStringLiteral("H64010400001");

/// A kiosk and a window at the hospital, and the office that insures people.
struct Town {
    Bureau bureau;
    Sender kiosk { bureau,
        bureau.enrol(QStringLiteral("KIOSK-001"), hospital, QStringLiteral("640104"),
            QStringLiteral("001"), QStringLiteral("2")) };
    Window window { bureau,
        bureau.enrol(QStringLiteral("WINDOW-001"), hospital, QStringLiteral("640104"),
            QStringLiteral("101"), QStringLiteral("1")) };
    Window office { bureau,
        bureau.enrol(QStringLiteral("OFFICE-001"), QStringLiteral("J65000000001"),
            QStringLiteral("650000"), QStringLiteral("101"), QStringLiteral("1")) };
};

#define SEE(condition) QVERIFY2(wait([&] { return bool(condition); }), #condition)

} // namespace

class TestDeskRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logIn_rightPassword_opensTheDeskAndIsNoted()
    {
        Town town;
        QVERIFY(!town.window.isIn());
        town.window.logIn("1001");
        SEE(town.window.isIn());
        town.window.runner.reset(); // what was to be noted is noted first
        QCOMPARE(town.window.trail().first(), QStringLiteral("1001 log-in"));
    }

    void logIn_withANumberNobodyHas_writesNothingTyped()
    {
        Town town;
        town.window.type(
            "number", QStringLiteral("training-1001")); // the password, in the wrong field
        town.window.password(QStringLiteral("whatever-it-is"));
        SEE(!town.window.trail().isEmpty());
        QCOMPARE(town.window.trail(), QStringList { QStringLiteral("log-in-refused") });
    }

    void logIn_whileTheTrailCannotBeWritten_isRefused()
    {
        Town town;
        const QString trail = town.window.profile.file(QStringLiteral("trail.db"));
        QFile file(trail);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        town.window.logIn("1001");
        SEE(town.window.shown.noticeTone != desk::Table::Tone::Normal);
        QVERIFY(!town.window.isIn());
    }
};

QTEST_GUILESS_MAIN(TestDeskRunner)
#include "tst_desk_runner.moc"
