// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/person/document.h"

#include "app/domain/person/ec_token.h"
#include "app/domain/person/person.h"

#include <QTest>

#include <functional>

using namespace yidi;

namespace {

const QDate today(2017, 3, 31);

constexpr int fine = -1;

int faultOf(const QString& kind, const QString& number)
{
    const auto fault =
        numberFault(documentKindNamed(kind).value(), normalisedNumber(number), today);
    return fault ? static_cast<int>(*fault) : fine;
}

IdDocument resident()
{
    IdDocument card;
    card.number = QStringLiteral("11010519491231002X");
    card.name = QStringLiteral("马建国");
    card.sex = QStringLiteral("2");
    card.birth = { 1949, 12, 31 };
    card.validTo = { 2030, 1, 1 };
    return card;
}

SecretBuffer characters(const QByteArray& text)
{
    SecretBuffer buffer(static_cast<std::size_t>(text.size()) + 1);
    for (const char c : text)
        buffer.append(static_cast<unsigned char>(c));
    return buffer;
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void number_ofEachKind_isJudged_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* kind, const QString& number, int fault) {
            QTest::addRow("%s %s", kind, qPrintable(number))
                << QString::fromLatin1(kind) << number << fault;
        };
        using enum DocumentFault;
        const auto bad = [&](const char* kind, const QString& number, DocumentFault fault) {
            row(kind, number, static_cast<int>(fault));
        };
        row("resident-id", QStringLiteral("11010519491231002X"), fine);
        row("resident-id", QStringLiteral("11010519491231002x"), fine);
        row("resident-id", QStringLiteral("１１０１０５ 19491231 002ｘ"), fine);
        row("resident-id", QStringLiteral("440524188001010014"), fine);
        bad("resident-id", QString(), Missing);
        bad("resident-id", QStringLiteral("110105491231002"), Form); // fifteen digits are over
        bad("resident-id", QStringLiteral("11010519491231002X1"), Form);
        bad("resident-id", QStringLiteral("11010519491231002X\n1"), Form);
        bad("resident-id", QStringLiteral("1101051949123X0021"), Form);
        bad("resident-id", QStringLiteral("990105194912310021"), Region);
        bad("resident-id", QStringLiteral("810000199408230021"), Region); // a residence permit's
        bad("resident-id", QStringLiteral("110105194902300025"), Date);
        bad("resident-id", QStringLiteral("110105201704010025"), Date); // tomorrow
        bad("resident-id", QStringLiteral("110105170001010025"), Date);
        bad("resident-id", QStringLiteral("110105194912310021"), CheckDigit);
        row("hong-kong-permit", QStringLiteral("H12345678"), fine);
        row("hong-kong-permit", QStringLiteral("h1234567800"), fine);
        bad("hong-kong-permit", QStringLiteral("H123456789"), Form);
        bad("hong-kong-permit", QStringLiteral("M12345678"), Form);
        row("macao-permit", QStringLiteral("M12345678"), fine);
        row("macao-permit", QStringLiteral("M1234567801"), fine);
        bad("macao-permit", QStringLiteral("H12345678"), Form);
        row("taiwan-permit", QStringLiteral("01234567"), fine);
        bad("taiwan-permit", QStringLiteral("0123456"), Form);
        bad("taiwan-permit", QStringLiteral("T1234567"), Form);
        row("residence-permit", QStringLiteral("810000199408230021"), fine);
        row("residence-permit", QStringLiteral("820000198412120033"), fine);
        row("residence-permit", QStringLiteral("830000199201300022"), fine);
        bad("residence-permit", QStringLiteral("840000199201300022"), Form);
        bad("residence-permit", QStringLiteral("830000199201320022"), Date);
        bad("residence-permit", QStringLiteral("830000199201300023"), CheckDigit);
        row("foreigner-card", QStringLiteral("911124198108030024"), fine);
        row("foreigner-card", QStringLiteral("CAN110081080300"), fine);
        bad("foreigner-card", QStringLiteral("911124198108030025"), CheckDigit);
        bad("foreigner-card", QStringLiteral("999124198108030024"), Region);
        bad("foreigner-card", QStringLiteral("CAN110081133300"), Date);
        bad("foreigner-card", QStringLiteral("CA1110081080300"), Form);
        row("foreign-passport", QStringLiteral("X 1234567"), fine);
        row("foreign-passport", QStringLiteral("123456789"), fine);
        bad("foreign-passport", QStringLiteral("ABCDEFGH"), Form);
        bad("foreign-passport", QStringLiteral("A123"), Form);
        bad("foreign-passport", QStringLiteral("E1234567É"), Form);
        row("chinese-passport", QStringLiteral("E12345678"), fine);
        row("chinese-passport", QStringLiteral("EA1234567"), fine);
        bad("chinese-passport", QStringLiteral("EO1234567"), Form);
        bad("chinese-passport", QStringLiteral("E1234567"), Form);
    }

    void number_ofEachKind_isJudged()
    {
        QFETCH(QString, kind);
        QFETCH(QString, number);
        QTEST(faultOf(kind, number), "fault");
    }

    /// A keyboard and a scanner make these mistakes: one wrong digit, two swapped.
    void number_withOneMistake_isAlwaysFound()
    {
        int tried = 0;
        for (const auto& [kind, number] :
            { std::pair { DocumentKind::ResidentId, QStringLiteral("650102194905172315") },
                std::pair { DocumentKind::ResidencePermit, QStringLiteral("810000199408230021") },
                std::pair { DocumentKind::ForeignerCard, QStringLiteral("911124198108030024") } }) {
            QVERIFY(!numberFault(kind, number, today));
            for (int at = 0; at < 18; ++at) {
                QString wrong = number;
                for (const char16_t digit : u"0123456789") {
                    wrong[at] = digit;
                    if (digit == 0 || wrong == number)
                        continue;
                    QVERIFY2(numberFault(kind, wrong, today), qPrintable(wrong));
                    ++tried;
                }
                wrong = number;
                if (at > 0 && wrong[at] != wrong[at - 1]) {
                    std::swap(wrong[at], wrong[at - 1]);
                    QVERIFY2(numberFault(kind, wrong, today), qPrintable(wrong));
                    ++tried;
                }
            }
        }
        qInfo("%d mistakes", tried);
    }

    void document_withOneThingWrong_namesIt_data()
    {
        QTest::addColumn<IdDocument>("document");
        QTest::addColumn<DocumentProblem>("problem");
        const auto row = [](const char* name, DocumentField field, DocumentFault fault,
                             const std::function<void(IdDocument&)>& change) {
            IdDocument card = resident();
            change(card);
            QTest::newRow(name) << normalised(card) << DocumentProblem { field, fault };
        };
        using enum DocumentFault;
        row("no name", DocumentField::Name, Missing, [](auto& d) { d.name.clear(); });
        row("digits in the name", DocumentField::Name, Form,
            [](auto& d) { d.name = QStringLiteral("马1"); });
        row("dots alone", DocumentField::Name, Form,
            [](auto& d) { d.name = QStringLiteral("··"); });
        row("endless name", DocumentField::Name, Form,
            [](auto& d) { d.name = QString(51, QChar(u'马')); });
        row("no number", DocumentField::Number, Missing, [](auto& d) { d.number.clear(); });
        row("sex unknown to the codes", DocumentField::Sex, Form,
            [](auto& d) { d.sex = QStringLiteral("男"); });
        row("other sex", DocumentField::Sex, Disagrees,
            [](auto& d) { d.sex = QStringLiteral("1"); });
        row("other birthday", DocumentField::Birth, Disagrees, [](auto& d) {
            d.birth = { 1949, 12, 30 };
        });
        row("born tomorrow", DocumentField::Birth, DocumentFault::Date,
            [](auto& d) { d.birth = today.addDays(1); });
        row("expired yesterday", DocumentField::ValidTo, Expired,
            [](auto& d) { d.validTo = today.addDays(-1); });
        row("other birthday, number without a century", DocumentField::Birth, Disagrees,
            [](auto& d) {
                d.kind = DocumentKind::ForeignerCard;
                d.number = QStringLiteral("CAN110081080300");
                d.birth = { 1981, 8, 4 };
            });
    }

    void document_withOneThingWrong_namesIt()
    {
        QFETCH(IdDocument, document);
        QFETCH(DocumentProblem, problem);
        QCOMPARE(documentProblems(document, today), std::vector { problem });
    }

    void document_inOrder_hasNoProblem()
    {
        IdDocument card = resident();
        QVERIFY(documentProblems(card, today).empty());
        card.validTo = today; // the last day
        QVERIFY(documentProblems(card, today).empty());
        card.sex.clear();
        card.birth = {};
        card.validTo = {};
        QVERIFY(documentProblems(card, today).empty());

        IdDocument passport;
        passport.kind = DocumentKind::ForeignPassport;
        passport.number = QStringLiteral("x1234567");
        passport.latinName = QStringLiteral("o'neill,  mary-jane");
        passport = normalised(passport);
        QCOMPARE(passport.latinName, QStringLiteral("O'NEILL, MARY-JANE"));
        QVERIFY(documentProblems(passport, today).empty());
    }

    void document_withEverythingWrong_namesEachFieldOnce()
    {
        IdDocument card = resident();
        card.name.clear();
        card.number = QStringLiteral("1");
        card.sex = QStringLiteral("3");
        card.birth = today.addDays(1);
        card.validTo = today.addDays(-1);
        QCOMPARE(documentProblems(card, today).size(), std::size_t { 5 });
    }

    void name_typed_isSpelledOneWay_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* title, const QString& typed, const QString& name) {
            QTest::newRow(title) << typed << name;
        };
        row("stretched", QStringLiteral(" 张　三 "), QStringLiteral("张三"));
        row("other dot", QStringLiteral("古丽•米热"), QStringLiteral("古丽·米热"));
        row("blanks at the dot", QStringLiteral("古丽 · 米热"), QStringLiteral("古丽·米热"));
        row("words", QStringLiteral("ＭＡＲＹ　 Jane"), QStringLiteral("MARY Jane"));
        row("beyond the basic plane", QStringLiteral("𠮷 𠮷"), QStringLiteral("𠮷𠮷"));
    }

    void name_typed_isSpelledOneWay()
    {
        QFETCH(QString, typed);
        QTEST(normalisedName(typed), "name");
    }

    void kinds_haveOneNameAndOneCode()
    {
        for (const NumberForm& form : numberForms()) {
            QCOMPARE(documentKindOf(certTypeOf(form.kind)), std::optional(form.kind));
            QCOMPARE(documentKindNamed(documentKindName(form.kind)), std::optional(form.kind));
        }
        QVERIFY(!documentKindOf(QStringLiteral("90"))); // the card is no document
        QVERIFY(!documentKindNamed(QString()));
    }

    void code_scanned_isTakenOnlyWhenItCanBeOne_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("taken");
        QTest::newRow("nineteen") << QByteArray(19, 'A') << false;
        QTest::newRow("twenty") << QByteArray(20, 'A') << true;
        QTest::newRow("longest") << QByteArray(512, '~') << true;
        QTest::newRow("longer") << QByteArray(513, 'A') << false;
        QTest::newRow("blank") << QByteArray("https example org abcdefgh") << false;
        QTest::newRow("control") << QByteArray("ABCDEFGHIJKLMNOPQRS\x1bTU") << false;
        QTest::newRow("beyond ASCII") << QByteArray("ABCDEFGHIJKLMNOPQRS\xE9TU") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }

    void code_scanned_isTakenOnlyWhenItCanBeOne()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, taken);
        const auto code = EcToken::from(characters(text));
        QCOMPARE(code.has_value(), taken);
        if (code) {
            QCOMPARE(QByteArray(reinterpret_cast<const char*>(code->bytes().data()),
                         static_cast<qsizetype>(code->bytes().size())),
                text);
        } else {
            QCOMPARE(code.error().code, ErrorCode::CodeUnusable);
            QVERIFY(text.isEmpty() || !code.error().detail.contains(QString::fromLatin1(text)));
        }
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
