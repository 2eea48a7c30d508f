// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace yidi {

/// The identity documents (证件) people show, be it to a reader or to somebody at a window.
enum class DocumentKind {
    ResidentId, ///< 居民身份证
    HongKongPermit, ///< 港澳居民来往内地通行证, number with H
    MacaoPermit, ///< the same, number with M
    TaiwanPermit, ///< 台湾居民来往大陆通行证
    ResidencePermit, ///< 港澳台居民居住证
    ForeignerCard, ///< 外国人永久居留身份证: fifteen characters, since 2023 eighteen digits
    ForeignPassport,
    ChinesePassport,
};

/// What a document says. Its text may come from a chip or from a keyboard, so it is normalised and
/// looked at before anybody believes it.
struct IdDocument {
    DocumentKind kind = DocumentKind::ResidentId;
    QString number;
    QString name; ///< in Chinese writing; a foreigner may have none
    QString latinName;
    QString sex; ///< gend: "1" male, "2" female; empty when the document does not say
    QDate birth; ///< invalid when the document does not say
    QDate validTo; ///< invalid: no end, or the document does not say
    QString issuer;

    bool operator==(const IdDocument&) const = default;
};

/// One form a kind's number may have; the table below lists all. A kind may have several.
struct NumberForm {
    DocumentKind kind;
    const char* certType; ///< psn_cert_type
    const char* name; ///< how the reader's helper spells the kind
    const char* pattern; ///< of the whole number
    int birthAt; ///< where a birth date stands in it, -1: nowhere
    int birthLength; ///< 8: year to day; 6: without the century
    bool checked; ///< ends in the check character of GB 11643 and has the sex before it
};
std::span<const NumberForm> numberForms();

/// The code of the national interface (psn_cert_type).
QString certTypeOf(DocumentKind kind);
std::optional<DocumentKind> documentKindOf(const QString& certType);
/// The name the reader's helper and tools use: "resident-id", "foreigner-card" …
QString documentKindName(DocumentKind kind);
std::optional<DocumentKind> documentKindNamed(const QString& name);

enum class DocumentField { Number, Name, Sex, Birth, ValidTo };
enum class DocumentFault {
    Missing,
    Form, ///< no number, name or code of this kind looks like that
    Region, ///< the number begins with no province there is
    Date, ///< the number holds a day there never was, or one to come
    CheckDigit, ///< a character was mistyped or misread
    Disagrees, ///< with what the number says
    Expired,
};
struct DocumentProblem {
    DocumentField field;
    DocumentFault fault;
    bool operator==(const DocumentProblem&) const = default;
};

/// Text as people type it: full-width letters and digits become plain ones, letters capital; blanks
/// and dashes go.
QString normalisedNumber(const QString& typed);
/// The same for a name: one spelling of the middle dot, no blanks between Chinese characters and
/// single ones between words.
QString normalisedName(const QString& typed);
IdDocument normalised(IdDocument document);

/// What is wrong with a normalised number, if anything.
std::optional<DocumentFault> numberFault(
    DocumentKind kind, const QString& number, const QDate& today);
/// Everything wrong with a normalised document, at most one problem for each field, in the order
/// people read one. Empty: nothing is.
std::vector<DocumentProblem> documentProblems(const IdDocument& document, const QDate& today);

} // namespace yidi
