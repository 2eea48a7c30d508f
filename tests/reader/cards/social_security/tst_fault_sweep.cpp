// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// Every command of every flow with a social-security card, and every way its answer can go wrong.
//
// What is proved of each case: the flow ends after so many commands; at most one PIN, one external
// authentication and one unblocking leave us; what was done to the PIN is told as it is, or as
// unknown; no error repeats what is on the card. And of the data: with any fault but a flipped bit
// they are whole and right, or there are none; after a swap they are one person's.
//
// What cannot be proved: an answer of a card without secure messaging carries no check of its own
// (parity and checksums are the line's, below us). A bit flipped inside a value can give another
// value of that one field, a name with another character, say. So for flips we prove that the
// card's identity and the person's number are right or the read fails (one is read twice, the other
// has a check character), and that no more than the one field differs. For the same reason a card
// that denies having a record that may be missing is believed, and so is a 9000 to a PIN.
#include "reader/cards/catalogue.h"
#include "reader/training/training_authenticator.h"
#include "tests/support/scripted_card.h"

#include <QTest>

#include <set>

using namespace yidi;
using namespace yidi::test;
using Kind = PinOutcome::Kind;

namespace {

constexpr char rightPin[] = "123456";
constexpr char wrongPin[] = "654321";
constexpr char newPin[] = "246810";

SecretBuffer pinOf(const char* digits)
{
    SecretBuffer pin(16);
    for (; *digits; ++digits)
        pin.append(static_cast<unsigned char>(*digits));
    return pin;
}

QByteArray packed(const char* digits)
{
    return QByteArray::fromHex(digits);
}

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

// Places in what a read says.
constexpr qsizetype atCardSn = 0, atNumber = 6, atProvedBy = 11;

/// What a flow said, whatever it is about: the data field by field, or the error.
struct Said {
    QStringList data; ///< empty: it failed
    Error error;
    std::optional<PinOutcome> pin;
};

Said said(const Result<SocialSecurityCard>& card)
{
    if (!card)
        return { {}, card.error(), {} };
    const auto date = [](QDate day) { return day.toString(Qt::ISODate); };
    return { { card->cardSn, card->cardNo, card->version, card->initialiser, date(card->issued),
                 date(card->validTo), card->socialSecurityNumber, card->name, card->sex,
                 card->nation, date(card->birth), card->authenticatedBy },
        {}, {} };
}

Said said(const Result<QString>& identity)
{
    return identity ? Said { { *identity }, {}, {} } : Said { {}, identity.error(), {} };
}

Said said(const Result<MedicalBasics>& basics)
{
    return basics ? Said { { basics->cardSn, basics->insuredRegion }, {}, {} }
                  : Said { {}, basics.error(), {} };
}

Said said(const PinOutcome& outcome)
{
    return { {}, outcome.error, outcome };
}

Said said(const MedicalByPin& read)
{
    Said result = said(read.basics);
    result.pin = read.pin;
    return result;
}

struct Flow {
    const char* name;
    const char* person;
    Said (*run)(CardCatalogue&, CardChannel&);
    int budget; ///< commands when nothing goes wrong
    const char* pinAfter; ///< the card's, when the flow succeeds
};

TrainingAuthenticator& keys()
{
    static TrainingAuthenticator training;
    return training;
}

Said readPlain(CardCatalogue& cards, CardChannel& channel)
{
    return said(cards.read(channel));
}

Said readProved(CardCatalogue& cards, CardChannel& channel)
{
    return said(cards.read(channel, &keys()));
}

const std::vector<Flow>& flows()
{
    static const std::vector<Flow> all {
        { "read 1.0", "TA-11", readPlain, 14, rightPin },
        { "read 2.0", "NX-23", readPlain, 15, rightPin },
        { "read 2.0, proved", "NX-23", readProved, 18, rightPin },
        { "read 3.0, proved", "NX-30", readProved, 21, rightPin },
        { "identify", "NX-23",
            [](CardCatalogue& cards, CardChannel& channel) {
                return said(cards.identify(channel));
            },
            3, rightPin },
        { "medical by key", "NX-30",
            [](CardCatalogue& cards, CardChannel& channel) {
                return said(cards.readMedical(channel, &keys()));
            },
            15, rightPin },
        { "medical by PIN", "NX-23",
            [](CardCatalogue& cards, CardChannel& channel) {
                return said(cards.readMedical(channel, pinOf(rightPin), false));
            },
            12, rightPin },
        { "PIN state", "NX-23",
            [](CardCatalogue& cards, CardChannel& channel) {
                return said(cards.pinState(channel));
            },
            3, rightPin },
        { "right PIN", "NX-23",
            [](CardCatalogue& cards, CardChannel& channel) {
                return said(cards.verifyPin(channel, pinOf(rightPin), false));
            },
            4, rightPin },
        { "wrong PIN", "NX-23",
            [](CardCatalogue& cards, CardChannel& channel) {
                return said(cards.verifyPin(channel, pinOf(wrongPin), false));
            },
            4, rightPin },
        { "change PIN", "NX-23",
            [](CardCatalogue& cards, CardChannel& channel) {
                return said(cards.changePin(channel, pinOf(rightPin), pinOf(newPin)));
            },
            4, newPin },
        { "unblock PIN", "NX-30",
            [](CardCatalogue& cards, CardChannel& channel) {
                return said(cards.unblockPin(channel, pinOf(newPin), &keys()));
            },
            6, newPin },
    };
    return all;
}

/// What becomes of the answer to one command.
struct Fault {
    QString name;
    enum Class { Plain, Flip, Swap } is = Plain;
    bool lasts = false; ///< every later answer, too
    std::function<Result<QByteArray>(QByteArray answer, const QByteArray& before)> change;
};

using Answer = Result<QByteArray>;

Fault instead(const char* name, const QByteArray& answer, bool lasts = false)
{
    return { QLatin1String(name), Fault::Plain, lasts,
        [answer](QByteArray, const QByteArray&) -> Answer { return answer; } };
}

Fault broken(ErrorCode code)
{
    return { errorName(code), Fault::Plain, true, [code](QByteArray, const QByteArray&) -> Answer {
                return fail(code, QStringLiteral("scripted"));
            } };
}

std::vector<Fault> standingFaults()
{
    std::vector<Fault> all { instead("empty", {}), instead("one byte", hex("90")),
        instead("endless 61", hex("61FF"), true),
        instead("endless 61 with data", hex("0061FF"), true), instead("wrong 6C", hex("6C01")),
        instead("endless 6C", hex("6C10"), true), instead("bare 9000", hex("9000")),
        instead("garbage", QByteArray(30, '\x5A') + hex("9000")),
        instead("64 KB", QByteArray(65536, 'x') + hex("9000")),
        instead("more than 64 KB", QByteArray(65539, 'x')) };
    for (const char* status : { "6300", "63C0", "63C1", "63C3", "6581", "6700", "6901", "6981",
             "6982", "6983", "6984", "6985", "6986", "6987", "6988", "6A80", "6A81", "6A82", "6A83",
             "6A84", "6A86", "6A88", "6B00", "6D00", "6E00", "6F00", "9302", "9303", "9401", "9403",
             "9406", "0000", "FFFF" })
        all.push_back(instead(status, hex(status)));
    for (const ErrorCode code : { ErrorCode::CardLost, ErrorCode::ReaderStuck,
             ErrorCode::ReaderServiceDown, ErrorCode::CardMalformed })
        all.push_back(broken(code));
    const auto add = [&](const char* name, auto change) {
        all.push_back({ QLatin1String(name), Fault::Plain, false, change });
    };
    add("the answer before", [](QByteArray, const QByteArray& before) -> Answer { return before; });
    add("twice", [](QByteArray answer, const QByteArray&) -> Answer { return answer + answer; });
    for (const int extra : { 1, 2, 16, 255 })
        add("longer than asked", [extra](QByteArray answer, const QByteArray&) -> Answer {
            return answer.insert(answer.size() - 2, QByteArray(extra, '\x30'));
        });
    return all;
}

/// Faults that depend on how long the answer is.
std::vector<Fault> faultsOf(qsizetype size)
{
    std::vector<Fault> all;
    for (qsizetype length = 0; length < size; ++length)
        all.push_back({ QStringLiteral("cut at %1").arg(length), Fault::Plain, false,
            [length](
                QByteArray answer, const QByteArray&) -> Answer { return answer.left(length); } });
    for (qsizetype length = 0; length + 2 < size; ++length)
        all.push_back({ QStringLiteral("data cut at %1").arg(length), Fault::Plain, false,
            [length](QByteArray answer, const QByteArray&) -> Answer {
                return answer.left(length) + answer.right(2);
            } });
    for (qsizetype bit = 0; bit < 8 * size; ++bit)
        all.push_back({ QStringLiteral("bit %1").arg(bit), Fault::Flip, false,
            [bit](QByteArray answer, const QByteArray&) -> Answer {
                if (bit / 8 < answer.size())
                    answer[bit / 8] = static_cast<char>(answer[bit / 8] ^ (1 << bit % 8));
                return answer;
            } });
    return all;
}

/// Puts the fault at the command numbered `at`.
ScriptedCard::Tamper tamper(const Fault& fault, int at)
{
    auto before = std::make_shared<QByteArray>(hex("9000"));
    return [&fault, at, before](int number, const QByteArray&, QByteArray answer) -> Answer {
        const QByteArray previous = std::exchange(*before, answer);
        const bool now = number == at || (fault.lasts && number > at);
        return now ? fault.change(std::move(answer), previous) : answer;
    };
}

int differences(const QStringList& one, const QStringList& other)
{
    int count = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        count += one[i] != other.value(i) ? 1 : 0;
    return count;
}

/// A flow without a fault, to compare with.
struct Good {
    Said said;
    int commands = 0;
    std::vector<qsizetype> sizes; ///< of the answers
};

} // namespace

