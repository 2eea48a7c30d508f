// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// A queue of 200 Records with single bits of its file changed: either it is noticed, by opening the
// file, by its check or by the proof of chain and receipts, or every Record says what it said. Some
// 600 bytes by chance; all of them, from byte YIDI_SEED on, with YIDI_LONG=1.
#include "support_business.h"
#include "support_sql.h"

#include "app/crypto/signing.h"

#include <QLoggingCategory>
#include <QTest>

using namespace yidi;

namespace {

const QString file = QStringLiteral("queue.db");
constexpr int records = 200;
constexpr int shortRun = 600;
const QString neverSent = QStringLiteral(
    "DROP TRIGGER outbox_immutable; UPDATE outbox SET ever_sent = 0 WHERE state = 'READY';");

/// The last sign of base64 has bits that say nothing.
QByteArray signatureOf(const Record& record)
{
    return QByteArray::fromBase64(record.receipt);
}

/// Which part of what a Record owes and what became of it is another; nothing when all is the same,
/// or when it counts as sent and was not: then it is asked after once more than needed.
QString difference(const Record& a, const Record& b)
{
    const std::pair<const char*, bool> parts[] = { { "seq", a.seq == b.seq },
        { "createdAt", a.createdAt == b.createdAt }, { "madeBy", a.madeBy == b.madeBy },
        { "insuplcAdmdvs", a.insuplcAdmdvs == b.insuplcAdmdvs }, { "place", a.place == b.place },
        { "facts", a.facts == b.facts }, { "outcome", a.outcome == b.outcome },
        { "input", a.input == b.input }, { "link", a.link == b.link },
        { "receipt", signatureOf(a) == signatureOf(b) }, { "answer", a.answer == b.answer },
        { "infno", a.infno == b.infno }, { "lane", a.lane == b.lane },
        { "replaces", a.replaces == b.replaces }, { "origin", a.origin == b.origin },
        { "state", a.state == b.state }, { "note", a.note == b.note },
        { "givenUp", a.givenUp == b.givenUp }, { "everSent", a.everSent || !b.everSent } };
    for (const auto& [name, same] : parts)
        if (!same)
            return QLatin1String(name);
    return {};
}

} // namespace

class TestTampering : public QObject {
    Q_OBJECT

    ManualClock m_clock { someMorning() };
    Sm2KeyPair m_province;
    DiskState m_whole;
    std::map<QString, Record> m_before;

    std::unique_ptr<Outbox> open(const FaultDisk& disk)
    {
        auto outbox = Outbox::open(disk.path(file), someStation(), m_clock);
        return outbox ? std::move(*outbox) : nullptr;
    }

    void close(Outbox& outbox, const Record& record, MessageEnd end)
    {
        QVERIFY(outbox.markSending(record.msgid));
        const auto receipt = sm2Sign(
            m_province.privatePem, receiptText(record.msgid, record.infno, end, record.link));
        QVERIFY(receipt.has_value());
        Closing closing { record.msgid, end, *receipt };
        closing.outcome =
            Json::object({ { QStringLiteral("setl_id"), Json(QStringLiteral("S1")) } });
        QVERIFY(outbox.close(closing));
    }

    /// How it is noticed, or "" when nothing says anything else; else what says something else.
    QString noticed(const FaultDisk& disk, QString& changed)
    {
        const auto outbox = open(disk);
        if (!outbox)
            return QStringLiteral("open");
        if (!outbox->checkIntegrity())
            return QStringLiteral("check");
        const auto found = everything(*outbox);
        if (!found)
            return QStringLiteral("read");
        for (const auto& [msgid, record] : m_before) {
            const auto now = found->find(msgid);
            const QString part =
                now == found->end() ? QStringLiteral("all of it") : difference(now->second, record);
            if (!part.isEmpty())
                changed = part + QStringLiteral(" of ") + msgid;
        }
        if (found->size() != m_before.size())
            changed = QStringLiteral("their number");
        if (changed.isEmpty())
            return {};
        const auto proof = outbox->proveChain(m_province.publicPem);
        return !proof || !proof->isSound() ? QStringLiteral("proof") : QString();
    }

