// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Whatever a shipped policy decides over whatever visit, a person can read why.
#include "app/domain/settlement/engine.h"
#include "ui/text/tables.h"
#include "ui/text/words.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <set>

using namespace yidi;

namespace {

std::vector<Policy> shippedPolicies()
{
    std::vector<Policy> all;
    for (const char* folder : { "policies", "training/cases/policies/band-net",
             "training/cases/policies/mode-b", "training/cases/policies/mode-c" }) {
        const QDir top(QStringLiteral(YIDI_SOURCE_DIR "/resources/") + QLatin1String(folder));
        for (const QString& region : top.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            for (const QString& name : QDir(top.filePath(region)).entryList(QDir::Files)) {
                QFile file(top.filePath(region + QLatin1Char('/') + name));
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                if (auto policy = parsePolicy(file.readAll(), file.fileName(), {}))
                    all.push_back(*std::move(policy));
            }
    }
    return all;
}

struct Case {
    const char* medType;
    const char* insutype;
    const char* psnType;
    const char* level;
    std::optional<FilingCategory> filing;
    bool civilServant;
    bool much; ///< a bill over every cap, late in a year of many
};

/// Every kind of visit by scheme, person, level, filing, and how much was had before.
std::vector<Case> cases()
{
    std::vector<Case> all;
    for (const char* medType : { "11", "13", "14", "21", "24", "28", "41" })
        for (const auto& [insutype, psnType] :
            { std::pair("310", "1101"), std::pair("310", "1201"), std::pair("390", "1501") })
            for (const char* level : { "03", "05", "08", "11" })
                for (const auto& filing : { std::optional<FilingCategory>(),
                         std::optional(FilingCategory::LongTermResident),
                         std::optional(FilingCategory::Referral) })
                    for (const bool flag : { false, true })
                        all.push_back({ medType, insutype, psnType, level, filing, flag, flag });
    return all;
}

SettlementInput visitOf(const Policy& policy, const Case& one)
{
    SettlementInput input;
    input.insuredRegion = policy.region;
    input.careRegion = QStringLiteral("640104");
    input.insutype = QLatin1String(one.insutype);
    input.psnType = QLatin1String(one.psnType);
    input.identTypes = { QStringLiteral("61") };
    input.civilServant = one.civilServant;
    input.medType = QLatin1String(one.medType);
    input.diseaseCode = QStringLiteral("M03900");
    input.hospLevel = QLatin1String(one.level);
    input.settlementLevel = QStringLiteral("05");
    input.end = policy.effectiveFrom.addDays(100).startOfDay();
    input.filing = one.filing;
    input.useAccount = one.much;
    input.balance = input.familyBalance = Fen(123'456);
    input.bill = { Fen(one.much ? 500'000'000 : 620'000), Fen(2'000), Fen(3'000), Fen(4'000) };
    if (one.much) {
        input.admissionNo = 3;
        for (const QString& name : accumulatorNames())
            input.accumulators[name] = Fen(1'234'567);
        input.accumulators[QStringLiteral("admissions")] = Fen(2);
    }
    return input;
}

/// What a reader would stumble over, if anything.
QString stumble(const QString& sentence, bool english)
{
    const bool chinese = std::any_of(
        sentence.begin(), sentence.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
    if (sentence.contains(QLatin1Char('{')) || sentence.contains(QLatin1Char('}')))
        return QStringLiteral("a hole");
    if (sentence.contains(QLatin1Char('_')))
        return QStringLiteral("a name of the wire");
    if (chinese == english)
        return QStringLiteral("another language");
    if (!sentence.endsWith(english ? QStringLiteral(".") : QStringLiteral("。")))
        return QStringLiteral("no end");
    return {};
}

} // namespace

class TestExplanationWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepOfEveryPolicy_said_isASentence_data()
    {
        QTest::addColumn<QString>("language");
        for (const Language& language : languages())
            QTest::newRow(qPrintable(language.code)) << language.code;
    }

    void everyStepOfEveryPolicy_said_isASentence()
    {
        QFETCH(const QString, language);
        useLanguage(language);
        const bool english = language == QLatin1String("en");
        std::set<QString> rules;
        std::size_t settled = 0;
        std::size_t read = 0;
        const auto check = [&](const Settlement& settlement, const Policy& policy) {
            for (const SettlementStep& step : settlement.steps) {
                const QString sentence = sayStep(step);
                const QString why = stumble(sentence, english);
                QVERIFY2(why.isEmpty(),
                    qPrintable(QStringLiteral("%1 in \"%2\" (%3, %4)")
                                   .arg(why, sentence, step.rule, policy.file)));
                rules.insert(step.rule);
                ++read;
            }
        };
        for (const Policy& policy : shippedPolicies()) {
            PolicyBook book;
            QVERIFY(book.add(policy));
            for (const Case& one : cases()) {
                const SettlementInput input = visitOf(policy, one);
                const auto settlement = settle(policy, input);
                if (!settlement) { // said in words of its own
                    QVERIFY(settlement.error().code == ErrorCode::NotFiled
                        || settlement.error().code == ErrorCode::PolicyMissing);
                    continue;
                }
                ++settled;
                check(*settlement, policy);
                check(reversalOf(*settlement), policy);
                SettlementInput more = input;
                more.bill.total += Fen(100'000);
                for (const auto& [name, amount] : settlement->accumulated)
                    more.accumulators[name] += amount;
                const auto interim = settleInterim(book, more, { &*settlement, 1 });
                QVERIFY(interim);
                check(*interim, policy);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        QVERIFY2(settled > 500, qPrintable(QString::number(settled)));
        qInfo("%zu settlements, %zu sentences, %zu rules", settled, read, rules.size());
        for (const QString& rule : settlementRules())
            if (!shippedNowhere().contains(rule))
                QVERIFY2(rules.contains(rule), qPrintable(rule + QLatin1String(" never told")));
    }

    /// "85 % of 4,988,975.24: 387,654.33" is wrong arithmetic to whoever does not see the cap.
    void shareCutByACap_said_namesWhatWasLeft()
    {
        useLanguage(QStringLiteral("zh_CN"));
        std::set<QString> rules;
        for (const Policy& policy : shippedPolicies())
            for (const Case& one : cases()) {
                const auto settlement = settle(policy, visitOf(policy, one));
                if (!settlement)
                    continue;
                for (const SettlementStep& step : settlement->steps)
                    for (const SettlementStep::Input& input : step.inputs)
                        if (input.name == QLatin1String("room")) {
                            const Fen room = *Fen::fromWire(input.value.toLatin1());
                            QVERIFY(sayStep(step).contains(sayMoney(room)));
                            rules.insert(step.rule);
                        }
            }
        QVERIFY(rules.contains(QStringLiteral("band")) && rules.size() > 1);
    }

    void outpatientDeductible_said_speaksOfNoStay()
    {
        useLanguage(QStringLiteral("zh_CN"));
        for (const Policy& policy : shippedPolicies())
            for (const Case& one : cases()) {
                if (isStay(visitKind(QLatin1String(one.medType))))
                    continue;
                const auto settlement = settle(policy, visitOf(policy, one));
                if (!settlement)
                    continue;
                for (const SettlementStep& step : settlement->steps)
                    QVERIFY2(
                        !sayStep(step).contains(QStringLiteral("住院")), qPrintable(sayStep(step)));
            }
    }

private:
    /// Rules no shipped policy has; tst_words reads their sentences.
    static QStringList shippedNowhere()
    {
        return { QStringLiteral("assistance"), QStringLiteral("civil-servant"),
            QStringLiteral("enterprise"), QStringLiteral("other-fund"),
            QStringLiteral("family-account") };
    }
};

QTEST_MAIN(TestExplanationWords)
#include "tst_explanation_words.moc"
