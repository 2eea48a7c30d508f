// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/store/database.h"
#include "app/store/outbox.h"
#include "app/store/outbox_schema.h"

#include "support_sql.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace yidi;

namespace {

const QString certNo = QStringLiteral("650102194403075616");
const QString name = QStringLiteral("买买提");

const Sm2KeyPair& signKeys()
{
    static const Sm2KeyPair keys = makeSm2KeyPair().value();
    return keys;
}

RecordDraft draftOf(const QString& lane)
{
    RecordDraft draft = someDraft(lane);
    draft.input = Json::object({ { QStringLiteral("data"),
        Json::object({ { QStringLiteral("psn_no"), Json(QStringLiteral("65000000000001")) },
            { QStringLiteral("certno"), certNo }, { QStringLiteral("psn_name"), name } }) } });
    draft.madeBy = { QStringLiteral("C01"), QStringLiteral("王小明") };
    return draft;
}

/// Ends a Record as the province would, its signature included.
bool end(Outbox& outbox, const QString& msgid, MessageEnd how)
{
    const auto found = outbox.find(msgid);
    if (!found || !*found)
        return false;
    const Record& record = **found;
    const auto receipt =
        sm2Sign(signKeys().privatePem, receiptText(msgid, record.infno, how, record.link));
    Closing closing { msgid, how, receipt.value() };
    closing.answer = QStringLiteral("{\"psn_name\":\"%1\"}").arg(name).toUtf8();
    return outbox.close(closing).has_value();
}

/// What the province reads of a Record.
Result<Json> openedByTheProvince(const Record& record, const MessageName& message)
{
    YIDI_ASSIGN(const Json json, parseJson(record.input));
    YIDI_ASSIGN(const auto sealed, decodeSealed(json));
    YIDI_ASSIGN(const SecretBuffer key, unwrapKey(sealPrivateKey(), sealed->key));
    YIDI_ASSIGN(
        const QByteArray text, unseal(key, sealed->body, sealContext(message, sealed->place)));
    return parseJson(text);
}

} // namespace