class TestFaultSweep : public QObject {
    Q_OBJECT

    CardCatalogue m_cards;
    int m_cases = 0;
    int m_right = 0, m_refused = 0, m_unknown = 0;

    Good runGood(const Flow& flow)
    {
        Good good;
        ScriptedCard channel(trainingImage(QLatin1String(flow.person)),
            [&](int, const QByteArray&, QByteArray answer) {
                good.sizes.push_back(answer.size());
                return answer;
            });
        good.said = flow.run(m_cards, channel);
        good.commands = channel.commands;
        return good;
    }

    void checkLimits(const ScriptedCard& channel, const Good& good, bool chained)
    {
        // A flip can turn a status into 61xx, so any fault may cost its rounds once.
        const int rounds = chained ? 302 : 3;
        QVERIFY2(channel.commands <= good.commands + rounds,
            qPrintable(QString::number(channel.commands)));
        for (const int once : { 0x20, 0x5E, 0x24, 0x82 }) {
            const auto at = channel.sent.find(static_cast<quint8>(once));
            QVERIFY(at == channel.sent.end() || at->second == 1);
        }
        QVERIFY(channel.pinsPresented() <= 1);
        QCOMPARE(channel.repeatablePins, 0);
    }

    /// What was done to the PIN is told as it is, or as unknown.
    void checkPin(const Flow& flow, const ScriptedCard& channel, const Said& got, const Good& good)
    {
        const bool unblocks = channel.sent.count(0x24) > 0;
        const bool presented = unblocks || channel.sent.count(0x20) + channel.sent.count(0x5E) > 0;
        const PinOutcome& pin = *got.pin;
        if (pin.kind == Kind::Verified || pin.kind == Kind::Wrong)
            QVERIFY(pin.triesLeft || pin.kind == Kind::Verified);
        if (pin.kind == Kind::Verified) {
            QVERIFY(presented);
            QCOMPARE(channel.card.image().pin, packed(flow.pinAfter));
        }
        const bool toldUnknown =
            pin.kind == Kind::Failed && pin.error.code == ErrorCode::PinOutcomeUnknown;
        if (!presented || toldUnknown)
            return;
        if (unblocks && pin.kind == Kind::Failed) // a card that says no to a seal is believed
            QVERIFY(pin.error.code == ErrorCode::CardUnproven
                || pin.error.code == ErrorCode::CardUnreadable);
        else
            QCOMPARE(int(pin.kind), int(good.said.pin->kind));
    }

