// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// A settlement that was given up and had landed is undone by a Record of its own, once.
#include "app/sync/keeper.h"

#include "support_station.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

constexpr int patienceMs = 20000;

class Relay : public ProvinceLink {
public:
    explicit Relay(ScriptedLink& province)
        : m_province(province)
    {
    }
    void post(const QString& path, const QByteArray& body, int timeoutMs, Callback done) override
    {
        m_province.post(path, body, timeoutMs, std::move(done));
    }

private:
    ScriptedLink& m_province;
};

class NoLink : public ProvinceLink {
public:
    void post(const QString&, const QByteArray&, int, Callback done) override
    {
        done(fail(ErrorCode::LinkDown));
    }
};

RecordDraft settlement(const QString& infno)
{
    RecordDraft draft = testDraft(QStringLiteral("lane"));
    draft.infno = infno;
    draft.input = parseJson(R"({"data":{"mdtrt_id":"M1","psn_no":"65000000000001"}})").value();
    return draft;
}

constexpr char answer[] = R"({"output":{"setlinfo":{"setl_id":"S1","mdtrt_id":"M1"}}})";

struct Station {
    QTemporaryDir dir;
    ManualClock clock { testMorning() };
    StationProfile profile = testProfile(dir.path());

    Station() { enrolForTest(profile.dataDir); }
    std::unique_ptr<Outbox> outbox()
    {
        return Outbox::open(profile.file(QStringLiteral("queue.db")), testOwner(), clock).value();
    }
    QString landed(const QString& infno)
    {
        auto store = outbox();
        const QString msgid = store->add(settlement(infno)).value().msgid;
        const bool done = store->markSending(msgid)
            && store->giveUp(msgid, QStringLiteral("left")).has_value()
            && store->close(testClosing(msgid, MessageEnd::Done, answer));
        return done ? msgid : QString();
    }
};

} // namespace

