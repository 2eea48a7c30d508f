// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/transactions/staff/staff_codec.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr qint64 minute = qint64 { 60 } * 1000;
const QDateTime called = chinaTime(QDate(2017, 3, 31), QTime(10, 0));

StaffCallAnswer callFrom(World& world, const QString& page = QStringLiteral("reader"))
{
    const auto answer = world.ask(World::kiosk(), QStringLiteral("Y108"), {},
        toWire(StaffCall { World::kiosk().deviceNo, page }));
    return fromWire<StaffCallAnswer>(answer.output, QStringLiteral("output"))
        .value_or(StaffCallAnswer());
}

std::vector<StaffCallRow> calls(
    World& world, const StationName& at = World::window(), const QString& take = {})
{
    const auto answer = world.ask(
        at, QStringLiteral("Y109"), {}, toWire(StaffCallQuery { take }), QStringLiteral("1001"));
    const auto list = fromWire<StaffCallList>(answer.output, QStringLiteral("output"));
    return list && answer.success
        ? list->calls
        : std::vector<StaffCallRow> { { answer.err_msg, {}, QDateTime() } };
}

} // namespace

/// Somebody at a kiosk wants help.
class TestStaff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void call_again_isTheSameCall_withTheLatestPage()
    {
        World world;
        QCOMPARE(callFrom(world).since, called);
        world.clock().advanceMs(2 * minute);
        QCOMPARE(callFrom(world, QStringLiteral("pin")).since, called);
        const StaffCallRow expected { QStringLiteral("KIOSK-001"), QStringLiteral("pin"), called };
        QCOMPARE(calls(world), std::vector<StaffCallRow> { expected });
    }

    void call_isReached_whenAWindowOfTheHouseLooks()
    {
        World world;
        QVERIFY(!callFrom(world).reached);
        calls(world, World::office()); // another house
        QVERIFY(!callFrom(world).reached);
        calls(world);
        QVERIFY(callFrom(world).reached);
        world.clock().advanceMs(3 * minute); // nobody has looked since
        QVERIFY(!callFrom(world).reached);
    }

    void calls_areSeenInTheirHouseAlone_andTakenOnce()
    {
        World world;
        callFrom(world);
        QCOMPARE(calls(world, World::office(), World::kiosk().deviceNo).size(), std::size_t { 0 });
        QCOMPARE(calls(world).size(), std::size_t { 1 });
        QCOMPARE(calls(world, World::window(), World::kiosk().deviceNo).size(), std::size_t { 0 });
        QCOMPARE(calls(world).size(), std::size_t { 0 });
    }

    void call_isForgottenAfterHalfAnHour_alsoAcrossAStop()
    {
        World world;
        callFrom(world);
        world.clock().advanceMs(30 * minute);
        world.reopen();
        QCOMPARE(calls(world).size(), std::size_t { 1 });
        world.clock().advanceMs(minute);
        QCOMPARE(calls(world).size(), std::size_t { 0 });
    }

    void call_inAnothersName_isRefused()
    {
        World world;
        const auto answer = world.ask(World::window(), QStringLiteral("Y108"), {},
            toWire(StaffCall { World::kiosk().deviceNo, {} }));
        QVERIFY(!answer.success);
        QCOMPARE(calls(world).size(), std::size_t { 0 });
    }

    void kiosk_isNoWindow_andTakesNoCalls()
    {
        World world;
        callFrom(world);
        const auto answer = world.ask(World::kiosk(), QStringLiteral("Y109"), {},
            toWire(StaffCallQuery { World::kiosk().deviceNo }));
        QVERIFY(!answer.success);
        QVERIFY(!callFrom(world).reached);
        QCOMPARE(calls(world).size(), std::size_t { 1 });
    }
};

QTEST_GUILESS_MAIN(TestStaff)
#include "tst_staff.moc"
