// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/words.h"

#include "ui/text/tables.h"

#include "app/base/dates.h"
#include "app/base/decimal.h"
#include "app/domain/region/region.h"

#include <QCoreApplication>
#include <QTranslator>

#include <algorithm>

namespace yidi {
namespace {

QString translated(const char* source)
{
    return QCoreApplication::translate("words", source);
}

/// A ratio of `places` decimals as per cent: (9500, 4) is "95%", (8525, 4) is "85.25%".
QString sayRatio(std::int64_t scaled, int places)
{
    QString text = formatDecimal(scaled, places - 2);
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text + QLatin1Char('%');
}

struct SayArg {
    QString operator()(const QString& text) const { return text; }
    QString operator()(int number) const { return QString::number(number); }
    QString operator()(Fen amount) const { return sayMoney(amount); }
    QString operator()(BasisPoints ratio) const { return sayRatio(ratio.value, 4); }
    QString operator()(const QDate& date) const { return sayDate(date); }
    QString operator()(const QDateTime& time) const { return wireDateTime(time).left(16); }
    QString operator()(const Code& code) const { return sayCode(code); }
};

/// Fills %1 … %9 in one pass, so that an argument that holds a "%2" stays as it is.
QString filled(const QString& sentence, const std::vector<WordArg>& args)
{
    QString out;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int digit = sentence[i] == QLatin1Char('%') && i + 1 < sentence.size()
            ? sentence[i + 1].digitValue()
            : -1;
        if (digit < 1) {
            out += sentence[i];
            continue;
        }
        ++i;
        if (const auto index = static_cast<std::size_t>(digit) - 1; index < args.size())
            out += std::visit(SayArg {}, args[index]);
    }
    return out;
}

const CodeSource* findCode(const QString& table, const QString& value)
{
    for (const auto all : { codeSources(), placeSources() }) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const CodeSource& row) {
            return table == QLatin1String(row.table) && value == QLatin1String(row.value);
        });
        if (found != all.end())
            return &*found;
    }
    return nullptr;
}

bool fits(const RuleSource& row, const SettlementStep& step)
{
    return step.rule == QLatin1String(row.rule)
        && (!row.input
            || std::any_of(
                step.inputs.begin(), step.inputs.end(), [&](const SettlementStep::Input& one) {
                    return one.name == QLatin1String(row.input);
                }));
}

/// An input of a step: ratios as per cent, amounts as money, counts as they are.
QString sayInput(const SettlementStep::Input& input)
{
    for (const char* ratio : { "ratio", "share", "multiplier", "points" }) {
        if (input.name != QLatin1String(ratio))
            continue;
        const auto value = parseDecimal(input.value.toLatin1(), 8);
        return value ? sayRatio(*value, 8) : input.value;
    }
    if (!input.value.contains(QLatin1Char('.')))
        return input.value;
    const auto amount = Fen::fromWire(input.value.toLatin1());
    return amount ? sayMoney(*amount) : input.value;
}

QString& inUse()
{
    static QString code = languages().front().code;
    return code;
}

std::unique_ptr<QTranslator>& installed()
{
    static std::unique_ptr<QTranslator> translator;
    return translator;
}

} // namespace

QString say(const Words& words)
{
    return filled(translated(phraseSource(words.phrase)), words.args);
}

QString sayCode(const Code& code)
{
    if (const CodeSource* row = findCode(code.table, code.value))
        return translated(row->words);
    if (code.table == QLatin1String("error")) {
        for (const ErrorSource& row : errorSources())
            if (errorName(row.error) == code.value)
                return translated(row.happened);
    }
    // A county or city that has no words of its own is named by what it belongs to.
    if (code.table == QLatin1String("region") && isRegionCode(code.value)) {
        for (const QString& wider : { cityOf(code.value), provinceOf(code.value) }) {
            if (const CodeSource* row = findCode(code.table, wider))
                return translated(row->words);
        }
    }
    return code.value;
}

ErrorWords sayError(ErrorCode error)
{
    const auto all = errorSources();
    const auto row = std::find_if(
        all.begin(), all.end(), [&](const ErrorSource& one) { return one.error == error; });
    if (row == all.end())
        return {};
    return { translated(row->happened), translated(row->safe), translated(row->next),
        QString::fromLatin1(row->code), translated(row->staffHint) };
}

QString sayStep(const SettlementStep& step)
{
    const auto all = ruleSources();
    const auto row = std::find_if(
        all.begin(), all.end(), [&](const RuleSource& one) { return fits(one, step); });
    if (row == all.end())
        return sayCode({ QStringLiteral("field"), step.field }) + QLatin1Char(' ')
            + sayMoney(step.amount);

    QString sentence = translated(row->sentence);
    sentence.replace(QLatin1String("{amount}"), sayMoney(step.amount));
    for (const SettlementStep::Input& input : step.inputs)
        sentence.replace(QLatin1Char('{') + input.name + QLatin1Char('}'), sayInput(input));
    return sentence;
}

QString sayMoney(Fen amount)
{
    QString digits = amount.toWire();
    const bool negative = digits.startsWith(QLatin1Char('-'));
    if (negative)
        digits.remove(0, 1);
    for (qsizetype at = digits.indexOf(QLatin1Char('.')) - 3; at > 0; at -= 3)
        digits.insert(at, QLatin1Char(','));
    return (negative ? QStringLiteral("-¥") : QStringLiteral("¥")) + digits;
}

QString sayDate(const QDate& date)
{
    return wireDate(date);
}

const std::vector<Language>& languages()
{
    static const std::vector<Language> all = {
        { QStringLiteral("zh_CN"), QStringLiteral("中文") },
        { QStringLiteral("en"), QStringLiteral("English") },
    };
    return all;
}

void useLanguage(const QString& code)
{
    installed().reset(); // removes itself from the application
    inUse() = code;
    auto translator = std::make_unique<QTranslator>();
    if (code != languages().front().code
        && translator->load(QStringLiteral(":/i18n/yidi_%1.qm").arg(code))) {
        QCoreApplication::installTranslator(translator.get());
        installed() = std::move(translator);
    }
}

QString languageInUse()
{
    return inUse();
}

} // namespace yidi
