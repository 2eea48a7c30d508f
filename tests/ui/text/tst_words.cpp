// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/frame_words.h"
#include "ui/text/tables.h"
#include "ui/text/words.h"

#include "app/base/clock.h"
#include "app/domain/directory/directory.h"
#include "app/domain/filing/decide.h"
#include "app/domain/settlement/engine.h"
#include "app/journeys/file_here/draft.h"
#include "app/journeys/session/session.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include <set>
#include <type_traits>

using namespace yidi;

namespace {

/// Every sentence there is, with a name to find it by.
std::vector<std::pair<QString, const char*>> allSources()
{
    std::vector<std::pair<QString, const char*>> all;
    for (const Phrase phrase : allPhrases)
        all.emplace_back(
            QStringLiteral("phrase %1").arg(static_cast<int>(phrase)), phraseSource(phrase));
    for (const auto some : { codeSources(), placeSources() }) {
        for (const CodeSource& row : some)
            all.emplace_back(
                QLatin1String(row.table) + QLatin1Char(' ') + QLatin1String(row.value), row.words);
    }
    for (const RuleSource& row : ruleSources())
        all.emplace_back(QStringLiteral("rule ") + QLatin1String(row.rule), row.sentence);
    for (const ErrorSource& row : errorSources()) {
        for (const char* sentence : { row.happened, row.safe, row.next, row.staffHint })
            all.emplace_back(errorName(row.error), sentence);
    }
    return all;
}

/// The names of all states there are: of each kind as it begins, and of those that change theirs.
template <class... Kinds>
void addNames(std::set<QString>& names, std::type_identity<std::variant<Kinds...>>)
{
    (names.insert(name(std::variant<Kinds...>(Kinds {}))), ...);
}
void addNames(std::set<QString>& names, std::span<const Transition> transitions)
{
    for (const Transition& one : transitions)
        for (const char* state : { one.from, one.to })
            if (QLatin1String(state) != QLatin1String("*"))
                names.insert(QLatin1String(state));
}

bool hasChinese(const QString& text)
{
    return text.contains(QRegularExpression(QStringLiteral("[\\x{4e00}-\\x{9fff}]")));
}

std::set<QString> placeholders(const QString& text)
{
    static const QRegularExpression one(QStringLiteral("%[1-9]|\\{[a-z_]+\\}"));
    std::set<QString> found;
    for (auto it = one.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

/// What the arithmetic hands to each rule's sentence.
SettlementStep stepOf(const QString& rule)
{
    SettlementStep step;
    step.rule = rule;
    step.amount = Fen(80000);
    for (const char* money : { "medfee_sumamt", "fulamt_ownpay_amt", "overlmt_selfpay",
             "preselfpay_amt", "inscp_scp_amt", "deductible", "from", "part", "base", "cap",
             "paid_before", "over_cap", "fund_pay_sumamt", "balance", "psn_part_amt", "acct_pay",
             "family_balance", "cumulative", "settled_before", "settled" })
        step.inputs.push_back({ QLatin1String(money), QStringLiteral("1234.50") });
    for (const char* ratio : { "ratio", "share", "points" })
        step.inputs.push_back({ QLatin1String(ratio), QStringLiteral("0.9500") });
    step.inputs.push_back({ QStringLiteral("admission_no"), QStringLiteral("2") });
    return step;
}

} // namespace

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useLanguage(QStringLiteral("zh_CN")); }

    void source_ofEverything_isThere()
    {
        for (const auto& [name, source] : allSources())
            QVERIFY2(source && *source, qPrintable(name));
    }

    void english_ofEverything_isThereAndFillsTheSamePlaces()
    {
        QTranslator english;
        QVERIFY(english.load(QStringLiteral(":/i18n/yidi_en.qm")));
        for (const auto& [name, source] : allSources()) {
            if (QLatin1String(source) == QLatin1String("%1"))
                continue;
            const QString words = english.translate("words", source);
            const QString said = name + QStringLiteral(": ") + QString::fromUtf8(source);
            QVERIFY2(!words.isEmpty(), qPrintable(said));
            QVERIFY2(!hasChinese(words), qPrintable(said));
            QVERIFY2(
                placeholders(words) == placeholders(QString::fromUtf8(source)), qPrintable(said));
        }
    }

