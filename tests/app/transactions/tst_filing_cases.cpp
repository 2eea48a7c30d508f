// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/dates.h"
#include "app/transactions/cases/filing_case.h"
#include "app/transactions/cases/policy_files.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace yidi;

namespace {

const QString source = QStringLiteral(YIDI_SOURCE_DIR "/");
const QString cases = source + QStringLiteral("resources/training/cases/filing/");

Json readCase(const QString& name)
{
    return *readJsonFile(cases + name + QStringLiteral(".json"));
}

const Json& expectations()
{
    static const Json expected = readCase(QStringLiteral("expected"));
    return expected[u"cases"];
}

const PolicyBook& policies()
{
    static const PolicyFolder folder = *readPolicies(
        source + QStringLiteral("resources/policies"), [](const QByteArray&) { return QString(); });
    return folder.book;
}

Result<Json> check(const Json& json, const PolicyBook& book = policies())
{
    YIDI_ASSIGN(const FilingCheckCase read, parseFilingCheck(json));
    const auto policy = book.find(read.request.insuredRegion, read.facts.today);
    const FilingDecision decision =
        decide(read.request, read.facts, policy ? (*policy)->filing : FilingRules());
    return filingCheckAnswer(read, decision, {});
}

Result<Json> resolve(const Json& json)
{
    YIDI_ASSIGN(const FilingResolveCase read, parseFilingResolve(json));
    return filingResolveAnswer(read, {});
}

Result<Json> answer(const QString& name, const Json& json)
{
    return name.startsWith(QLatin1String("resolve")) ? resolve(json) : check(json);
}

/// The value at a path of names and "[i]"s, set to what `change` makes of it.
void at(Json& json, const QStringList& path, const std::function<void(Json&)>& change)
{
    if (path.isEmpty())
        return change(json);
    const QString step = path.front();
    const QStringList rest = path.mid(1);
    if (step.startsWith(QLatin1Char('['))) {
        std::vector<Json> items = json.items();
        at(items.at(static_cast<std::size_t>(step.mid(1, step.size() - 2).toInt())), rest, change);
        json = Json::array(std::move(items));
    } else {
        Json member = json[step];
        at(member, rest, change);
        json.set(step, std::move(member));
    }
}

Json without(const Json& object, const QString& name)
{
    Json rest = Json::object();
    for (std::size_t i = 0; i < object.size(); ++i)
        if (object.names()[i] != name)
            rest.set(object.names()[i], object.items()[i]);
    return rest;
}

QString written(const QStringList& path)
{
    return path.join(QLatin1Char('.')).replace(QLatin1String(".["), QLatin1String("["));
}

QStringList textsOf(const Json& list)
{
    QStringList texts;
    for (const Json& item : list.items())
        texts.append(item.text());
    return texts;
}

/// Every object of a schema, by its path in a case that has every member.
struct Level {
    QStringList path;
    QStringList members;
    QStringList required;
};

/// Makes a case with every member a schema knows, and lists its objects.
Json fullCase(
    const Json& schema, const QString& name, const QStringList& path, std::vector<Level>& levels)
{
    if (schema.contains(u"oneOf"))
        return fullCase(schema[u"oneOf"].items().back(), name, path, levels);
    if (schema.contains(u"enum"))
        return schema[u"enum"].items().front();
    const QStringList types = schema[u"type"].isArray() ? textsOf(schema[u"type"])
                                                        : QStringList { schema[u"type"].text() };
    if (types.contains(QLatin1String("object"))) {
        Json object = Json::object();
        const Json& members = schema[u"properties"];
        levels.push_back({ path, {}, textsOf(schema[u"required"]) });
        for (const QString& member : members.names())
            levels.back().members.append(member);
        for (std::size_t i = 0; i < members.size(); ++i) {
            const QString& member = members.names()[i];
            object.set(
                member, fullCase(members.items()[i], member, path + QStringList(member), levels));
        }
        return object;
    }
    if (types.contains(QLatin1String("array")))
        return Json::array({ fullCase(
            schema[u"items"], name, path + QStringList(QStringLiteral("[0]")), levels) });
    if (schema.contains(u"pattern"))
        return Json(QStringLiteral("640100"));
    if (schema.contains(u"format") || name.endsWith(QLatin1String("time"))
        || name.endsWith(QLatin1String("_at")))
        return Json(QStringLiteral("2017-03-31"));
    return Json(name == QLatin1String("balc") ? QStringLiteral("1.00") : QStringLiteral("x"));
}

Json schemaOf(const QString& kind)
{
    return *readJsonFile(
        source + QStringLiteral("resources/schema/filing_%1.schema.json").arg(kind));
}

Result<Json> parse(const QString& kind, const Json& json)
{
    return answer(kind == QLatin1String("resolve") ? kind : QString(), json);
}

} // namespace

class TestFilingCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedCase_decided_asExpected_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : expectations().names())
            QTest::newRow(qPrintable(name)) << name;
    }
    void shippedCase_decided_asExpected()
    {
        QFETCH(QString, name);
        const Json& row = expectations()[name];
        const Json expected = row[u"answer"];
        const auto got = answer(name, readCase(name));
        if (row.contains(u"field")) {
            QVERIFY(!got);
            QVERIFY2(got.error().detail.startsWith(row[u"field"].text() + QLatin1Char(':')),
                qPrintable(got.error().detail));
            return;
        }
        QVERIFY2(got, qPrintable(got ? QString() : describe(got.error())));
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(QString::fromUtf8(writeJson((*got)[expected.names()[i]])),
                QString::fromUtf8(writeJson(expected.items()[i])));
    }

    void shippedCases_allHaveTheirExpectation()
    {
        QStringList files = QDir(cases).entryList({ QStringLiteral("*.json") }, QDir::Files);
        files.removeOne(QStringLiteral("expected.json"));
        const Json& expected = expectations();
        QCOMPARE(files.size(), static_cast<qsizetype>(expected.size()));
        QVERIFY(files.size() > 200);
    }

    void resolvedCase_isACase_andStaysAsItIs()
    {
        for (const QString& name : expectations().names()) {
            if (!name.startsWith(QLatin1String("resolve")) || name.contains(QLatin1String("bad")))
                continue;
            Json json = readCase(name);
            const auto first = resolve(json);
            QVERIFY(first);
            json.set(QStringLiteral("filings"), (*first)[u"filings"]);
            const auto second = resolve(json);
            QVERIFY2(second, qPrintable(second ? QString() : describe(second.error())));
            QCOMPARE((*second)[u"filings"], (*first)[u"filings"]);
            QCOMPARE((*second)[u"actions"].size(), std::size_t { 0 });
        }
    }

    void policyOfTheDay_decides_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QByteArray>("newer");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, const char* member, const char* newer,
                             const char* before, const char* after) {
            QTest::newRow(member) << QString::fromLatin1(name) << QString::fromLatin1(member)
                                  << QByteArray(newer) << QString::fromLatin1(before)
                                  << QString::fromLatin1(after);
        };
        row("cancel-held", "min_hold_months", "2", "R08", "approve");
        row("HI-05-L3-kiosk", "commitment", "[]", "approve", "R12");
        row("R17-yesterday", "backdate_days", "9", "R17", "approve");
        row("R17-as-far-as-allowed", "ahead_days", "5", "approve", "R17");
        row("R17-as-long-as-allowed", "temporary_limit_months", "7", "approve", "R17");
        row("NX-23", "instant_approval", "[]", "approve", "review");
        row("NX-23", "instant_channels", "[\"window\"]", "approve", "review");
        row("cancel-by-person", "reviewed_operations", "[\"cancel\"]", "approve", "review");
        row("extend-asked", "reviewed_operations", "[\"extend\"]", "approve", "review");
        row("change-by-person", "reviewed_operations", "[]", "review", "approve");
        row("L2-papers-window", "reviewed_papers", "[\"L2\"]", "approve", "review");
        row("R11-certificate-30-days", "referral_days", "5", "review", "R11");
        row("R04-begins-today", "waiting_days", "{\"310\": 60}", "approve", "R04");
        row("extend-default", "extendable", "[]", "approve", "F03");
        row("HI-07-passport", "cert_types", "[\"01\"]", "approve", "R14");
        row("HI-07-hongkong", "closed_regions", "[\"640100\"]", "approve", "R10");
        row("R09-in-province-T3", "no_filing_in_province", "[]", "not_required", "approve");
        row("back-discharged-yesterday", "backfile_days", "5", "R05", "approve");
        row("change-excused", "hold_exceptions", "[]", "review", "R08");
    }
    /// What the day before was decided by the old value is decided by the new one from its date on.
    void policyOfTheDay_decides()
    {
        QFETCH(QString, name);
        QFETCH(QString, member);
        QFETCH(QByteArray, newer);
        QFETCH(QString, before);
        QFETCH(QString, after);
        QTemporaryDir folder;
        const auto write = [&](const Json& policy, const char* from) {
            Json dated = policy;
            dated.set(QStringLiteral("effective_from"), Json(QLatin1String(from)));
            QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("650000")));
            QFile file(folder.filePath(QStringLiteral("650000/%1.json").arg(QLatin1String(from))));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(writeJson(dated));
        };
        Json policy =
            *readJsonFile(source + QStringLiteral("resources/policies/650000/2016-01-01.json"));
        write(policy, "2016-01-01");
        const Json value = parseJson("[" + newer + "]")->items().front();
        at(policy, { QStringLiteral("filing"), member }, [&](Json& old) { old = value; });
        const QString day = readCase(name)[u"today"].text();
        for (const bool changed : { false, true }) {
            QFile::remove(folder.filePath(QStringLiteral("650000/%1.json").arg(day)));
            const QString from =
                changed ? day : wireDate(parseDate(day)->addDays(1)); // in force from tomorrow
            write(policy, qPrintable(from));
            const auto book =
                readPolicies(folder.path(), [](const QByteArray&) { return QString(); });
            QVERIFY(book && book->problems.empty());
            const auto told = check(readCase(name), book->book);
            QVERIFY(told);
            const QString code = (*told)[u"reasons"].size() > 0
                ? (*told)[u"reasons"].items().front()[u"code"].text()
                : QString();
            const QString decision = (*told)[u"decision"].text();
            const QString got = decision == QLatin1String("reject") ? code : decision;
            QCOMPARE(got, changed ? after : before);
            QFile::remove(folder.filePath(QStringLiteral("650000/%1.json").arg(from)));
        }
    }

    void checkCase_recordsOfAnother_tellNothing()
    {
        for (const char* list : { "filings", "visits" }) {
            const bool filings = QLatin1String(list) == QLatin1String("filings");
            Json json = readCase(
                filings ? QStringLiteral("R06-same") : QStringLiteral("R05-open-elsewhere"));
            QCOMPARE((*check(json))[u"decision"].text(), QStringLiteral("reject"));
            at(json, { QStringLiteral("known"), QLatin1String(list), QStringLiteral("[0]") },
                [](Json& one) { one.set(QStringLiteral("psn_no"), Json(QStringLiteral("P9"))); });
            QCOMPARE((*check(json))[u"reasons"].size(), std::size_t { 0 });
        }
    }

    void case_noObject_refused()
    {
        for (const Json& json : { Json::array(), Json(), Json(QStringLiteral("today")) })
            for (const auto& refused : { check(json), resolve(json) })
                QVERIFY(!refused && refused.error().detail.startsWith(QLatin1String("case: ")));
    }

    void resolveCase_twoPersons_doNotMeet()
    {
        Json json = readCase(QStringLiteral("resolve-person"));
        at(json, { QStringLiteral("filings"), QStringLiteral("[0]") },
            [](Json& one) { one.set(QStringLiteral("psn_no"), Json(QStringLiteral("P2"))); });
        QCOMPARE((*resolve(json))[u"actions"].size(), std::size_t { 0 });
    }

    void schema_everyMember_isAccepted_andNoOther_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("check") << QStringLiteral("check");
        QTest::newRow("resolve") << QStringLiteral("resolve");
    }
    void schema_everyMember_isAccepted_andNoOther()
    {
        QFETCH(QString, kind);
        std::vector<Level> levels;
        const Json full = fullCase(schemaOf(kind), {}, {}, levels);
        const auto whole = parse(kind, full);
        QVERIFY2(whole, qPrintable(whole ? QString() : describe(whole.error())));

        // Whatever the code could ask for stands in it as a literal.
        QFile code(source + QStringLiteral("app/transactions/cases/filing_case.cpp"));
        QVERIFY(code.open(QIODevice::ReadOnly));
        QSet<QString> names { QStringLiteral("surprise") };
        static const QRegularExpression literal(QStringLiteral("\"([a-z_]+)\""));
        for (auto it = literal.globalMatch(QString::fromUtf8(code.readAll())); it.hasNext();)
            names.insert(it.next().captured(1));
        QVERIFY(names.contains(QStringLiteral("refl_date")));

        for (const Level& level : levels) {
            for (const QString& name : names) {
                if (level.members.contains(name))
                    continue;
                Json json = full;
                at(json, level.path,
                    [&](Json& object) { object.set(name, Json(QStringLiteral("x"))); });
                const auto refused = parse(kind, json);
                const QString path = written(level.path + QStringList(name));
                QVERIFY2(!refused, qPrintable(path));
                QCOMPARE(refused.error().code, ErrorCode::BadInput);
                QVERIFY2(refused.error().detail.startsWith(path + QLatin1Char(':')),
                    qPrintable(refused.error().detail));
            }
            for (const QString& member : level.members) {
                const QString path = written(level.path + QStringList(member));
                Json json = full;
                at(json, level.path, [&](Json& object) { object = without(object, member); });
                const bool needed = level.required.contains(member)
                    // needed to file, which is what this case asks for, and to find a policy
                    || path == QLatin1String("request.category")
                    || path == QLatin1String("request.rloc_admdvs")
                    || path == QLatin1String("today");
                const auto left = parse(kind, json);
                QVERIFY2(left.has_value() != needed, qPrintable(path));
                if (!left)
                    QVERIFY2(left.error().detail.startsWith(path), qPrintable(left.error().detail));

                json = full;
                at(json, level.path, [&](Json& object) {
                    object.set(member, object[member].isObject() ? Json::array() : Json::object());
                });
                const auto wrong = parse(kind, json);
                QVERIFY2(!wrong, qPrintable(path));
                QVERIFY2(wrong.error().detail.startsWith(path), qPrintable(wrong.error().detail));
            }
        }
    }

    void hostileCase_refused_namingTheField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const char* path, const char* value,
                             const char* field = nullptr) {
            QTest::addRow("%s %s=%s", name, path, value)
                << QString::fromLatin1(name) << QString::fromLatin1(path).split(QLatin1Char('.'))
                << QByteArray(value) << QString::fromLatin1(field ? field : path);
        };
        row("NX-23", "today", "\"2017-02-30\"");
        row("NX-23", "today", "\"31.03.2017\"");
        row("NX-23", "today", "20170331");
        row("NX-23", "today", "null");
        row("NX-23", "person", "\"P1\"");
        row("NX-23", "person.insuinfo", "{}");
        row("NX-23", "person.insuinfo.[0].insuplc_admdvs", "\"6501\"",
            "person.insuinfo[0].insuplc_admdvs");
        row("NX-23", "person.insuinfo.[0].psn_insu_stas", "\"9\"",
            "person.insuinfo[0].psn_insu_stas");
        row("NX-23", "person.insuinfo.[0].psn_insu_date", "\"2017-13-01\"",
            "person.insuinfo[0].psn_insu_date");
        row("NX-23", "person.insuinfo.[0].balc", "\"-1\"", "person.insuinfo[0].balc");
        row("NX-23", "request", "[]");
        row("NX-23", "request.operation", "\"renew\"");
        row("NX-23", "request.category", "\"L4\"");
        row("NX-23", "request.rloc_admdvs", "\"6401\"");
        row("NX-23", "request.rloc_admdvs", "\"64010A\"");
        row("NX-23", "request.begndate", "\"2017-02-29\"");
        row("NX-23", "request.enddate", "\"tomorrow\"");
        row("NX-23", "request.evidence", "\"promise\"");
        row("NX-23", "request.materials", "\"work-proof\"");
        row("NX-23", "request.materials", "[7]", "request.materials[0]");
        row("NX-23", "request.materials", "[{\"name\":\"x\",\"legible\":2}]",
            "request.materials[0].legible");
        row("NX-23", "request.channel", "\"fax\"");
        row("NX-23", "request.role", "\"king\"");
        row("NX-23", "request.agent", "[]");
        row("NX-23", "known", "[]");
        row("NX-23", "known.card", "{\"state\":\"stolen\"}", "known.card.state");
        row("NX-23", "known.die_date", "\"2017-00-01\"");
        row("NX-23", "known.credit_flag", "\"yes\"");
        row("TA-11", "known.visits.[0].endtime", "\"2016-10-01\"", "known.visits[0].endtime");
        row("TA-11", "known.visits.[0].begntime", "\"\"", "known.visits[0].begntime");
        row("TA-11", "known.visits.[0].setl_flag", "2", "known.visits[0].setl_flag");
        row("R06-same", "known.filings.[0].state", "\"DONE\"", "known.filings[0].state");
        row("R06-same", "known.filings.[0].enddate", "\"2016-04-30\"", "known.filings[0].enddate");
        row("R06-same", "known.filings.[0].id", "\"\"", "known.filings[0].id");
        row("R06-same", "known.filings.[0].decided_at", "\"2016-04-30 25:00:00\"",
            "known.filings[0].decided_at");
        row("extend", "request.filing", "\"F2\"");
        row("resolve-person", "scope", "\"family\"");
        row("resolve-person", "scope", "null");
        row("resolve-person", "priority", "[\"L\",\"X\"]");
        row("resolve-person", "filings", "null");
        row("resolve-person", "filings.[1].id", "\"F1\"", "filings[1].id");
        row("resolve-person", "filings.[1].begndate", "null", "filings[1].begndate");
        row("resolve-person", "filings.[1].category", "1", "filings[1].category");
        row("resolve-person", "filings.[1]", "1", "filings[1]");
    }
    void hostileCase_refused_namingTheField()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, path);
        QFETCH(QByteArray, value);
        QFETCH(QString, field);
        Json json = readCase(name);
        const auto parsed = parseJson("[" + value + "]");
        QVERIFY(parsed);
        at(json, path, [&](Json& member) { member = parsed->items().front(); });
        const auto refused = answer(name, json);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadInput);
        QVERIFY2(refused.error().detail.startsWith(field + QLatin1Char(':')),
            qPrintable(refused.error().detail));
    }

    void listTwiceNumbered_refused()
    {
        for (const char* list : { "filings", "visits" }) {
            const bool filings = QLatin1String(list) == QLatin1String("filings");
            Json json = readCase(filings ? QStringLiteral("R06-same") : QStringLiteral("TA-11"));
            at(json, { QStringLiteral("known"), QLatin1String(list) },
                [](Json& all) { all.append(Json(all.items().front())); });
            const auto refused = check(json);
            QVERIFY(!refused);
            QVERIFY2(refused.error().detail.startsWith(filings
                             ? QStringLiteral("known.filings[1].id: ")
                             : QStringLiteral("known.visits[1].mdtrt_id: ")),
                qPrintable(refused.error().detail));
        }
    }
};

QTEST_GUILESS_MAIN(TestFilingCases)
#include "tst_filing_cases.moc"
