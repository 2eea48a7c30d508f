// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/deflate.h"
#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/transactions/control/control.h"
#include "app/transactions/control/sealed.h"

#include "support_world.h"

#include <QFile>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString filer = QStringLiteral("NX-23");
const QString noLink(64, QLatin1Char('0'));

QByteArray contentOf(const World& world, const char* file)
{
    QFile key(world.path(QLatin1String(file)));
    return key.open(QIODevice::ReadOnly) ? key.readAll() : QByteArray();
}

/// Seals the message's input as a station's queue does.
WireRequest sealed(const World& world, WireRequest request, qint64 number, bool compressed = false)
{
    SealedInput input;
    input.place = { QStringLiteral("0123456789abcdef"), number, noLink, noLink };
    input.compressed = compressed;
    const SecretBuffer key = newSealingKey();
    input.key = wrapKey(contentOf(world, "seal.pem"), key).value();
    const QByteArray text = writeJson(request.input);
    input.body = seal(key, compressed ? deflated(text) : text,
        sealContext({ request.msgid, request.infno, request.insuplc_admdvs }, input.place))
                     .value();
    request.inputBytes = encodeSealed(input);
    request.input = parseJson(request.inputBytes).value();
    return request;
}

QString linkOf(const WireRequest& request)
{
    return sm3Hex(linkText(
        { request.msgid, request.infno, request.insuplc_admdvs }, sm3Hex(linkedBytes(request))));
}

bool proves(const World& world, const QString& receipt, const WireRequest& request, MessageEnd end,
    const QString& link)
{
    return sm2Verify(contentOf(world, "sign.pem"),
        receiptText(request.msgid, request.infno, end, link), receipt.toLatin1())
        .has_value();
}

} // namespace

/// Records come sealed, and go with a receipt.
class TestSealed : public QObject {
    Q_OBJECT

    static WireRequest filing(World& world)
    {
        return world.message(
            World::kiosk(), QStringLiteral("Y101"), insuredRegion(filer), filingInput(filer));
    }
    static QString filings(World& world) { return world.query("SELECT count(*) FROM filing"); }
    static QString alarms(World& world) { return world.query("SELECT count(*) FROM alarm"); }

private Q_SLOTS:
    void sealedRecord_hasItsEffectOnce_andAReceipt_data()
    {
        QTest::addColumn<bool>("compressed");
        QTest::newRow("as it is") << false;
        QTest::newRow("compressed") << true;
    }
    void sealedRecord_hasItsEffectOnce_andAReceipt()
    {
        QFETCH(bool, compressed);
        World world;
        const WireRequest request = sealed(world, filing(world), 1, compressed);
        QVERIFY(!request.inputBytes.contains("certno"));
        QByteArray first;
        QByteArray again;
        const WireResponse answer = world.send(World::kiosk(), request, &first);
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QVERIFY(proves(world, answer.receipt, request, MessageEnd::Done, linkOf(request)));
        QVERIFY(!proves(world, answer.receipt, request, MessageEnd::Refused, linkOf(request)));
        QVERIFY(!proves(world, answer.receipt, request, MessageEnd::Done, noLink));
        world.send(World::kiosk(), request, &again);
        QCOMPARE(again, first);
        QCOMPARE(filings(world), QStringLiteral("1"));
        QCOMPARE(world.query("SELECT epoch || seq || outcome FROM link"),
            QStringLiteral("0123456789abcdef1done"));
        QCOMPARE(world.query("SELECT link FROM link"), linkOf(request));
        QCOMPARE(alarms(world), QStringLiteral("0"));
    }

    void refusedRecord_hasAReceiptOfThat()
    {
        World world;
        QVERIFY(world.tamper("UPDATE insurance SET psn_insu_stas = '2'"));
        const WireRequest request = sealed(world, filing(world), 1);
        const WireResponse answer = world.send(World::kiosk(), request);
        QVERIFY(!answer.success && !answer.reasons.empty());
        QVERIFY(proves(world, answer.receipt, request, MessageEnd::Refused, linkOf(request)));
        QCOMPARE(world.query("SELECT outcome FROM link"), QStringLiteral("refused"));
    }