    void checkData(const Fault& fault, Said got, const Good& good, bool deniesOptional)
    {
        if (got.data.isEmpty())
            return;
        if (got.data.size() > atProvedBy && got.data[atProvedBy].isEmpty())
            got.data[atProvedBy] = good.said.data[atProvedBy]; // unproven, and said so
        if (fault.is == Fault::Flip || deniesOptional) {
            QVERIFY(differences(got.data, good.said.data) <= 1);
            if (got.data.size() > atProvedBy) {
                QCOMPARE(got.data[atCardSn], good.said.data[atCardSn]);
                QCOMPARE(got.data[atNumber], good.said.data[atNumber]);
            }
        } else {
            QCOMPARE(got.data, good.said.data);
        }
    }

    void checkError(const Said& got, const Good& good)
    {
        if (!got.data.isEmpty() || (got.pin && got.pin->kind != Kind::Failed))
            return;
        QVERIFY(!got.error.detail.isEmpty());
        for (const QString& value : good.said.data.mid(0, atProvedBy))
            QVERIFY(value.size() < 5 || !got.error.detail.contains(value));
    }

    void count(const Said& got)
    {
        ++m_cases;
        if (!got.data.isEmpty() || (got.pin && got.pin->kind != Kind::Failed))
            ++m_right;
        else if (got.error.code == ErrorCode::PinOutcomeUnknown)
            ++m_unknown;
        else
            ++m_refused;
    }

