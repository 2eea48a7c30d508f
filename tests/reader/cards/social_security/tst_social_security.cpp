// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// The social-security card on a scripted channel: what is read from the shipped virtual card, and
// what is refused. Faults of the line are in tst_fault_sweep.cpp.
#include "reader/cards/catalogue.h"
#include "reader/training/training_authenticator.h"
#include "tests/support/scripted_card.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace yidi;
using namespace yidi::test;
using Kind = PinOutcome::Kind;

namespace {

SecretBuffer pinOf(const char* digits)
{
    SecretBuffer pin(16);
    for (; *digits; ++digits)
        pin.append(static_cast<unsigned char>(*digits));
    return pin;
}

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

CardImage person()
{
    return trainingImage(QStringLiteral("NX-23"));
}

/// The card's record with this tag, to change what the card says.
QByteArray& record(CardImage& image, quint8 file, quint8 tag)
{
    for (QByteArray& candidate : image.files[file]) {
        if (static_cast<quint8>(candidate.front()) == tag)
            return candidate;
    }
    qFatal("no such record");
}

void setText(CardImage& image, quint8 file, quint8 tag, const QByteArray& bytes)
{
    QByteArray& target = record(image, file, tag);
    const qsizetype length = static_cast<quint8>(target[1]);
    target = target.left(2) + bytes.leftJustified(length, '\0', true);
}

Result<SocialSecurityCard> readOf(CardImage image)
{
    ScriptedCard channel(std::move(image));
    CardCatalogue catalogue;
    return catalogue.read(channel);
}

} // namespace

