// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// Cards that prove themselves and keep their holder behind a key, and what a read costs.
#include "reader/bytes.h"
#include "reader/cards/catalogue.h"
#include "reader/training/training_authenticator.h"
#include "tests/support/scripted_card.h"

#include <QTest>

#include <set>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int noError = -1;

/// Answers what the test says, and remembers what it was asked.
class ScriptedKeys : public CardAuthenticator {
public:
    QString name() const override { return QStringLiteral("scripted"); }
    Result<CardProof> prove(const CardChallenge& challenge, QDeadlineTimer deadline) override
    {
        asked.push_back(challenge);
        if (refuse)
            return fail(*refuse, QStringLiteral("scripted"));
        auto proof = m_training.prove(challenge, deadline);
        if (proof && spoil)
            spoil(*proof);
        return proof;
    }
    Result<QByteArray> sealPin(
        const PinUnblock& unblock, const SecretBuffer& pin, QDeadlineTimer deadline) override
    {
        return m_training.sealPin(unblock, pin, deadline);
    }

    std::optional<ErrorCode> refuse;
    std::function<void(CardProof&)> spoil;
    std::vector<CardChallenge> asked;

private:
    TrainingAuthenticator m_training;
};

CardImage version2()
{
    return trainingImage(QStringLiteral("NX-23"));
}

CardImage version3()
{
    return trainingImage(QStringLiteral("NX-30"));
}

int codeOf(const Result<SocialSecurityCard>& card)
{
    return card ? noError : int(card.error().code);
}

} // namespace

class TestAuthentication : public QObject {
    Q_OBJECT

    CardCatalogue m_cards;

private Q_SLOTS:
    void read_costsNoMoreThanPromised_data()
    {
        QTest::addColumn<QString>("person");
        QTest::addColumn<bool>("proved");
        QTest::addColumn<int>("commands");
        QTest::addColumn<int>("bytes");
        QTest::newRow("1.0") << QStringLiteral("TA-11") << false << 15 << 330;
        QTest::newRow("1.0, proved") << QStringLiteral("TA-11") << true << 18 << 400;
        QTest::newRow("2.0") << QStringLiteral("NX-23") << false << 15 << 330;
        QTest::newRow("2.0, proved") << QStringLiteral("NX-23") << true << 18 << 400;
        QTest::newRow("3.0, proved both ways") << QStringLiteral("NX-30") << true << 21 << 460;
    }

    void read_costsNoMoreThanPromised()
    {
        QFETCH(QString, person);
        QFETCH(bool, proved);
        QFETCH(int, commands);
        QFETCH(int, bytes);
        ScriptedCard channel(trainingImage(person));
        TrainingAuthenticator keys;
        const auto card = m_cards.read(channel, proved ? &keys : nullptr);
        QVERIFY2(card, card ? "" : qPrintable(describe(card.error())));
        QCOMPARE(card->authenticatedBy, proved ? keys.name() : QString());
        qInfo("%d commands, %d bytes", channel.commands, channel.bytes);
        QVERIFY(channel.commands <= commands);
        QVERIFY(channel.bytes <= bytes);
    }

    void read_thirdGeneration_authenticatorIsAskedOnceForBoth()
    {
        ScriptedKeys keys;
        ScriptedCard channel(version3());
        const auto card = m_cards.read(channel, &keys);
        QVERIFY(card);
        QCOMPARE(card->name, QStringLiteral("阿卜杜热合曼·买买提吐尔逊·阿不都拉"));
        QCOMPARE(keys.asked.size(), std::size_t(1));
        const CardChallenge& asked = keys.asked.front();
        QCOMPARE(asked.cardSn, card->cardSn);
        QCOMPARE(asked.version, QStringLiteral("3.00"));
        QCOMPARE(asked.atrHistorical, card->atrHistorical);
        QCOMPARE(asked.algorithm, CardAlgorithm::Sm4);
        QCOMPARE(asked.externalKey, quint8(1));
        std::set<QByteArray> randoms { asked.internalFactor, asked.internalData,
            asked.externalFactor, asked.externalData };
        QCOMPARE(randoms.size(), std::size_t(4));
        for (const QByteArray& random : randoms)
            QCOMPARE(random.size(), 8);
    }

    void read_twice_asksWithOtherRandoms()
    {
        ScriptedKeys keys;
        for (int i = 0; i < 2; ++i) {
            ScriptedCard channel(version2());
            QVERIFY(m_cards.read(channel, &keys));
        }
        QVERIFY(keys.asked[0].internalFactor != keys.asked[1].internalFactor);
        QVERIFY(keys.asked[0].internalData != keys.asked[1].internalData);
        QCOMPARE(keys.asked[0].externalKey, quint8(0));
        QVERIFY(keys.asked[0].externalData.isEmpty());
    }

