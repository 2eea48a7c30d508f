// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/person/document.h"

#include "app/domain/person/person.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace yidi {

namespace {

constexpr NumberForm forms[] = {
    { DocumentKind::ResidentId, "01", "resident-id", "\\d{17}[\\dX]", 6, 8, true },
    // Eight digits for life; the older permit adds two that count its renewals.
    { DocumentKind::HongKongPermit, "04", "hong-kong-permit", "H(\\d{8}|\\d{10})", -1, 0, false },
    { DocumentKind::MacaoPermit, "05", "macao-permit", "M(\\d{8}|\\d{10})", -1, 0, false },
    { DocumentKind::TaiwanPermit, "06", "taiwan-permit", "\\d{8}", -1, 0, false },
    { DocumentKind::ResidencePermit, "17", "residence-permit", "8[123]0000\\d{11}[\\dX]", 6, 8,
        true },
    // 9, province, country in digits, then like a resident's.
    { DocumentKind::ForeignerCard, "07", "foreigner-card", "9\\d{16}[\\dX]", 6, 8, true },
    // Country in letters, place, birth, sequence. How its last digit is made is not published.
    { DocumentKind::ForeignerCard, "07", "foreigner-card", "[A-Z]{3}\\d{12}", 7, 6, false },
    { DocumentKind::ForeignPassport, "08", "foreign-passport", "(?=.*\\d)[A-Z0-9]{5,15}", -1, 0,
        false },
    // The second letter of newer books is never I or O.
    { DocumentKind::ChinesePassport, "16", "chinese-passport", "[A-Z][A-HJ-NP-Z0-9]\\d{7}", -1, 0,
        false },
};

/// Provinces as the first two digits of a resident's number name them.
constexpr const char* provinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 "
                                  "50 51 52 53 54 61 62 63 64 65";

constexpr int maxNameLength = 50; // psn_name
constexpr int oldestYear = 1850; // nobody born before this walks in

const NumberForm& anyFormOf(DocumentKind kind)
{
    return *std::find_if(std::begin(forms), std::end(forms),
        [kind](const NumberForm& form) { return form.kind == kind; });
}

const NumberForm* formOf(DocumentKind kind, const QString& number)
{
    for (const NumberForm& form : forms) {
        static const QString whole = QStringLiteral("\\A(?:%1)\\z");
        if (form.kind == kind
            && QRegularExpression(whole.arg(QLatin1String(form.pattern))).match(number).hasMatch())
            return &form;
    }
    return nullptr;
}

/// The province's two digits, where the number has any.
QString provinceIn(DocumentKind kind, const QString& number)
{
    if (kind == DocumentKind::ResidentId)
        return number.left(2);
    return kind == DocumentKind::ForeignerCard && number.startsWith(u'9') ? number.mid(1, 2)
                                                                          : QString();
}

bool isProvince(const QString& digits)
{
    static const QStringList all = QString::fromLatin1(provinces).split(u' ');
    return all.contains(digits);
}

QDate birthIn(const NumberForm& form, const QString& number, const QDate& today)
{
    if (form.birthLength == 8)
        return QDate::fromString(number.mid(form.birthAt, 8), QStringLiteral("yyyyMMdd"));
    // Without a century nobody can be older than a hundred.
    const QDate birth =
        QDate::fromString(QStringLiteral("20") + number.mid(form.birthAt, form.birthLength),
            QStringLiteral("yyyyMMdd"));
    if (birth.isValid() && birth <= today)
        return birth;
    return QDate::fromString(QStringLiteral("19") + number.mid(form.birthAt, form.birthLength),
        QStringLiteral("yyyyMMdd"));
}

bool canBeBirth(const QDate& date, const QDate& today)
{
    return date.isValid() && date.year() >= oldestYear && date <= today;
}

bool isHan(char32_t c)
{
    return QChar::script(c) == QChar::Script_Han;
}

/// Full-width forms (U+FF01 … U+FF5E, and the ideographic blank) as people's input methods leave
/// them.
QString narrow(QString text)
{
    for (QChar& c : text) {
        if (c.unicode() >= 0xFF01 && c.unicode() <= 0xFF5E)
            c = QChar(static_cast<char16_t>(c.unicode() - 0xFEE0));
        else if (c.isSpace())
            c = u' ';
    }
    return text;
}

bool isName(const QString& name)
{
    if (name.size() > maxNameLength)
        return false;
    const auto characters = name.toUcs4();
    const auto belongs = [](char32_t c) {
        const QChar::Category category = QChar::category(c);
        return QChar::isLetter(c) || category == QChar::Mark_NonSpacing || c == U' ' || c == U'·'
            || c == U'-' || c == U'\'' || c == U'.' || c == U',';
    };
    return std::all_of(characters.begin(), characters.end(), belongs)
        && std::any_of(
            characters.begin(), characters.end(), [](char32_t c) { return QChar::isLetter(c); });
}

std::optional<DocumentFault> nameFault(const IdDocument& document)
{
    if (document.name.isEmpty() && document.latinName.isEmpty())
        return DocumentFault::Missing;
    for (const QString& name : { document.name, document.latinName }) {
        if (!name.isEmpty() && !isName(name))
            return DocumentFault::Form;
    }
    return {};
}

/// Sex and birth, as such and against a number that says them too.
void compare(const IdDocument& document, const NumberForm* form, const QDate& today,
    std::vector<DocumentProblem>& problems)
{
    const QString& sex = document.sex;
    if (!sex.isEmpty() && sex != QLatin1String("1") && sex != QLatin1String("2"))
        problems.push_back({ DocumentField::Sex, DocumentFault::Form });
    else if (form && form->checked && !sex.isEmpty()
        && (document.number[16].digitValue() % 2 == 1) != (sex == QLatin1String("1")))
        problems.push_back({ DocumentField::Sex, DocumentFault::Disagrees });

    const QDate& birth = document.birth;
    if (birth.isNull())
        return;
    if (!canBeBirth(birth, today))
        problems.push_back({ DocumentField::Birth, DocumentFault::Date });
    else if (form && form->birthAt >= 0
        && birth.toString(QStringLiteral("yyyyMMdd")).right(form->birthLength)
            != document.number.mid(form->birthAt, form->birthLength))
        problems.push_back({ DocumentField::Birth, DocumentFault::Disagrees });
}

} // namespace