    /// A filing names the version of the promise that was signed. Other words: a new version in
    /// promiseOf(), then new prints here.
    void promise_ofAVersion_readsAsItDid()
    {
        const auto print = [](Phrase phrase) {
            return QCryptographicHash::hash(phraseSource(phrase), QCryptographicHash::Sha256)
                .toHex()
                .left(16);
        };
        QCOMPARE(file_here::promiseOf({}).version, "self-1");
        QCOMPARE(print(Phrase::PromiseText), QByteArray("156304380658c101"));
        file_here::Draft forOther;
        forOther.other.emplace();
        QCOMPARE(file_here::promiseOf(forOther).version, "other-1");
        QCOMPARE(print(Phrase::PromiseTextForOther), QByteArray("f762bd5de310383a"));
    }

    void errors_ofEveryCode_sayWhatIsSafeAndWhatToDo()
    {
        int count = 0;
#define YIDI_ONE(name)                                                                             \
    {                                                                                              \
        const ErrorWords words = sayError(ErrorCode::name);                                        \
        QVERIFY2(!words.happened.isEmpty() && !words.safe.isEmpty() && !words.next.isEmpty()       \
                && !words.staffHint.isEmpty() && words.code.startsWith(QLatin1String("K-")),       \
            #name);                                                                                \
        ++count;                                                                                   \
    }
        YIDI_ERROR_CODES(YIDI_ONE)
#undef YIDI_ONE
        QCOMPARE(count, static_cast<int>(errorSources().size()));
    }

    void codes_theDomainHandsOut_haveWords()
    {
        const auto known = [](const char* table, const QString& value) {
            return sayCode({ QLatin1String(table), value }) != value;
        };
        for (const FilingCategory category : allFilingCategories)
            QVERIFY(known("category", filingCategoryCode(category)));
        for (int i = 0; i < filingReasonCount; ++i) {
            const auto reason = static_cast<FilingReason>(i);
            QVERIFY2(
                known("reason", filingReasonCode(reason)), qPrintable(filingReasonCode(reason)));
            QVERIFY2(known("remedy", filingRemedy(reason)), qPrintable(filingRemedy(reason)));
        }
    }

    void pages_aKioskMayCallFrom_haveWords()
    {
        std::set<QString> names;
        addNames(names, std::type_identity<session::State> {});
        addNames(names, std::type_identity<file_here::State> {});
        addNames(names, std::type_identity<my_filings::State> {});
        addNames(names, std::type_identity<pre_check::State> {});
        addNames(names, std::type_identity<settle_visit::State> {});
        addNames(names, std::type_identity<my_statements::State> {});
        addNames(names, std::type_identity<estimate::State> {});
        addNames(names, session::transitions());
        addNames(names, file_here::transitions());
        addNames(names, my_filings::transitions());
        addNames(names, pre_check::transitions());
        addNames(names, settle_visit::transitions());
        addNames(names, my_statements::transitions());
        addNames(names, estimate::transitions());
        QVERIFY(names.size() > 40);
        for (const QString& name : names)
            QVERIFY2(hasChinese(sayCode({ QStringLiteral("page"), name })), qPrintable(name));
    }

    void places_thatCanBeFiledFor_haveWordsOfTheirOwn()
    {
        QFile file(QStringLiteral(YIDI_SOURCE_DIR "/resources/directory/regions.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto places = parsePlaces(file.readAll());
        QVERIFY(places.has_value() && places->size() > 330);
        std::set<QString> said;
        for (const Place& place : *places)
            QVERIFY2(said.insert(sayCode({ QStringLiteral("region"), place.code })).second,
                qPrintable(place.code));
    }

    void blocking_ofARefusal_isSaidInWords_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("blocking");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* code, const char* blocking, const char* words) {
            QTest::newRow(blocking) << QString::fromUtf8(code) << QString::fromUtf8(blocking)
                                    << QString::fromUtf8(words);
        };
        row("R03", "2016-11-01", "从 2016-11-01 起暂停");
        row("R03", "370900", "相关记录：山东泰安");
        row("R05", "S1 某医院 2016-10-21", "相关记录：S1 某医院 2016-10-21");
        row("R12", "residence-proof", "相关记录：居住证明");
    }
    void blocking_ofARefusal_isSaidInWords()
    {
        QFETCH(QString, code);
        QFETCH(QString, blocking);
        QTEST(sayBlocking({ code, blocking, {} }), "words");
    }

    void codes_listedTwice_areAMistake()
    {
        std::set<std::pair<QString, QString>> seen;
        for (const CodeSource& row : codeSources())
            QVERIFY2(seen.insert({ QLatin1String(row.table), QLatin1String(row.value) }).second,
                row.value);
    }

    void rules_ofTheArithmetic_areWholeSentences()
    {
        for (const QString& rule : settlementRules()) {
            const QString sentence = sayStep(stepOf(rule));
            QVERIFY2(sentence.endsWith(QChar(0x3002)), qPrintable(rule + sentence));
            QVERIFY2(!sentence.contains(QLatin1Char('{')), qPrintable(sentence));
        }
    }

    void rule_withInputs_showsThemAsPeopleWriteThem()
    {
        const QString sentence = sayStep(stepOf(QStringLiteral("band")));
        QVERIFY2(sentence.contains(QStringLiteral("¥1,234.50")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("95%")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("¥800.00")), qPrintable(sentence));
    }

    void rule_notKnown_isToldByItsField()
    {
        SettlementStep step;
        step.rule = QStringLiteral("of-tomorrow");
        step.field = QStringLiteral("hifp_pay");
        step.amount = Fen(1);
        QCOMPARE(sayStep(step), QStringLiteral("基本医保统筹基金 ¥0.01"));
    }

    void code_withoutWords_isShownAsItself()
    {
        QCOMPARE(
            sayCode({ QStringLiteral("reason"), QStringLiteral("R99") }), QStringLiteral("R99"));
    }

    void region_withoutWords_isNamedByWhatItBelongsTo()
    {
        const auto region = [](const char* code) {
            return sayCode({ QStringLiteral("region"), QLatin1String(code) });
        };
        QCOMPARE(region("640104"), QStringLiteral("宁夏银川兴庆区"));
        QCOMPARE(region("640122"), QStringLiteral("宁夏银川"));
        QCOMPARE(region("513223"), QStringLiteral("四川阿坝"));
        QCOMPARE(region("519901"), QStringLiteral("四川")); // of no city this version knows
    }

    void say_anArgumentThatLooksLikeAPlace_leavesItAlone()
    {
        const Words words { Phrase::FromTo, { QStringLiteral("%2"), QStringLiteral("b") } };
        QCOMPARE(say(words), QStringLiteral("%2 至 b"));
    }

    void say_eachKindOfArgument_hasItsForm_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("words");
        QTest::newRow("text") << 0 << QStringLiteral("x");
        QTest::newRow("number") << 1 << QStringLiteral("7");
        QTest::newRow("money") << 2 << QStringLiteral("¥17,353.93");
        QTest::newRow("ratio") << 3 << QStringLiteral("85.25%");
        QTest::newRow("date") << 4 << QStringLiteral("2017-03-31");
        QTest::newRow("time") << 5 << QStringLiteral("2017-03-31 14:05");
        QTest::newRow("code") << 6 << QStringLiteral("异地长期居住");
    }
    void say_eachKindOfArgument_hasItsForm()
    {
        const std::vector<WordArg> args { QStringLiteral("x"), 7, Fen(1735393),
            BasisPoints { 8525 }, QDate(2017, 3, 31), chinaTime({ 2017, 3, 31 }, { 14, 5, 59 }),
            Code { QStringLiteral("category"), QStringLiteral("L2") } };
        QFETCH(int, which);
        QTEST(say({ Phrase::Plain, { args[static_cast<std::size_t>(which)] } }), "words");
    }

    void money_ofAnySize_isGrouped_data()
    {
        QTest::addColumn<qint64>("fen");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("¥0.00");
        QTest::newRow("fen") << qint64(5) << QStringLiteral("¥0.05");
        QTest::newRow("hundreds") << qint64(99999) << QStringLiteral("¥999.99");
        QTest::newRow("thousands") << qint64(100000) << QStringLiteral("¥1,000.00");
        QTest::newRow("millions") << qint64(123456789) << QStringLiteral("¥1,234,567.89");
        QTest::newRow("back") << qint64(-100000) << QStringLiteral("-¥1,000.00");
    }
    void money_ofAnySize_isGrouped()
    {
        QFETCH(qint64, fen);
        QTEST(sayMoney(Fen(fen)), "words");
    }

    void language_chosen_isSpokenAndGoesBack()
    {
        const Words done { Phrase::StatusDone, {} };
        QCOMPARE(say(done), QStringLiteral("已办结"));
        useLanguage(QStringLiteral("en"));
        QCOMPARE(say(done), QStringLiteral("Done"));
        useLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(say(done), QStringLiteral("已办结"));
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