class TestReversal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givenUp_whenItHadLanded_isReversedInItsLane_data()
    {
        QTest::addColumn<QString>("infno");
        QTest::newRow("stay") << QStringLiteral("2304");
        QTest::newRow("outpatient") << QStringLiteral("2207");
    }
    void givenUp_whenItHadLanded_isReversedInItsLane()
    {
        QFETCH(QString, infno);
        Station station;
        ScriptedLink province;
        province.script(infno, { ScriptedLink::Fault::AnswerLost });
        QString msgid;
        {
            Keeper keeper(station.profile, station.clock,
                [&](const auto&) { return std::make_unique<Relay>(province); });
            QSignalSpy stored(&keeper, &Keeper::stored);
            QSignalSpy changed(&keeper, &Keeper::recordChanged);
            keeper.start();
            keeper.submit(1, settlement(infno));
            const auto ended = [&](const QString& what) {
                keeper.nudge();
                for (const QList<QVariant>& call : changed) {
                    const auto update = call[0].value<RecordUpdate>();
                    if (update.infno == what && update.state == RecordState::Acked)
                        return true;
                }
                return false;
            };
            QTRY_VERIFY_WITH_TIMEOUT(stored.size() == 1, patienceMs);
            msgid = stored[0][1].toString();
            QTRY_VERIFY_WITH_TIMEOUT(!changed.empty(), patienceMs);
            keeper.giveUp(msgid, QStringLiteral("journey ended without a receipt"));
            QTRY_VERIFY_WITH_TIMEOUT(ended(QStringLiteral("2601")), patienceMs);
        }
        const auto undoing =
            station.outbox()->findByOrigin(QStringLiteral("reversal:") + msgid).value().value();
        QCOMPARE(undoing.state, RecordState::Acked);
        QCOMPARE(undoing.lane, QStringLiteral("lane"));
        QCOMPARE(undoing.insuplcAdmdvs, settlement(infno).insuplcAdmdvs);
        QCOMPARE(undoing.facts[u"omsgid"].text(), msgid);
        QCOMPARE(undoing.facts[u"oinfno"].text(), infno);
        QCOMPARE(undoing.facts[u"psn_no"].text(), QStringLiteral("65000000000001"));
        QCOMPARE(province.applied, QStringList({ msgid, undoing.msgid }));
    }

    void givenUp_whenItNeverLanded_isNotReversed()
    {
        Station station;
        ScriptedLink province;
        province.script(QStringLiteral("2304"), { ScriptedLink::Fault::RequestLost });
        {
            Keeper keeper(station.profile, station.clock,
                [&](const auto&) { return std::make_unique<Relay>(province); });
            QSignalSpy stored(&keeper, &Keeper::stored);
            QSignalSpy changed(&keeper, &Keeper::recordChanged);
            keeper.start();
            keeper.submit(1, settlement(QStringLiteral("2304")));
            QTRY_VERIFY_WITH_TIMEOUT(changed.size() >= 2, patienceMs); // sent, and no answer
            keeper.giveUp(stored[0][1].toString(), QStringLiteral("left"));
            const auto withdrawn = [&] {
                keeper.nudge();
                return changed.last()[0].value<RecordUpdate>().state == RecordState::Withdrawn;
            };
            QTRY_VERIFY_WITH_TIMEOUT(withdrawn(), patienceMs);
        }
        QCOMPARE(province.posted(QStringLiteral("2601")), 0);
        QVERIFY(province.applied.isEmpty());
    }

    void landed_whenThePowerWasCutBeforeItWasReversed_isReversedOnceAtTheStart()
    {
        Station station;
        const QString msgid = station.landed(QStringLiteral("2304"));
        for (int start = 0; start < 3; ++start) {
            Keeper keeper(station.profile, station.clock,
                [](const auto&) { return std::make_unique<NoLink>(); });
            QSignalSpy queue(&keeper, &Keeper::queueChanged);
            keeper.start();
            QTRY_VERIFY_WITH_TIMEOUT(!queue.empty(), patienceMs);
            auto known = keeper.store(settlement(QStringLiteral("2601")));
            QVERIFY(known.get()); // whatever the start does is done by now
        }
        auto store = station.outbox();
        const auto undoing = store->findByOrigin(QStringLiteral("reversal:") + msgid).value();
        QVERIFY(undoing);
        QCOMPARE(store->inState(RecordState::Ready).value().size(), std::size_t(1 + 3));
    }

    void reversed_isToldAgainAfterAStart_soThatMoneyGoesBack()
    {
        Station station;
        const QString msgid = station.landed(QStringLiteral("2304"));
        ScriptedLink province;
        for (int start = 0; start < 2; ++start) {
            Keeper keeper(station.profile, station.clock,
                [&](const auto&) { return std::make_unique<Relay>(province); });
            QSignalSpy reversed(&keeper, &Keeper::settlementReversed);
            keeper.start();
            const auto told = [&] {
                keeper.nudge();
                return reversed.size() == 1;
            };
            QTRY_VERIFY_WITH_TIMEOUT(told(), patienceMs);
            QCOMPARE(reversed[0][0].toString(), QStringLiteral("S1"));
            QCOMPARE(reversed[0][1].toString(), QStringLiteral("M1"));
        }
        QCOMPARE(province.posted(QStringLiteral("2601")), 1);
    }

    /// A window that is killed before it has told the bank.
    void cancelled_isToldAgainAfterAStart_soThatMoneyGoesBack_data()
    {
        QTest::addColumn<QString>("infno");
        QTest::newRow("stay") << QStringLiteral("2305");
        QTest::newRow("outpatient") << QStringLiteral("2208");
    }
    void cancelled_isToldAgainAfterAStart_soThatMoneyGoesBack()
    {
        QFETCH(QString, infno);
        Station station;
        RecordDraft draft = testDraft(QStringLiteral("lane"));
        draft.infno = infno;
        draft.input = parseJson(R"({"data":{"mdtrt_id":"M1","setl_id":"S1"}})").value();
        {
            auto store = station.outbox();
            QVERIFY(store->add(draft));
        }
        ScriptedLink province;
        for (int start = 0; start < 2; ++start) {
            Keeper keeper(station.profile, station.clock,
                [&](const auto&) { return std::make_unique<Relay>(province); });
            QSignalSpy reversed(&keeper, &Keeper::settlementReversed);
            keeper.start();
            QTRY_VERIFY_WITH_TIMEOUT(reversed.size() == 1, patienceMs);
            QCOMPARE(reversed[0][0].toString(), QStringLiteral("S1"));
            QCOMPARE(reversed[0][1].toString(), QStringLiteral("M1"));
        }
        QCOMPARE(province.posted(infno), 1);
    }
};

QTEST_GUILESS_MAIN(TestReversal)
#include "tst_reversal.moc"