    static DiskState changedBySql(const DiskState& before, const QString& sql)
    {
        FaultDisk disk(QStringLiteral("sql"), before);
        const QString error =
            runSql(disk.path(file), QStringLiteral("PRAGMA locking_mode = EXCLUSIVE; ") + sql);
        if (!error.isEmpty())
            qFatal("%s", qPrintable(error));
        return disk.state.settled();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("yidi.*=false"));
        m_province = makeSm2KeyPair().value();
        FaultDisk disk(QStringLiteral("whole"));
        {
            const auto outbox = open(disk);
            QVERIFY(outbox);
            outbox->keepAnswers();
            QVERIFY(outbox->beginVisit());
            for (int i = 0; i < records; ++i) {
                const Record record =
                    outbox->add(someDraft(QStringLiteral("lane-%1").arg(i))).value();
                if (i % 8 == 0)
                    close(*outbox, record, i % 16 ? MessageEnd::Done : MessageEnd::Refused);
                else if (i % 8 == 1)
                    QVERIFY(outbox->markSending(record.msgid)
                        && outbox->hold(record.msgid, QStringLiteral("schema")));
                else if (i % 8 == 5)
                    QVERIFY(outbox->markSending(record.msgid)
                        && outbox->backToReady(record.msgid, m_clock.now()));
                else if (i % 8 == 2)
                    QVERIFY(outbox->giveUp(record.msgid, QStringLiteral("not wanted")));
            }
            m_before = everything(*outbox).value();
            QCOMPARE(m_before.size(), std::size_t { records });
            QVERIFY(outbox->proveChain(m_province.publicPem).value().isSound());
        }
        m_whole = disk.state.settled();
    }

    void anyByte_withABitChanged_isNoticedOrSaysTheSame()
    {
        const std::string whole = m_whole.bytesOf(m_whole.fileAt(file.toStdString()));
        const bool isLong = qEnvironmentVariableIntValue("YIDI_LONG") > 0;
        std::mt19937_64 dice(qEnvironmentVariable("YIDI_SEED", QStringLiteral("1")).toULongLong());
        std::size_t at = isLong ? qEnvironmentVariable("YIDI_SEED").toULongLong() : 0;
        std::map<QString, int> how;
        int tried = 0;
        while (at < whole.size()) {
            std::string bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << (dice() % 8)));
            FaultDisk disk(QStringLiteral("changed"), m_whole);
            disk.state.overwrite(file.toStdString(), std::move(bytes));
            QString changed;
            const QString by = noticed(disk, changed);
            QVERIFY2(!by.isEmpty() || changed.isEmpty(),
                qPrintable(QStringLiteral("byte %1: %2 says something else and nobody notices")
                               .arg(at)
                               .arg(changed)));
            ++how[by.isEmpty() ? QStringLiteral("says the same") : by];
            ++tried;
            if (isLong && tried % 10'000 == 0)
                qInfo("byte %zu of %zu", at, whole.size());
            at += isLong ? 1 : 1 + dice() % (2 * whole.size() / shortRun);
        }
        for (const auto& [name, count] : how)
            qInfo("%s: %d of %d", qPrintable(name), count, tried);
        QVERIFY(how[QStringLiteral("proof")] > 0 && how[QStringLiteral("check")] > 0);
    }

    /// What may have landed must never be withdrawn as if nobody had heard of it.
    void bitOfASentRecord_turned_isSaidByItsAttempts()
    {
        const FaultDisk disk(QStringLiteral("changed"), changedBySql(m_whole, neverSent));
        const auto outbox = open(disk);
        QVERIFY(outbox);
        int sent = 0;
        for (const auto& [msgid, before] : m_before) {
            if (before.state != RecordState::Ready)
                continue;
            QCOMPARE(outbox->find(msgid).value().value().everSent, before.everSent);
            if (before.everSent) {
                QCOMPARE(
                    outbox->giveUp(msgid, QStringLiteral("left")).value(), RecordState::Fencing);
                ++sent;
            }
        }
        QVERIFY(sent > 0);
    }

    /// Nor what was sent after the copy was made that a station has been put back from.
    void bitOfARestoredRecord_turned_isSaidByItsEpoch()
    {
        FaultDisk restored(QStringLiteral("restored"), m_whole);
        {
            const auto outbox = open(restored);
            QVERIFY(outbox && outbox->beginEpoch(QStringLiteral("restored")));
        }
        const FaultDisk disk(
            QStringLiteral("changed"), changedBySql(restored.state.settled(), neverSent));
        const auto outbox = open(disk);
        QVERIFY(outbox);
        int ready = 0;
        const auto found = outbox->inState(RecordState::Ready).value();
        for (const Record& record : found) {
            QCOMPARE(
                outbox->giveUp(record.msgid, QStringLiteral("left")).value(), RecordState::Fencing);
            ++ready;
        }
        QVERIFY(ready > 50);
    }

    void rows_takenAwayOrChanged_areNoticed_data()
    {
        QTest::addColumn<QString>("sql");
        const QString loosened = QStringLiteral(
            "DROP TRIGGER outbox_kept; DROP TRIGGER outbox_immutable; DROP TRIGGER outbox_final; "
            "DROP TRIGGER outbox_moves; DROP TRIGGER receipt_kept; "
            "DELETE FROM attempt; ");
        QTest::newRow("last rows")
            << loosened + QStringLiteral("DELETE FROM outbox WHERE seq > 196 AND seq < 201;");
        QTest::newRow("a row in the middle")
            << loosened + QStringLiteral("DELETE FROM outbox WHERE seq = 100;");
        QTest::newRow("two bodies exchanged") << loosened
                + QStringLiteral("UPDATE outbox SET input = (SELECT input FROM outbox WHERE seq = "
                                 "104) WHERE seq = 100;");
        QTest::newRow("facts exchanged") << loosened
                + QStringLiteral("UPDATE outbox SET facts = (SELECT facts FROM outbox WHERE seq = "
                                 "104) WHERE seq = 100;");
        QTest::newRow("outcomes exchanged") << loosened
                + QStringLiteral("UPDATE outbox SET outcome = (SELECT outcome FROM outbox WHERE "
                                 "seq = 9) WHERE seq = 17;");
        QTest::newRow("acknowledged by nobody") << loosened
                + QStringLiteral(
                    "INSERT INTO receipt VALUES ((SELECT msgid FROM outbox WHERE seq = 100), "
                    "'done', x'00'); UPDATE outbox SET state = 'ACKED' WHERE seq = 100;");
        QTest::newRow("refused made done") << loosened
                + QStringLiteral("DROP TRIGGER receipt_immutable; UPDATE receipt SET outcome = "
                                 "'done' WHERE outcome = 'refused'; UPDATE outbox SET state = "
                                 "'ACKED' WHERE state = 'REFUSED';");
        QTest::newRow("head moved back") << QStringLiteral("UPDATE head SET number = number - 1;");
    }

    void rows_takenAwayOrChanged_areNoticed()
    {
        QFETCH(const QString, sql);
        const FaultDisk disk(QStringLiteral("changed"), changedBySql(m_whole, sql));
        const auto outbox = open(disk);
        QVERIFY(outbox);
        QVERIFY(!outbox->proveChain(m_province.publicPem).value().isSound());
    }

    void clock_setBackTenYears_leavesAllAsItIs()
    {
        FaultDisk disk(QStringLiteral("changed"), m_whole);
        m_clock.set(someMorning().addYears(-10));
        const auto outbox = open(disk);
        QVERIFY(outbox);
        std::set<QString> msgids;
        for (const auto& [msgid, record] : m_before)
            msgids.insert(msgid);
        for (int i = 0; i < 50; ++i) {
            const auto added = outbox->add(someDraft(QStringLiteral("later")));
            QVERIFY(added && msgids.insert(added->msgid).second);
        }
        QVERIFY(outbox->proveChain(m_province.publicPem).value().isSound());
        QCOMPARE(everything(*outbox).value().size(), std::size_t { records + 50 });
        m_clock.set(someMorning());
    }
};

QTEST_GUILESS_MAIN(TestTampering)
#include "tst_tampering.moc"
