// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// The security module: on a scripted channel, and in a slot of its own behind a real pcscd.
#include "reader/cards/psam/psam.h"

#include "reader/bytes.h"
#include "reader/first_of.h"
#include "reader/pcsc/exchange.h"
#include "reader/service/card_service.h"
#include "reader/training/keys.h"
#include "reader/training/training_authenticator.h"
#include "reader/training/training_card.h"
#include "reader/training/virtual_psam.h"
#include "tests/support/card_world.h"
#include "tests/support/scripted_card.h"

#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

/// Gets the command's number and the module's answer; gives what arrives.
using Tamper = std::function<QByteArray(int, QByteArray)>;

/// The module behind the real exchange, without a reader.
class ModuleChannel : public CardChannel {
public:
    ModuleChannel(VirtualPsam module, Tamper tamper)
        : m_module(std::move(module))
        , m_tamper(std::move(tamper))
    {
    }

    Result<CardResponse> transmit(std::span<const unsigned char> command, bool repeatable) override
    {
        const auto send = [this](std::span<const unsigned char> bytes) -> Result<QByteArray> {
            QByteArray answer = m_module.answer(bytes);
            return m_tamper ? m_tamper(++m_commands, answer) : answer;
        };
        return exchange(send, command, repeatable);
    }
    QByteArray atrHistorical() const override { return {}; }

private:
    VirtualPsam m_module;
    Tamper m_tamper;
    int m_commands = 0;
};

PsamSlot slotWith(const PsamImage& image, const Tamper& tamper = {})
{
    return [image, tamper](QDeadlineTimer) -> Result<std::unique_ptr<CardChannel>> {
        return std::make_unique<ModuleChannel>(VirtualPsam(image), tamper);
    };
}

PsamSlot emptySlot()
{
    return [](QDeadlineTimer) -> Result<std::unique_ptr<CardChannel>> {
        return fail(ErrorCode::ReaderMissing, QStringLiteral("no such slot"));
    };
}

std::shared_ptr<PsamAuthenticator> psam(PsamSlot slot)
{
    return std::make_shared<PsamAuthenticator>(loadPsamMap().value(), std::move(slot));
}

CardChallenge challenge(CardAlgorithm algorithm = CardAlgorithm::Sm4, quint8 externalKey = 0x01)
{
    CardChallenge asked;
    asked.cardSn = QStringLiteral("650100D1560000051002008852D19B37");
    asked.version = QStringLiteral("3.00");
    asked.algorithm = algorithm;
    asked.internalFactor = QByteArray::fromHex("0102030405060708");
    asked.internalData = QByteArray::fromHex("1112131415161718");
    asked.externalKey = externalKey;
    asked.externalFactor = QByteArray::fromHex("2122232425262728");
    asked.externalData = QByteArray::fromHex("3132333435363738");
    return asked;
}

SecretBuffer pin()
{
    return secretOf("654321");
}

} // namespace

Q_DECLARE_METATYPE(yidi::CardAlgorithm)
Q_DECLARE_METATYPE(yidi::PsamImage)