    void authenticator_fails_data()
    {
        QTest::addColumn<int>("refusal");
        QTest::addColumn<int>("version2");
        QTest::addColumn<int>("version3");
        const auto row = [](const char* name, ErrorCode refusal, int two, int three) {
            QTest::newRow(name) << int(refusal) << two << three;
        };
        row("nobody has the keys", ErrorCode::CardUnproven, noError, int(ErrorCode::CardUnproven));
        row("link too slow", ErrorCode::LinkTimeout, int(ErrorCode::LinkTimeout),
            int(ErrorCode::LinkTimeout));
        row("card reported lost", ErrorCode::CardNotGenuine, int(ErrorCode::CardNotGenuine),
            int(ErrorCode::CardNotGenuine));
    }

    void authenticator_fails()
    {
        QFETCH(int, refusal);
        QFETCH(int, version2);
        QFETCH(int, version3);
        ScriptedKeys keys;
        keys.refuse = ErrorCode(refusal);
        ScriptedCard two(::version2());
        const auto second = m_cards.read(two, &keys);
        QCOMPARE(codeOf(second), version2);
        if (second)
            QCOMPARE(second->authenticatedBy, QString());
        ScriptedCard three(::version3());
        QCOMPARE(codeOf(m_cards.read(three, &keys)), version3);
        QCOMPARE(three.sent.count(0x82), std::size_t(0));
    }