class TestSealedQueue : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;
    ManualClock m_clock { someMorning() };

    QString newPath() { return m_dir.filePath(QStringLiteral("queue-%1.db").arg(++m_files)); }
    std::unique_ptr<Outbox> open(const QString& path)
    {
        auto outbox = Outbox::open(path, someStation(), m_clock);
        if (!outbox)
            qWarning("%s", qPrintable(describe(outbox.error())));
        return outbox ? std::move(*outbox) : nullptr;
    }

    /// Nine Records in two epochs: every end, and every way to be open.
    QString fullQueue()
    {
        const QString path = newPath();
        auto outbox = open(path);
        const auto add = [&](const char* lane) {
            m_clock.advanceMs(2'000);
            return outbox->add(draftOf(QLatin1String(lane))).value().msgid;
        };
        QStringList msgids;
        for (const char* lane : { "done", "refused", "buried", "unsent", "held", "ready" })
            msgids.append(add(lane));
        bool ok = true;
        for (const int at : { 0, 1, 2, 4 })
            ok = ok && outbox->markSending(msgids[at]);
        ok = ok && end(*outbox, msgids[0], MessageEnd::Done)
            && end(*outbox, msgids[1], MessageEnd::Refused)
            && outbox->giveUp(msgids[2], QStringLiteral("left")).has_value()
            && end(*outbox, msgids[2], MessageEnd::Buried)
            && outbox->giveUp(msgids[3], QStringLiteral("left")).has_value()
            && outbox->hold(msgids[4], name);
        ok = ok && outbox->beginEpoch(QStringLiteral("restored"));
        for (const char* lane : { "a", "b", "c" })
            msgids.append(add(lane));
        ok = ok && outbox->markSending(msgids[6]) && end(*outbox, msgids[6], MessageEnd::Done);
        return ok ? path : QString();
    }

    static Record stored(Outbox& outbox, const char* lane)
    {
        const QString msgid = outbox.add(draftOf(QLatin1String(lane))).value().msgid;
        return outbox.find(msgid).value().value();
    }

private Q_SLOTS:
    void sealedRecord_isReadByTheProvinceAlone_inItsPlaceAlone()
    {
        auto outbox = open(newPath());
        const Record first = stored(*outbox, "A");
        const Record second = stored(*outbox, "A");
        const MessageName message { first.msgid, first.infno, first.insuplcAdmdvs };
        QCOMPARE(openedByTheProvince(first, message).value()[u"data"][u"certno"].text(), certNo);
        QVERIFY(!openedByTheProvince(first, { second.msgid, first.infno, first.insuplcAdmdvs }));
        QVERIFY(!openedByTheProvince(
            first, { first.msgid, QStringLiteral("Y102"), first.insuplcAdmdvs }));
        Record moved = second;
        moved.input = first.input;
        QVERIFY(!openedByTheProvince(moved, { second.msgid, second.infno, second.insuplcAdmdvs }));
        // What the station may read is enough to undo it, and names nobody.
        const Record again = outbox->find(first.msgid).value().value();
        QCOMPARE(again.facts[u"psn_no"].text(), QStringLiteral("65000000000001"));
        QVERIFY(again.facts[u"certno"].isNull());
        QVERIFY(again.facts[u"psn_name"].isNull());
        QCOMPARE(again.madeBy, draftOf({}).madeBy);
    }

    void oneVisitor_hasOneKey_anotherAnother()
    {
        auto outbox = open(newPath());
        const auto keyOf = [&](const Record& record) {
            return decodeSealed(parseJson(record.input).value()).value().value().key;
        };
        QVERIFY(outbox->beginVisit());
        const auto first = stored(*outbox, "A");
        const auto second = stored(*outbox, "A");
        outbox->endVisit();
        const auto nobody = stored(*outbox, "B");
        const auto nobodyAgain = stored(*outbox, "B");
        QVERIFY(outbox->beginVisit());
        const auto next = stored(*outbox, "C");
        QCOMPARE(keyOf(first), keyOf(second));
        const std::set<QByteArray> keys { keyOf(first), keyOf(nobody), keyOf(nobodyAgain),
            keyOf(next) };
        QCOMPARE(keys.size(), std::size_t { 4 });
        const auto bodyOf = [&](const Record& record) {
            return decodeSealed(parseJson(record.input).value()).value().value().body;
        };
        QVERIFY(bodyOf(first) != bodyOf(second));
    }

    void everyFile_holdsNobodysNameOrNumber()
    {
        const QString path = fullQueue();
        QVERIFY(!path.isEmpty());
        auto outbox = open(path); // with its WAL
        QVERIFY(outbox->add(draftOf(QStringLiteral("one more"))));
        int looked = 0;
        for (const QString& file : QDir(m_dir.path()).entryList(QDir::Files)) {
            QFile one(m_dir.filePath(file));
            QVERIFY(one.open(QIODevice::ReadOnly));
            const QByteArray bytes = one.readAll();
            looked += bytes.contains("outbox") ? 1 : 0;
            for (const QString& secret :
                { certNo, name, QStringLiteral("王小明"), QStringLiteral("65000000000001") })
                QVERIFY2(!bytes.contains(secret.toUtf8()), qPrintable(file));
        }
        QVERIFY(looked >= 2);
    }

    void answers_areKeptForTheHospitalUntilItIsTold_andOnlyThen()
    {
        for (const bool keeps : { false, true }) {
            auto outbox = open(newPath());
            if (keeps)
                outbox->keepAnswers();
            RecordDraft draft = draftOf(QStringLiteral("A"));
            draft.infno = QStringLiteral("2304");
            const QString msgid = outbox->add(draft).value().msgid;
            QVERIFY(outbox->markSending(msgid) && end(*outbox, msgid, MessageEnd::Done));
            QCOMPARE(outbox->untold(10).value().front().answer.isEmpty(), !keeps);
            QVERIFY(outbox->markTold(msgid));
            QVERIFY(outbox->find(msgid).value()->answer.isEmpty());
        }
    }

    void wholeQueue_isProved()
    {
        const QString path = fullQueue();
        auto outbox = open(path);
        const ChainProof proof = outbox->proveChain(signKeys().publicPem).value();
        QCOMPARE(proof.broken, QStringList());
        QCOMPARE(proof.records, 9);
        QCOMPARE(proof.receipts, 4);
        // What is shredded is proved all the same, and says nothing any more.
        m_clock.advanceMs(1000);
        QCOMPARE(outbox->shred(m_clock.now(), 100).value(), 5);
        QCOMPARE(outbox->shred(m_clock.now(), 100).value(), 0);
        const ChainProof after = outbox->proveChain(signKeys().publicPem).value();
        QCOMPARE(after.broken, QStringList());
        QCOMPARE(after.receipts, 4);
        // Another province's key proves nothing.
        QCOMPARE(outbox->proveChain(sealPrivateKey()).value().broken.size(), 4);
    }

    void anyTampering_isSeen_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char* what, const char* sql) {
            QTest::newRow(what) << QString::fromUtf8(sql);
        };
        row("input of another Record",
            "UPDATE outbox SET input = (SELECT input FROM outbox WHERE seq = 1) WHERE seq = 6");
        row("two Records change places",
            "UPDATE outbox SET number = 100 WHERE seq = 5; UPDATE outbox SET number = 5 WHERE "
            "seq = 6; UPDATE outbox SET number = 6 WHERE seq = 5");
        row("one is taken away",
            "DELETE FROM receipt WHERE msgid = (SELECT msgid FROM outbox "
            "WHERE seq = 2); DELETE FROM attempt; DELETE FROM outbox WHERE "
            "seq = 2");
        row("the last are taken away", "DELETE FROM outbox WHERE seq > 7");
        row("all are taken away",
            "DELETE FROM receipt; DELETE FROM attempt; DELETE FROM told; DELETE FROM outbox");
        row("the last of the first epoch", "DELETE FROM outbox WHERE seq = 6");
        row("another lane", "UPDATE outbox SET lane = 'x' WHERE seq = 1");
        row("another day", "UPDATE outbox SET created_ms = created_ms - 1 WHERE seq = 9");
        row("another insured place", "UPDATE outbox SET insuplc_admdvs = '640100' WHERE seq = 6");
        row("another transaction", "UPDATE outbox SET infno = 'Y103' WHERE seq = 6");
        row("another clerk", "UPDATE outbox SET opter = 'C02' WHERE seq = 6");
        row("refused becomes done",
            "UPDATE outbox SET state = 'ACKED' WHERE seq = 2; "
            "UPDATE receipt SET outcome = 'done'");
        row("done becomes refused",
            "UPDATE outbox SET state = 'REFUSED' WHERE seq = 1; "
            "UPDATE receipt SET outcome = 'refused'");
        row("a sent one becomes never sent",
            "UPDATE outbox SET state = 'WITHDRAWN', ever_sent = 0 WHERE seq = 1");
        row("an open one becomes done", "UPDATE outbox SET state = 'ACKED' WHERE seq = 6");
        row("a done one becomes open", "UPDATE outbox SET state = 'READY' WHERE seq = 1");
        row("a receipt goes",
            "DELETE FROM receipt WHERE msgid = "
            "(SELECT msgid FROM outbox WHERE seq = 3)");
        row("a receipt of another",
            "UPDATE receipt SET signature = (SELECT signature FROM receipt "
            "LIMIT 1)");
        row("facts of another",
            "UPDATE outbox SET facts = (SELECT facts FROM outbox WHERE "
            "seq = 1) WHERE seq = 2");
        row("why it is held", "UPDATE outbox SET note = 'AAAA' WHERE state = 'HELD'");
        row("the first epoch goes", "DELETE FROM epoch WHERE number = 1");
        row("another epoch's beginning",
            "UPDATE epoch SET genesis = (SELECT genesis FROM epoch "
            "WHERE number = 1)");
        row("the head is set back",
            "UPDATE head SET number = 2, link = (SELECT link FROM outbox "
            "WHERE seq = 8)");
    }
    void anyTampering_isSeen()
    {
        QFETCH(QString, sql);
        const QString path = fullQueue();
        QStringList guards;
        QCOMPARE(runSql(path,
                     QStringLiteral("SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master "
                                    "WHERE type = 'trigger'"),
                     &guards),
            QString());
        QCOMPARE(runSql(path, guards.join(QLatin1Char(' '))), QString());
        QVERIFY(open(path)->proveChain(signKeys().publicPem).value().isSound());
        QCOMPARE(runSql(path, sql), QString());
        QVERIFY(!open(path)->proveChain(signKeys().publicPem).value().isSound());
    }

    void withoutTheStationsKey_businessIsNotBegun_andNothingIsTakenForTrue()
    {
        const QString path = fullQueue();
        Outbox::Station keyless = someStation();
        keyless.storeKey = {};
        auto outbox = Outbox::open(path, std::move(keyless), m_clock).value();
        QVERIFY(!outbox->add(draftOf(QStringLiteral("A"))));
        QVERIFY(!outbox->inState(RecordState::Acked).value().front().legible);
        Outbox::Station sealless = someStation();
        sealless.provinceSeal = "no key";
        outbox.reset();
        outbox = Outbox::open(path, std::move(sealless), m_clock).value();
        QVERIFY(!outbox->add(draftOf(QStringLiteral("A"))));
        QVERIFY(outbox->proveChain(signKeys().publicPem).value().isSound());
    }

    /// A queue as the last program before this one left it.
    void queueInTheOpen_isTakenOver()
    {
        const QString path = newPath();
        {
            auto old =
                store::Database::open(path, std::span(store::outboxMigrations).first(4)).value();
            const auto add = [&](int n, const char* lane) {
                return old
                    ->run("INSERT INTO outbox (msgid, infno, insuplc_admdvs, input, lane, "
                          "replaces, created_ms, state, due_ms, opter, opter_name) VALUES "
                          "(?, '2304', '650100', ?, ?, '', 1, 'READY', 1, 'C01', '王小明')",
                        QStringLiteral("H6401040000120170331090000001%1").arg(n),
                        writeJson(draftOf({}).input), QLatin1String(lane))
                    .has_value();
            };
            QVERIFY(add(1, "a") && add(2, "b") && add(3, "c") && add(4, "d"));
            for (const char* sql : { "UPDATE outbox SET state = 'SENDING' WHERE seq < 3",
                     "INSERT INTO receipt VALUES ('H64010400001201703310900000011', "
                     "CAST('{\"infcode\":0,\"output\":{\"setlinfo\":{\"setl_id\":\"S1\","
                     "\"psn_name\":\"买买提\",\"medfee_sumamt\":12.34}}}' AS BLOB), "
                     "x'73')",
                     "UPDATE outbox SET state = 'ACKED', ever_sent = 1 WHERE seq = 1" })
                QVERIFY2(old->run(sql), sql);
        }
        auto outbox = open(path);
        QVERIFY(outbox);
        const auto of = [&](int n) {
            return outbox->find(QStringLiteral("H6401040000120170331090000001%1").arg(n))
                .value()
                .value();
        };
        QCOMPARE(of(1).outcome[u"setl_id"].text(), QStringLiteral("S1"));
        QCOMPARE(of(1).outcome[u"medfee_sumamt"].text(), QStringLiteral("12.34"));
        QVERIFY(of(1).input.isEmpty());
        // It may have arrived: only the same bytes are the same message.
        QCOMPARE(of(2).state, RecordState::Ready);
        QCOMPARE(of(2).input, writeJson(draftOf({}).input));
        QCOMPARE(of(2).madeBy.name, QStringLiteral("王小明"));
        QCOMPARE(of(3).place.number, 1);
        QCOMPARE(of(4).place.number, 2);
        QCOMPARE(of(4).place.previous, of(3).link);
        QVERIFY(!of(3).input.contains("certno"));
        ChainProof proof = outbox->proveChain(signKeys().publicPem).value();
        QCOMPARE(proof.broken, QStringList());
        QCOMPARE(proof.before, 2);
        const QString sent = of(2).msgid;
        QVERIFY(outbox->markSending(sent) && end(*outbox, sent, MessageEnd::Done));
        QVERIFY(of(2).input.isEmpty());
        QVERIFY(outbox->add(draftOf(QStringLiteral("new"))));
        QVERIFY(outbox->proveChain(signKeys().publicPem).value().isSound());
    }
};

QTEST_GUILESS_MAIN(TestSealedQueue)
#include "tst_sealed_queue.moc"
