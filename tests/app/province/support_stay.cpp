// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_stay.h"

namespace yidi::test {

namespace {

QString number(const char* infno)
{
    return QString::fromLatin1(infno);
}

/// `json` with one member of its node `name` set.
Json inNode(const Json& json, const QString& name, const QString& member, const QString& value)
{
    Json changed = json;
    Json node = json[name];
    return changed.set(name, node.set(member, Json(value)));
}

} // namespace

Stay::Stay(World& theWorld, QString who)
    : world(theWorld)
    , person(std::move(who))
    , home(insuredRegion(person))
{
}

WireResponse Stay::tell(const char* infno, const Json& input)
{
    last = world.message(from, number(infno), home, input);
    return world.send(from, last, &lastAnswer);
}

WireResponse Stay::again(QByteArray* raw)
{
    return world.send(from, last, raw);
}

WireResponse Stay::about(const char* infno)
{
    return tell(infno,
        data({ { QStringLiteral("mdtrt_id"), mdtrtId },
            { QStringLiteral("psn_no"), personNo(person) } }));
}

WireResponse Stay::admit(const QString& begin, const QString& medType)
{
    Json input = readCase(QStringLiteral("NX-01/2401")).input;
    input = withMember(input, QStringLiteral("psn_no"), personNo(person));
    input = withMember(input, QStringLiteral("begntime"), begin);
    input = withMember(input, QStringLiteral("med_type"), medType);
    const WireResponse answer = tell("2401", input);
    if (answer.success)
        mdtrtId = answer.output[u"result"][u"mdtrt_id"].text();
    return answer;
}

WireResponse Stay::change(const QString& begin, const QString& medType)
{
    const Json admitted = readCase(QStringLiteral("NX-01/2401")).input;
    Json input = Json::object({ { QStringLiteral("adminfo"), admitted[u"mdtrtinfo"] },
        { QStringLiteral("diseinfo"), admitted[u"diseinfo"] } });
    input = withMember(input, QStringLiteral("psn_no"), personNo(person));
    const QString node = QStringLiteral("adminfo");
    input = inNode(input, node, QStringLiteral("mdtrt_id"), mdtrtId);
    input = inNode(input, node, QStringLiteral("begntime"), begin);
    return tell("2403", inNode(input, node, QStringLiteral("med_type"), medType));
}

WireResponse Stay::charge(const QString& serial, const QString& price, const QString& day,
    const QString& initial, const QString& item)
{
    Json line = readCase(QStringLiteral("NX-01/2301")).input[u"feedetail"].items().front();
    const QString sign = initial.isEmpty() ? QString() : QStringLiteral("-");
    const std::pair<const char*, QString> members[] = {
        { "feedetl_sn", serial },
        { "init_feedetl_sn", initial },
        { "mdtrt_id", mdtrtId },
        { "psn_no", personNo(person) },
        { "fee_ocur_time", day + QStringLiteral(" 09:00:00") },
        { "med_list_codg", item },
        { "cnt", sign + QStringLiteral("1") },
        { "pric", price },
        { "det_item_fee_sumamt", sign + price },
    };
    for (const auto& [name, value] : members)
        line.set(QString::fromLatin1(name), Json(value));
    Json lines = Json::array();
    lines.append(line);
    return tell("2301", Json::object({ { QStringLiteral("feedetail"), lines } }));
}

WireResponse Stay::cancelFee(const QString& serial)
{
    Json rows = Json::array();
    rows.append(Json::object({ { QStringLiteral("feedetl_sn"), serial },
        { QStringLiteral("mdtrt_id"), mdtrtId }, { QStringLiteral("psn_no"), personNo(person) } }));
    return tell("2302", Json::object({ { QStringLiteral("data"), rows } }));
}

WireResponse Stay::discharge(const QString& end)
{
    Json input = readCase(QStringLiteral("NX-01/2402")).input;
    input = withMember(input, QStringLiteral("mdtrt_id"), mdtrtId);
    input = withMember(input, QStringLiteral("psn_no"), personNo(person));
    return tell("2402", withMember(input, QStringLiteral("endtime"), end));
}

WireResponse Stay::settleBy(const char* infno, bool interim,
    const std::vector<std::pair<QString, Json>>& more, const Json& categories)
{
    const QString yes = QStringLiteral("1");
    const QString no = QStringLiteral("0");
    Json node = Json::object(
        { { QStringLiteral("mdtrt_id"), mdtrtId }, { QStringLiteral("psn_no"), personNo(person) },
            { QStringLiteral("insutype"), QStringLiteral("310") },
            { QStringLiteral("acct_used_flag"), useAccount ? yes : no },
            { QStringLiteral("mid_setl_flag"), interim ? yes : no } });
    for (const auto& [name, value] : more)
        node.set(name, value);
    Json input = Json::object({ { QStringLiteral("data"), node } });
    if (categories.isArray())
        input.set(QStringLiteral("yidi_categories"), categories);
    return tell(infno, input);
}

WireResponse Stay::cancelSettlement(const QString& setlId)
{
    return tell("2305",
        data({ { QStringLiteral("mdtrt_id"), mdtrtId }, { QStringLiteral("setl_id"), setlId },
            { QStringLiteral("psn_no"), personNo(person) } }));
}

WireResponse Stay::reverse(const WireRequest& original)
{
    return tell("2601",
        data({ { QStringLiteral("psn_no"), personNo(person) },
            { QStringLiteral("omsgid"), original.msgid },
            { QStringLiteral("oinfno"), original.infno } }));
}

QString setlIdOf(const WireResponse& answer)
{
    return answer.output[u"setlinfo"][u"setl_id"].text();
}

QString outcome(const WireResponse& answer)
{
    if (answer.success)
        return QStringLiteral("ok");
    return answer.reasons.empty() ? answer.err_msg : answer.reasons.front().code;
}

QString moneyState(World& world)
{
    const char* questions[] = {
        "SELECT group_concat(line, ' ') FROM (SELECT year || name || '=' || sum(delta) AS line "
        "FROM accumulator GROUP BY psn_no, year, name HAVING sum(delta) <> 0 ORDER BY 1)",
        "SELECT group_concat(psn_no || '=' || balc, ' ') FROM insurance",
        "SELECT group_concat(mdtrt_id || endtime || (setl_id <> '') || (cancelled_by <> ''), ' ') "
        "FROM visit",
        "SELECT group_concat(line, ' ') FROM (SELECT feedetl_sn || (setl_id <> '') AS line "
        "FROM fee_line WHERE cancelled_by = '' ORDER BY mdtrt_id, feedetl_sn)",
        "SELECT group_concat(line, ' ') FROM (SELECT mdtrt_id || medfee_sumamt || '/' || "
        "fund_pay_sumamt || '/' || acct_pay AS line FROM settlement s WHERE refd_setl_flag = 0 "
        "AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.init_setl_id = s.setl_id) ORDER BY 1)",
    };
    QStringList state;
    for (const char* question : questions)
        state += world.query(question);
    return state.join(QLatin1Char('\n'));
}

QString effects(World& world)
{
    QStringList all;
    for (const char* table : { "visit", "fee_line", "settlement", "accumulator", "medical_year",
             "settlement_category", "insurance", "filing", "diagnosis" }) {
        const QString name = QString::fromLatin1(table);
        const QString columns = world.query(
            qPrintable(QStringLiteral("SELECT group_concat('quote(' || name || ')', ' || ') "
                                      "FROM pragma_table_info('%1')")
                           .arg(name)));
        all += name
            + world.query(qPrintable(
                QStringLiteral("SELECT group_concat(%1, char(10)) FROM %2").arg(columns, name)));
    }
    return all.join(QLatin1Char('\n'));
}

} // namespace yidi::test