    void runCase(const Flow& flow, const Good& good, const Fault& fault, int at)
    {
        const bool wrongPinsLast =
            QLatin1String(flow.name) == QLatin1String("wrong PIN") && at == good.commands;
        if (wrongPinsLast && fault.name == QLatin1String("bare 9000"))
            return;
        bool optional = false;
        const auto change = tamper(fault, at);
        ScriptedCard channel(trainingImage(QLatin1String(flow.person)),
            [&](int number, const QByteArray& command, QByteArray answer) {
                if (number == at)
                    optional = command[1] == '\xB2' && command[2] == '\x4E';
                return change(number, command, std::move(answer));
            });
        const Said got = flow.run(m_cards, channel);
        checkLimits(
            channel, good, fault.lasts || fault.is == Fault::Flip || fault.name.contains(u'6'));
        checkError(got, good);
        checkData(fault, got, good, optional && fault.name == QLatin1String("6A83"));
        if (got.pin)
            checkPin(flow, channel, got, good);
        count(got);
    }

private Q_SLOTS:
    void everyFlow_withoutFault_isWithinItsBudget_data() { addFlows(); }
    void everyFlow_withoutFault_isWithinItsBudget()
    {
        QFETCH(int, index);
        const Flow& flow = flows()[std::size_t(index)];
        const Good good = runGood(flow);
        QVERIFY(!good.said.data.isEmpty() || good.said.pin);
        QVERIFY2(good.commands <= flow.budget, qPrintable(QString::number(good.commands)));
    }

    void everyCommand_everyFault_isRightRefusedOrUnknown_data() { addFlows(); }
    void everyCommand_everyFault_isRightRefusedOrUnknown()
    {
        QFETCH(int, index);
        const Flow& flow = flows()[std::size_t(index)];
        const Good good = runGood(flow);
        const std::vector<Fault> standing = standingFaults();
        for (int at = 1; at <= good.commands; ++at) {
            std::vector<Fault> faults = standing;
            for (Fault& fault : faultsOf(good.sizes[std::size_t(at - 1)]))
                faults.push_back(std::move(fault));
            for (const Fault& fault : faults) {
                runCase(flow, good, fault, at);
                if (QTest::currentTestFailed()) {
                    qWarning("%s, answer %d: %s", flow.name, at, qPrintable(fault.name));
                    return;
                }
            }
        }
    }

    void everyCommand_cardSwapped_neverMixesTwoPersons_data() { addFlows(); }
    void everyCommand_cardSwapped_neverMixesTwoPersons()
    {
        QFETCH(int, index);
        const Flow& flow = flows()[std::size_t(index)];
        const Good good = runGood(flow);
        for (const char* other : { "NX-01", "NX-24", "TA-11", "NX-30" }) {
            if (QLatin1String(other) == QLatin1String(flow.person))
                continue;
            const Good others = runGood(Flow { flow.name, other, flow.run, flow.budget, rightPin });
            for (int at = 1; at <= good.commands; ++at) {
                for (const bool inStep : { false, true }) {
                    ScriptedCard channel(trainingImage(QLatin1String(flow.person)));
                    channel.swapAt(at, trainingImage(QLatin1String(other)), inStep);
                    const Said got = flow.run(m_cards, channel);
                    checkLimits(channel, good, false);
                    QVERIFY2(got.data.isEmpty() || got.data == good.said.data
                            || got.data == others.said.data,
                        qPrintable(QStringLiteral("%1, %2 from %3 on")
                                       .arg(QLatin1String(flow.name), QLatin1String(other))
                                       .arg(at)));
                    count(got);
                }
            }
        }
    }

    void cleanupTestCase()
    {
        qInfo("%d cases: %d right, %d refused, %d unknown", m_cases, m_right, m_refused, m_unknown);
        QVERIFY(m_cases >= 20000);
        QVERIFY(m_right > 0 && m_refused > 0 && m_unknown > 0);
    }

private:
    static void addFlows()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < flows().size(); ++i)
            QTest::newRow(flows()[i].name) << int(i);
    }
};

QTEST_GUILESS_MAIN(TestFaultSweep)
#include "tst_fault_sweep.moc"
