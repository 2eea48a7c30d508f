// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_outpatient.h"

#include "app/base/dates.h"

#include <QDir>

namespace yidi::test {

namespace {

const QString visits = QStringLiteral(YIDI_SOURCE_DIR "/resources/training/visits/");

} // namespace

StationName pharmacy()
{
    return { QStringLiteral("PHARM-001"), QStringLiteral("P64010400005"), QStringLiteral("001") };
}

Care::Care(World& world, const QString& name, StationName station)
    : m_world(world)
    , m_name(name)
    , m_station(std::move(station))
{
    const Json first = readJsonFile(visits + name + QStringLiteral("/2201.json")).value_or(Json());
    m_region = first[u"insuplc_admdvs"].text();
    m_person = first[u"input"][u"data"][u"psn_no"].text();
}

Json Care::caseOf(const QString& file) const
{
    const Json root =
        readJsonFile(QStringLiteral("%1%2/%3.json").arg(visits, m_name, file)).value_or(Json());
    return withMember(root[u"input"], QStringLiteral("mdtrt_id"), m_visit);
}

QString Care::batch() const
{
    return caseOf(QStringLiteral("2204"))[u"feedetail"].items().front()[u"chrg_bchno"].text();
}

WireResponse Care::send(const QString& infno, const QHash<QString, QString>& change)
{
    Json input = caseOf(infno);
    for (auto at = change.begin(); at != change.end(); ++at)
        input = withMember(input, at.key(), at.value());
    const WireResponse answer = m_world.ask(m_station, infno.left(4), m_region, input);
    if (infno == QLatin1String("2201"))
        m_visit = answer.output[u"data"][u"mdtrt_id"].text();
    return answer;
}

WireRequest Care::message(const QString& infno, const QHash<QString, QString>& more)
{
    Json members = Json::object(
        { { QStringLiteral("psn_no"), m_person }, { QStringLiteral("mdtrt_id"), m_visit } });
    for (auto at = more.begin(); at != more.end(); ++at)
        members.set(at.key(), at.value());
    return m_world.message(
        m_station, infno, m_region, Json::object({ { QStringLiteral("data"), members } }));
}

WireResponse Care::ask(const QString& infno, const QHash<QString, QString>& more)
{
    return m_world.send(m_station, message(infno, more));
}

bool Care::charge()
{
    QStringList steps { QStringLiteral("2201"), QStringLiteral("2203") };
    const QDir folder(visits + m_name);
    for (const QString& file : folder.entryList({ QStringLiteral("2204*.json") }))
        steps.append(file.chopped(5));
    for (const QString& step : steps)
        if (const WireResponse answer = send(step); !answer.success) {
            m_problem = step + QLatin1Char(' ') + answer.err_msg;
            return false;
        }
    return true;
}

WireResponse Care::settle(const QHash<QString, QString>& more)
{
    QHash<QString, QString> members { { QStringLiteral("chrg_bchno"), batch() },
        { QStringLiteral("insutype"), QStringLiteral("310") },
        { QStringLiteral("acct_used_flag"), QStringLiteral("0") } };
    members.insert(more);
    WireResponse answer = ask(QStringLiteral("2207"), members);
    if (answer.success)
        m_setlId = answer.output[u"setlinfo"][u"setl_id"].text();
    return answer;
}

bool fileHere(World& world, const QString& id, const QString& category)
{
    Json input = filingInput(id, category);
    input = withMember(input, QStringLiteral("begndate"), wireDate(world.clock().now().date()));
    return world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), input).success;
}

QString recognise(World& world, const QString& id, const QString& disease, const QString& begin,
    const QString& end)
{
    const Json input = data({
        { QStringLiteral("psn_no"), personNo(id) },
        { QStringLiteral("insutype"), QStringLiteral("310") },
        { QStringLiteral("opsp_dise_code"), disease },
        { QStringLiteral("opsp_dise_name"), QStringLiteral("慢特病") },
        { QStringLiteral("insu_optins"), insuredRegion(id) },
        { QStringLiteral("ide_fixmedins_no"), QStringLiteral("H64010400001") },
        { QStringLiteral("ide_fixmedins_name"), QStringLiteral("银川市第一人民医院") },
        { QStringLiteral("hosp_ide_date"), QStringLiteral("2016-12-01") },
        { QStringLiteral("diag_dr_codg"), QStringLiteral("D640100000001") },
        { QStringLiteral("diag_dr_name"), QStringLiteral("甲") },
        { QStringLiteral("begndate"), begin },
        { QStringLiteral("enddate"), end },
    });
    return world.ask(World::hospital(), QStringLiteral("2503"), insuredRegion(id), input)
        .output[u"result"][u"trt_dcla_detl_sn"]
        .text();
}

QString reasonsOf(const WireResponse& answer)
{
    if (answer.success)
        return {};
    QStringList codes;
    for (const WireReason& reason : answer.reasons)
        codes += reason.code;
    return codes.isEmpty() ? answer.err_msg : codes.join(QLatin1Char(' '));
}

QString blockingOf(const WireResponse& answer)
{
    return answer.reasons.empty() ? QString() : answer.reasons.front().blocking;
}

QString books(World& world)
{
    return world.query(
        "SELECT (SELECT group_concat(mdtrt_id || med_type || dise_codg || setl_id || cancelled_by, "
        "';') FROM visit) || '|' || (SELECT coalesce(group_concat(feedetl_sn || chrg_bchno || "
        "setl_id || cancelled_by, ';'), '') FROM fee_line) || '|' || "
        "(SELECT coalesce(group_concat(setl_id || refd_setl_flag || init_setl_id, ';'), '') "
        "FROM settlement) || '|' || (SELECT coalesce(group_concat(n || s, ';'), '') FROM "
        "(SELECT name n, sum(delta) s FROM accumulator GROUP BY name HAVING s <> 0 ORDER BY name)) "
        "|| '|' || (SELECT sum(balc) FROM insurance)");
}

} // namespace yidi::test