class TestSocialSecurity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void read_everyTrainingCard_givesWhatWasWritten()
    {
        const auto people = loadTrainingPeople();
        QVERIFY(people);
        QVERIFY(people->size() >= 6);
        std::set<QString> numbers;
        TrainingAuthenticator keys;
        for (const TrainingPerson& training : *people) {
            ScriptedCard channel(training.card);
            CardCatalogue catalogue;
            const auto card = catalogue.read(channel, &keys);
            QVERIFY2(card, qPrintable(training.id));
            QCOMPARE(card->authenticatedBy, QStringLiteral("training"));
            QVERIFY(isValidCardNumber(card->cardNo));
            QCOMPARE(card->cardSn.size(), 32);
            QCOMPARE(card->cardSn.mid(6, 10), QStringLiteral("D156000005"));
            QCOMPARE(card->socialSecurityNumber.size(), 18);
            QCOMPARE(card->birth.toString(QStringLiteral("yyyyMMdd")),
                card->socialSecurityNumber.mid(6, 8));
            QVERIFY(card->issued.isValid() && card->validTo.isValid());
            QCOMPARE(card->atrHistorical, QByteArray("history"));
            QVERIFY(channel.commands <= (card->version.startsWith(u'3') ? 21 : 18));
            numbers.insert(card->socialSecurityNumber);
        }
        QCOMPARE(numbers.size(), people->size());
    }

    void version_decidesTheFileMap_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<int>("error"); // -1: read
        const int read = -1, unknown = int(ErrorCode::CardUnreadable);
        QTest::newRow("1.00") << QByteArray("1.00") << read;
        QTest::newRow("1.0") << QByteArray("1.0") << read;
        QTest::newRow("empty is the oldest") << QByteArray() << read;
        QTest::newRow("never written is the oldest") << hex("FFFFFFFF") << read;
        QTest::newRow("2.0x") << QByteArray("2.0x") << read;
        QTest::newRow("2.1") << QByteArray("2.1") << unknown;
        QTest::newRow("3.00") << QByteArray("3.00") << int(ErrorCode::CardUnproven);
        QTest::newRow("3.0x") << QByteArray("3.0x") << int(ErrorCode::CardUnproven);
        QTest::newRow("9.9") << QByteArray("9.9") << unknown;
    }

    void version_decidesTheFileMap()
    {
        QFETCH(QByteArray, version);
        QFETCH(int, error);
        CardImage image = person();
        setText(image, 5, 0x03, version);
        const auto card = readOf(image);
        QCOMPARE(card ? -1 : int(card.error().code), error);
    }

    void name_longOrRare_isWhole_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("middle dots") << QStringLiteral("阿卜杜热合曼·买买提");
        QTest::newRow("fills the first record") << QString(15, u'马');
        QTest::newRow("goes on in the extension") << QString(22, u'马');
        QTest::newRow("a rare character of four bytes") << QStringLiteral("王𠮷");
        QTest::newRow("four bytes across the border")
            << QString(14, u'马') + QStringLiteral("𠮷马");
        QTest::newRow("Latin") << QStringLiteral("MARIA·LI");
    }

    void name_longOrRare_isWhole()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("people.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"people\":[{\"id\":\"X\",\"pin\":\"\",\"card\":{\"cardSn\":"
                   "\"650100D1560000050000000012345678\",\"cardNo\":\"D2143569X\","
                   "\"version\":\"2.00\"},\"baseinfo\":{\"certno\":\"G01234567\",\"psn_name\":\""
            + name.toUtf8() + "\"}}]}");
        file.close();
        const auto people = loadTrainingPeople(file.fileName());
        QVERIFY(people);
        const auto card = readOf(people->front().card);
        QVERIFY2(card, card ? "" : qPrintable(describe(card.error())));
        QCOMPARE(card->name, name);
        QVERIFY(!card->birth.isValid());
    }

    void hostileValues_areRefused_data()
    {
        QTest::addColumn<int>("file");
        QTest::addColumn<int>("tag");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("name is no GB18030") << 6 << 0x09 << hex("C9FFFF");
        QTest::newRow("name ends in half a character") << 6 << 0x09 << hex("C2ED C9");
        QTest::newRow("name holds a newline") << 6 << 0x09 << QByteArray("a\nb");
        QTest::newRow("name holds zeros") << 6 << 0x09 << QByteArray("a\0b", 3);
        QTest::newRow("name is empty") << 6 << 0x09 << QByteArray();
        QTest::newRow("number is empty") << 6 << 0x08 << QByteArray();
        QTest::newRow("birth on the 31st of June") << 6 << 0x0D << hex("19900631");
        QTest::newRow("birth in letters") << 6 << 0x0D << hex("ABCDEF01");
        QTest::newRow("ethnic group in letters") << 6 << 0x0B << hex("AB");
        QTest::newRow("card code names no region") << 5 << 0x01 << hex("ABCDEFD156");
        QTest::newRow("card number is empty") << 5 << 0x07 << QByteArray();
    }

    void hostileValues_areRefused()
    {
        QFETCH(int, file);
        QFETCH(int, tag);
        QFETCH(QByteArray, value);
        CardImage image = person();
        setText(image, static_cast<quint8>(file), static_cast<quint8>(tag), value);
        const auto card = readOf(image);
        QVERIFY(!card);
        QCOMPARE(card.error().code, ErrorCode::CardMalformed);
    }

    void pin_states_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<int>("tries");
        QTest::addColumn<bool>("useLast");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("presented");
        const auto row = [](const char* name, const char* pin, int tries, bool useLast, Kind kind,
                             int presented) {
            QTest::newRow(name) << QByteArray(pin) << tries << useLast << int(kind) << presented;
        };
        row("right", "123456", 3, false, Kind::Verified, 1);
        row("wrong", "123457", 3, false, Kind::Wrong, 1);
        row("wrong with two left", "123457", 2, false, Kind::Wrong, 1);
        row("stops before the last", "123456", 1, false, Kind::StoppedBeforeLast, 0);
        row("uses the last when told", "123456", 1, true, Kind::Verified, 1);
        row("last one wrong blocks", "111111", 1, true, Kind::Blocked, 1);
        row("blocked", "123456", 0, true, Kind::Blocked, 0);
        row("too short", "123", 3, false, Kind::Failed, 0);
        row("too long", "1234567890123", 3, false, Kind::Failed, 0);
        row("no digits", "12a456", 3, false, Kind::Failed, 0);
        row("odd length is filled", "12345", 3, false, Kind::Wrong, 1);
    }

    void pin_states()
    {
        QFETCH(QByteArray, pin);
        QFETCH(int, tries);
        QFETCH(bool, useLast);
        QFETCH(int, kind);
        QFETCH(int, presented);
        CardImage image = person();
        image.triesLeft = tries;
        ScriptedCard channel(image);
        CardCatalogue catalogue;
        const PinOutcome outcome = catalogue.verifyPin(channel, pinOf(pin), useLast);
        QCOMPARE(int(outcome.kind), kind);
        QCOMPARE(channel.pinsPresented(), presented);
        if (outcome.kind == Kind::Wrong)
            QCOMPARE(outcome.triesLeft, channel.card.triesLeft());
    }

    void pin_cardWithoutOne_saysSo()
    {
        CardImage image = person();
        image.pin.clear();
        ScriptedCard channel(image);
        CardCatalogue catalogue;
        QCOMPARE(catalogue.pinState(channel).kind, Kind::NotSet);
        QCOMPARE(catalogue.verifyPin(channel, pinOf("123456"), false).kind, Kind::NotSet);
        QCOMPARE(channel.pinsPresented(), 0);
    }

    void otherCards_areForeign()
    {
        CardImage image = person();
        image.application = "1PAY.SYS.DDF01";
        QCOMPARE(readOf(image).error().code, ErrorCode::CardForeign);
        ScriptedCard channel(image);
        CardCatalogue catalogue;
        QCOMPARE(
            catalogue.verifyPin(channel, pinOf("123456"), true).error.code, ErrorCode::CardForeign);
        QCOMPARE(channel.pinsPresented(), 0);
    }

    void fileMap_brokenData_isNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        const char record[] =
            R"({"file":"05","tag":"03","form":"an","length":4,"field":"version"})";
        const auto map = [&](const QByteArray& application, const QByteArray& version) {
            return "{\"application\":\"" + application + "\",\"version\":" + version
                + ",\"identity\":" + record + ",\"versions\":[]}";
        };
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("no application") << map("", record);
        QTest::newRow("form") << map(
            "AA", R"({"file":"05","tag":"03","form":"x","length":4,"field":"v"})");
        QTest::newRow("length") << map(
            "AA", R"({"file":"05","tag":"03","form":"an","length":300,"field":"v"})");
        QTest::newRow("tag") << map(
            "AA", R"({"file":"05","tag":"103","form":"an","length":4,"field":"v"})");
        QTest::newRow("field") << map("AA", R"({"file":"05","tag":"03","form":"an","length":4})");
    }

    void fileMap_brokenData_isNamed()
    {
        QFETCH(QByteArray, json);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("social_security.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
        file.close();
        ScriptedCard channel(person());
        CardCatalogue catalogue(folder.path());
        const auto card = catalogue.read(channel);
        QVERIFY(!card);
        QVERIFY(
            card.error().code == ErrorCode::BadInput || card.error().code == ErrorCode::BadJson);
        QCOMPARE(channel.commands, 0);
    }
};

QTEST_GUILESS_MAIN(TestSocialSecurity)
#include "tst_social_security.moc"