    void whatCannotBeOpened_isNeitherDoneNorRefused_andRaisesAnAlarm_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("another message's body") << 0;
        QTest::newRow("a byte of the body") << 1;
        QTest::newRow("a key for another province") << 2;
        QTest::newRow("another place") << 3;
        QTest::newRow("no base64") << 4;
        QTest::newRow("a bomb") << 5;
        QTest::newRow("another insured place") << 6;
    }
    void whatCannotBeOpened_isNeitherDoneNorRefused_andRaisesAnAlarm()
    {
        QFETCH(int, fault);
        World world;
        const WireRequest plain = filing(world);
        WireRequest request = sealed(world, plain, 1);
        SealedInput input = decodeSealed(request.input).value().value();
        switch (fault) {
        case 0:
            input = decodeSealed(sealed(world, filing(world), 1).input).value().value();
            break;
        case 1:
            input.body[20] = static_cast<char>(input.body[20] ^ 1);
            break;
        case 2:
            input.key = wrapKey(makeSm2KeyPair().value().publicPem, newSealingKey()).value();
            break;
        case 3:
            input.place.number = 2;
            break;
        case 5: {
            const SecretBuffer key = newSealingKey();
            input.key = wrapKey(contentOf(world, "seal.pem"), key).value();
            input.compressed = true;
            input.body = seal(key, deflated(QByteArray(64 * 1024 * 1024, ' ')),
                sealContext({ request.msgid, request.infno, request.insuplc_admdvs }, input.place))
                             .value();
            break;
        }
        case 6:
            request.insuplc_admdvs = QStringLiteral("640100");
            break;
        default:
            break;
        }
        request.inputBytes = encodeSealed(input);
        if (fault == 4)
            request.inputBytes.replace("\"body\":\"", "\"body\":\"!");
        request.input = parseJson(request.inputBytes).value();
        const WireResponse answer = world.send(World::kiosk(), request);
        QVERIFY(!answer.success);
        QVERIFY(!answer.err_msg.isEmpty());
        QVERIFY(answer.reasons.empty());
        QCOMPARE(answer.receipt, QString());
        QCOMPARE(filings(world), QStringLiteral("0"));
        QCOMPARE(world.query("SELECT count(*) FROM message"), QStringLiteral("0"));
        QCOMPARE(alarms(world), QStringLiteral("1"));
        // The message itself is as good as before.
        QVERIFY(world.send(World::kiosk(), sealed(world, plain, 1)).success);
    }

    void twoMessagesAtOnePlace_areSeen()
    {
        World world;
        QVERIFY(world.send(World::kiosk(), sealed(world, filing(world), 1)).success);
        const WireResponse answer = world.send(World::kiosk(), sealed(world, filing(world), 1));
        QVERIFY(!answer.success && answer.receipt.isEmpty() && answer.reasons.empty());
        QCOMPARE(alarms(world), QStringLiteral("1"));
        QCOMPARE(filings(world), QStringLiteral("1"));
        // Another station's queue counts for itself.
        QVERIFY(!world
                     .send(World::hospital(),
                         sealed(world,
                             world.message(World::hospital(), QStringLiteral("Y101"),
                                 insuredRegion(filer), filingInput(filer)),
                             1))
                     .err_msg.contains(QStringLiteral("队列")));
    }

    void fence_saysByReceiptThatItStaysAway()
    {
        World world;
        const WireRequest request = sealed(world, filing(world), 7);
        const FenceRequest asked { request.msgid, request.infno, QStringLiteral("0123456789abcdef"),
            7, linkOf(request) };
        for (int time = 0; time < 2; ++time) {
            const WireResponse answer = world.ask(
                World::kiosk(), QStringLiteral("Y001"), insuredRegion(filer), toWire(asked));
            const auto fenced = fromWire<FenceAnswer>(answer.output, {}).value();
            QVERIFY(!fenced.landed);
            QVERIFY(proves(world, fenced.receipt, request, MessageEnd::Buried, linkOf(request)));
        }
        QCOMPARE(world.query("SELECT seq || outcome FROM link"), QStringLiteral("7buried"));
        const WireResponse late = world.send(World::kiosk(), request);
        QVERIFY(!late.success && late.receipt.isEmpty());
        QCOMPARE(filings(world), QStringLiteral("0"));
    }
};

QTEST_GUILESS_MAIN(TestSealed)
#include "tst_sealed.moc"