    void proof_spoiled_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("error");
        QTest::newRow("the card's answer is another") << 0 << int(ErrorCode::CardNotGenuine);
        QTest::newRow("one bit of it") << 1 << int(ErrorCode::CardNotGenuine);
        QTest::newRow("it is missing") << 2 << int(ErrorCode::CardUnproven);
        QTest::newRow("our answer is another") << 3 << int(ErrorCode::CardUnproven);
        QTest::newRow("ours is missing") << 4 << int(ErrorCode::CardUnproven);
        QTest::newRow("ours is longer") << 5 << int(ErrorCode::CardUnproven);
    }

    void proof_spoiled()
    {
        QFETCH(int, which);
        QFETCH(int, error);
        static const std::vector<std::function<void(CardProof&)>> spoils {
            [](CardProof& proof) { proof.internalAnswer.fill('\0'); },
            [](CardProof& proof) { proof.internalAnswer[7] = char(proof.internalAnswer[7] ^ 1); },
            [](CardProof& proof) { proof.internalAnswer.clear(); },
            [](CardProof& proof) { proof.externalAnswer.fill('\0'); },
            [](CardProof& proof) { proof.externalAnswer.clear(); },
            [](CardProof& proof) { proof.externalAnswer += '\0'; },
        };
        ScriptedKeys keys;
        keys.spoil = spoils[std::size_t(which)];
        ScriptedCard channel(version3());
        QCOMPARE(codeOf(m_cards.read(channel, &keys)), error);
        // What opens the card is sent once at most, and never to a card that is not genuine.
        QCOMPARE(channel.sent[0x82], which == 3 ? 1 : 0);
    }

    void copiedCard_isNotGenuine_butOneWithoutKeysIsOnlyUnproven()
    {
        CardImage copy = version2();
        copy.keyRoot = QByteArray(16, '\x11'); // who copies the files does not have the keys
        TrainingAuthenticator keys;
        ScriptedCard copied(copy);
        QCOMPARE(codeOf(m_cards.read(copied, &keys)), int(ErrorCode::CardNotGenuine));
        copy.keyRoot.clear();
        ScriptedCard keyless(copy);
        const auto card = m_cards.read(keyless, &keys);
        QVERIFY(card);
        QCOMPARE(card->authenticatedBy, QString());
        CardImage closed = version3();
        closed.keyRoot.clear();
        ScriptedCard third(closed);
        QCOMPARE(codeOf(m_cards.read(third, &keys)), int(ErrorCode::CardUnproven));
    }

    void thirdGeneration_withoutAuthenticator_isUnprovenBeforeItsHolderIsAskedFor()
    {
        ScriptedCard channel(version3());
        QCOMPARE(codeOf(m_cards.read(channel)), int(ErrorCode::CardUnproven));
        QVERIFY(channel.commands <= 4);
    }

    void algorithm_isWhatTheCardTells_data()
    {
        QTest::addColumn<QByteArray>("information");
        QTest::addColumn<int>("algorithm"); // 0: the authenticator is not asked
        const auto info = [](const char* text) { return QByteArray::fromHex(text); };
        QTest::newRow("3DES") << info("6F0AA5089F0C05860101 8700") << 1;
        QTest::newRow("SSF33") << info("6F08A5069F0C03860102") << 2;
        QTest::newRow("SM4") << info("6F08A5069F0C03860103") << 3;
        QTest::newRow("none told") << info("6F05A5038801 01") << 1;
        QTest::newRow("issuer's part empty") << info("6F05A5039F0C00") << 1;
        QTest::newRow("nothing told at all") << QByteArray() << 1;
        QTest::newRow("unknown") << info("6F08A5069F0C03860104") << 0;
        QTest::newRow("two bytes") << info("6F09A5079F0C0486020103") << 0;
        QTest::newRow("damaged") << info("6F08A5069F0C0386") << 0;
    }

    void algorithm_isWhatTheCardTells()
    {
        QFETCH(QByteArray, information);
        QFETCH(int, algorithm);
        ScriptedKeys keys;
        keys.refuse = ErrorCode::CardUnproven;
        ScriptedCard channel(version2(), [&](int, const QByteArray& command, QByteArray answer) {
            return command[1] == '\xA4' ? information + bytesOf({ 0x90, 0x00 }) : answer;
        });
        const auto card = m_cards.read(channel, &keys);
        QVERIFY(card);
        QCOMPARE(card->authenticatedBy, QString());
        QCOMPARE(keys.asked.empty() ? 0 : int(keys.asked.front().algorithm), algorithm);
    }

    void algorithm_silentCardOfBeijing_isSsf33()
    {
        ScriptedKeys keys;
        keys.refuse = ErrorCode::CardUnproven;
        ScriptedCard channel(trainingImage(QStringLiteral("NX-24")),
            [&](int, const QByteArray& command, QByteArray answer) {
                return command[1] == '\xA4' ? bytesOf({ 0x90, 0x00 }) : answer;
            });
        QVERIFY(m_cards.read(channel, &keys));
        QCOMPARE(keys.asked.front().algorithm, CardAlgorithm::Ssf33);
    }

    void medical_byKeyOrPin_tellsTheInsuredRegion()
    {
        TrainingAuthenticator keys;
        for (const char* person : { "TA-11", "NX-23", "NX-30" }) {
            ScriptedCard byKey(trainingImage(QLatin1String(person)));
            const auto basics = m_cards.readMedical(byKey, &keys);
            QVERIFY2(basics, basics ? "" : qPrintable(describe(basics.error())));
            QCOMPARE(basics->insuredRegion.size(), 6);
            SecretBuffer pin(6);
            for (const char digit : { '1', '2', '3', '4', '5', '6' })
                pin.append(static_cast<unsigned char>(digit));
            ScriptedCard byPin(trainingImage(QLatin1String(person)));
            const MedicalByPin read = m_cards.readMedical(byPin, pin, false);
            QCOMPARE(read.pin.kind, PinOutcome::Kind::Verified);
            QVERIFY(read.basics && *read.basics == *basics);
            QCOMPARE(byPin.pinsPresented(), 1);
        }
    }

    void medical_withNeither_isRefusedAndNothingTried()
    {
        ScriptedCard keyless(version2());
        const auto basics = m_cards.readMedical(keyless, nullptr);
        QVERIFY(!basics);
        QCOMPARE(basics.error().code, ErrorCode::CardUnproven);
        CardImage lastTry = version2();
        lastTry.triesLeft = 1;
        ScriptedCard channel(lastTry);
        SecretBuffer pin(4);
        for (const char digit : { '9', '9', '9', '9' })
            pin.append(static_cast<unsigned char>(digit));
        const MedicalByPin read = m_cards.readMedical(channel, pin, false);
        QCOMPARE(read.pin.kind, PinOutcome::Kind::StoppedBeforeLast);
        QVERIFY(!read.basics);
        QCOMPARE(channel.pinsPresented(), 0);
    }

    void medical_cardWithoutTheApplication_isUnreadable()
    {
        CardImage image = version2();
        image.applications.clear();
        TrainingAuthenticator keys;
        ScriptedCard channel(image);
        const auto basics = m_cards.readMedical(channel, &keys);
        QVERIFY(!basics);
        QCOMPARE(basics.error().code, ErrorCode::CardUnreadable);
    }
};

QTEST_GUILESS_MAIN(TestAuthentication)
#include "tst_authentication.moc"