class TestPsam : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void prove_withTheRoots_answersAsTheKeysDo_data()
    {
        QTest::addColumn<CardAlgorithm>("algorithm");
        QTest::addColumn<int>("externalKey");
        QTest::newRow("3DES, internal alone") << CardAlgorithm::TripleDes << 0;
        QTest::newRow("3DES, medical basics") << CardAlgorithm::TripleDes << 0x81;
        QTest::newRow("SM4, internal alone") << CardAlgorithm::Sm4 << 0;
        QTest::newRow("SM4, holder") << CardAlgorithm::Sm4 << 0x01;
    }

    void prove_withTheRoots_answersAsTheKeysDo()
    {
        QFETCH(CardAlgorithm, algorithm);
        QFETCH(int, externalKey);
        const CardChallenge asked = challenge(algorithm, static_cast<quint8>(externalKey));
        const auto proof = psam(slotWith({}))->prove(asked, QDeadlineTimer());
        QVERIFY2(proof, proof ? "" : qPrintable(describe(proof.error())));
        const auto expected = TrainingAuthenticator().prove(asked, QDeadlineTimer());
        QVERIFY(expected);
        QCOMPARE(proof->internalAnswer, expected->internalAnswer);
        QCOMPARE(proof->externalAnswer, expected->externalAnswer);
        QCOMPARE(proof->externalAnswer.isEmpty(), externalKey == 0);
    }

    void prove_whatTheModuleCannot_isUnproven_data()
    {
        QTest::addColumn<PsamImage>("image");
        QTest::addColumn<CardChallenge>("asked");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const PsamImage& image, const CardChallenge& asked,
                             const char* why) {
            QTest::newRow(name) << image << asked << QString::fromLatin1(why);
        };
        row("SSF33", {}, challenge(CardAlgorithm::Ssf33), "algorithm not in its map");
        PsamImage old;
        old.ciphers = { CardCipher::TripleDes };
        row("a module without SM4", old, challenge(), "algorithm unknown, status 6a86");
        PsamImage poor;
        poor.keys = { CardKeyName::InternalRoot };
        row("a module without RK_SSSE", poor, challenge(), "key missing, status 6a88");
        row("a key nobody has", {}, challenge(CardAlgorithm::Sm4, 0x55), "key not in its map");
        PsamImage low;
        low.levelTooLow = true;
        row("level too low", low, challenge(), "level too low, status 6982");
        CardChallenge nameless = challenge();
        nameless.cardSn.clear();
        row("no card code", {}, nameless, "no card identification code");
    }

    void prove_whatTheModuleCannot_isUnproven()
    {
        QFETCH(PsamImage, image);
        QFETCH(CardChallenge, asked);
        QFETCH(QString, why);
        const auto proof = psam(slotWith(image))->prove(asked, QDeadlineTimer());
        QVERIFY(!proof);
        QCOMPARE(proof.error().code, ErrorCode::CardUnproven);
        QVERIFY2(proof.error().detail.contains(why), qPrintable(proof.error().detail));
    }

    /// Nothing a module may answer is taken for a proof of the wrong shape, or for a fault of the
    /// card.
    void prove_everyAnswerTamperedWith_isProofOrUnproven()
    {
        const QByteArrayList bad { "", "\x90", QByteArray::fromHex("6F00"),
            QByteArray::fromHex("6A88"), QByteArray::fromHex("9000"), QByteArray::fromHex("6110"),
            QByteArray::fromHex("6C07"), QByteArray::fromHex("010203049000"),
            QByteArray(300, 'x') + QByteArray::fromHex("9000") };
        int cases = 0;
        for (int at = 1; at <= 10; ++at) {
            for (const QByteArray& answer : bad) {
                const auto tamper = [&](int number, const QByteArray& real) {
                    return number == at ? answer : real;
                };
                const auto proof = psam(slotWith({}, tamper))->prove(challenge(), QDeadlineTimer());
                ++cases;
                if (proof) {
                    QCOMPARE(proof->internalAnswer.size(), 8);
                    QCOMPARE(proof->externalAnswer.size(), 8);
                } else {
                    QCOMPARE(proof.error().code, ErrorCode::CardUnproven);
                }
            }
        }
        qInfo("%d cases", cases);
    }

    void sealPin_isNeverTheModules()
    {
        const auto sealed = psam(slotWith({}))->sealPin({}, pin(), QDeadlineTimer());
        QVERIFY(!sealed);
        QCOMPARE(sealed.error().code, ErrorCode::CardUnproven);
    }

    // ---- one after the other

    void firstOf_asksUntilOneCan()
    {
        const auto keys = std::make_shared<TrainingAuthenticator>();
        FirstOf both({ psam(emptySlot()), keys });
        QCOMPARE(both.name(), QStringLiteral("psam+training"));
        QVERIFY(both.prove(challenge(), QDeadlineTimer()));
        QCOMPARE(both.name(), QStringLiteral("training"));

        FirstOf module({ psam(slotWith({})), keys });
        QVERIFY(module.prove(challenge(), QDeadlineTimer()));
        QCOMPARE(module.name(), QStringLiteral("psam"));
        const PinUnblock unblock { challenge().cardSn, CardAlgorithm::Sm4,
            QByteArray::fromHex("0102030405060708"), QByteArray::fromHex("84240001") };
        QVERIFY(module.sealPin(unblock, pin(), QDeadlineTimer()));
        QCOMPARE(module.name(), QStringLiteral("training"));
    }

    void firstOf_nobodyCan_saysWhatEachSaid()
    {
        PsamImage poor;
        poor.keys = {};
        FirstOf all({ psam(emptySlot()), psam(slotWith(poor)) });
        const auto proof = all.prove(challenge(), QDeadlineTimer());
        QVERIFY(!proof);
        QCOMPARE(proof.error().code, ErrorCode::CardUnproven);
        QVERIFY2(proof.error().detail.contains(QStringLiteral("ReaderMissing"))
                && proof.error().detail.contains(QStringLiteral("key missing")),
            qPrintable(proof.error().detail));
        QVERIFY(!FirstOf({}).prove(challenge(), QDeadlineTimer()));
    }

    void firstOf_anotherError_isFinal()
    {
        class Stuck : public CardAuthenticator {
        public:
            QString name() const override { return QStringLiteral("stuck"); }
            Result<CardProof> prove(const CardChallenge&, QDeadlineTimer) override
            {
                return fail(ErrorCode::CardNotGenuine);
            }
            Result<QByteArray> sealPin(
                const PinUnblock&, const SecretBuffer&, QDeadlineTimer) override
            {
                return fail(ErrorCode::LinkDown);
            }
        };
        FirstOf all({ std::make_shared<Stuck>(), std::make_shared<TrainingAuthenticator>() });
        const auto proof = all.prove(challenge(), QDeadlineTimer());
        QVERIFY(!proof);
        QCOMPARE(proof.error().code, ErrorCode::CardNotGenuine);
    }

    // ---- the map

    void map_badMember_isNamed_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* name, const char* from, const char* to, const char* place) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(place);
        };
        row("no name to select", "D156000005", "", "application");
        row("half a byte", "801A", "801", "derive");
        row("short command", "80FA0000", "80FA", "reckon");
        row("unknown algorithm", "\"03\": \"03\"", "\"07\": \"03\"", "versions.07");
        row("key in words", "\"81\"", "\"RK\"", "externalUsages.RK");
        row("usage in words", "\"28\"", "\"xx\"", "externalUsages.01");
        row("usage missing", "\"27\"", "\"\"", "internalUsage");
        row("status of one byte", "\"6A88\"", "\"6A\"", "refusals.6A");
    }

    void map_badMember_isNamed()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, place);
        QFile shipped(QStringLiteral(":/cards/psam.json"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray text = shipped.readAll();
        QVERIFY(text.contains(from));
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("psam.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.replace(from, to));
        file.close();
        const auto map = loadPsamMap(folder.path());
        QVERIFY(!map);
        QCOMPARE(map.error().code, ErrorCode::BadInput);
        QVERIFY2(map.error().detail.endsWith(place), qPrintable(map.error().detail));
    }

    // ---- in a slot of its own

    void slot_moduleProvesTheCardInTheOtherReader()
    {
        CardWorld world(2);
        TrainingCard card(CardWorld::port(0));
        TrainingCard module(CardWorld::port(1));
        CardService::Options options;
        options.readerName = CardWorld::readerName(0);
        options.authenticator =
            std::make_shared<FirstOf>(std::vector<std::shared_ptr<CardAuthenticator>> {
                psam(pcscSlot(CardWorld::readerName(1))),
                std::make_shared<TrainingAuthenticator>() });
        CardService service(options);
        QSignalSpy inserted(&service, &CardService::cardInserted);
        QSignalSpy read(&service, &CardService::cardRead);
        QSignalSpy failed(&service, &CardService::cardFailed);
        QVERIFY(module.insert(std::make_unique<VirtualPsam>()));
        service.start();
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-30"))));
        QTRY_COMPARE_WITH_TIMEOUT(inserted.size(), 1, 20000);
        const auto token = inserted.front().front().value<CardToken>();

        const auto readAgain = [&]() -> QString {
            read.clear();
            service.read(token);
            if (!QTest::qWaitFor([&] { return !read.isEmpty() || !failed.isEmpty(); }, 20000)
                || read.isEmpty())
                return failed.isEmpty() ? QStringLiteral("nothing")
                                        : describe(failed.front().at(1).value<Error>());
            return read.front().at(1).value<SocialSecurityCard>().authenticatedBy;
        };
        QTRY_COMPARE_WITH_TIMEOUT(readAgain(), QStringLiteral("psam"), 10000);
        QVERIFY(module.traffic().commands > 0);
        module.remove();
        QTRY_COMPARE_WITH_TIMEOUT(readAgain(), QStringLiteral("training"), 20000);
        QVERIFY(module.insert(std::make_unique<VirtualPsam>()));
        QTRY_COMPARE_WITH_TIMEOUT(readAgain(), QStringLiteral("psam"), 10000);
    }
};

int main(int argc, char** argv)
{
    enterPrivateNamespaces();
    const QCoreApplication application(argc, argv);
    TestPsam test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_psam.moc"