std::span<const NumberForm> numberForms()
{
    return forms;
}

QString certTypeOf(DocumentKind kind)
{
    return QString::fromLatin1(anyFormOf(kind).certType);
}

std::optional<DocumentKind> documentKindOf(const QString& certType)
{
    for (const NumberForm& form : forms) {
        if (certType == QLatin1String(form.certType))
            return form.kind;
    }
    return {};
}

QString documentKindName(DocumentKind kind)
{
    return QString::fromLatin1(anyFormOf(kind).name);
}

std::optional<DocumentKind> documentKindNamed(const QString& name)
{
    for (const NumberForm& form : forms) {
        if (name == QLatin1String(form.name))
            return form.kind;
    }
    return {};
}

QString normalisedNumber(const QString& typed)
{
    QString number = narrow(typed).toUpper();
    number.removeIf([](QChar c) { return c == u' ' || c == u'-'; });
    return number;
}

QString normalisedName(const QString& typed)
{
    QString name = narrow(typed).simplified();
    for (QChar& c : name) {
        if (isMiddleDot(c))
            c = u'·';
    }
    // Cards stretch two characters to the width of three.
    const auto characters = name.toUcs4();
    if (std::all_of(characters.begin(), characters.end(),
            [](char32_t c) { return isHan(c) || c == U'·' || c == U' '; }))
        name.remove(u' ');
    return name;
}

IdDocument normalised(IdDocument document)
{
    document.number = normalisedNumber(document.number);
    document.name = normalisedName(document.name);
    document.latinName = normalisedName(document.latinName).toUpper();
    return document;
}

std::optional<DocumentFault> numberFault(
    DocumentKind kind, const QString& number, const QDate& today)
{
    if (number.isEmpty())
        return DocumentFault::Missing;
    const NumberForm* form = formOf(kind, number);
    if (!form)
        return DocumentFault::Form;
    const QString province = provinceIn(kind, number);
    if (!province.isEmpty() && !isProvince(province))
        return DocumentFault::Region;
    if (form->birthAt >= 0 && !canBeBirth(birthIn(*form, number, today), today))
        return DocumentFault::Date;
    if (form->checked && number.back() != residentNumberCheck(number.first(17)))
        return DocumentFault::CheckDigit;
    return {};
}

std::vector<DocumentProblem> documentProblems(const IdDocument& document, const QDate& today)
{
    std::vector<DocumentProblem> problems;
    if (const auto fault = nameFault(document))
        problems.push_back({ DocumentField::Name, *fault });
    const auto wrongNumber = numberFault(document.kind, document.number, today);
    compare(
        document, wrongNumber ? nullptr : formOf(document.kind, document.number), today, problems);
    if (wrongNumber)
        problems.push_back({ DocumentField::Number, *wrongNumber });
    if (document.validTo.isValid() && document.validTo < today)
        problems.push_back({ DocumentField::ValidTo, DocumentFault::Expired });
    return problems;
}

} // namespace yidi
