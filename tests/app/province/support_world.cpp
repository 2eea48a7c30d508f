// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/crypto/signing.h"

#include <QFile>

#include <sqlite3.h>

namespace yidi::test {

namespace {

const QString sources = QStringLiteral(YIDI_SOURCE_DIR "/resources/training/");

const Json& people()
{
    static const Json root = readJsonFile(sources + QStringLiteral("people.json")).value_or(Json());
    return root[u"people"];
}

const Json& person(const QString& id)
{
    for (const Json& one : people().items())
        if (one[u"id"].text() == id)
            return one;
    static const Json nobody;
    return nobody;
}

/// First column of the first row; null text when there is none or the SQL failed.
QString run(const QString& file, const char* sql, bool& ok)
{
    sqlite3* connection = nullptr;
    sqlite3_stmt* statement = nullptr;
    QString value;
    ok = sqlite3_open(QFile::encodeName(file).constData(), &connection) == SQLITE_OK
        && sqlite3_prepare_v2(connection, sql, -1, &statement, nullptr) == SQLITE_OK;
    if (ok) {
        const int step = sqlite3_step(statement);
        ok = step == SQLITE_ROW || step == SQLITE_DONE;
        if (step == SQLITE_ROW)
            value =
                QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    }
    sqlite3_finalize(statement);
    sqlite3_close(connection);
    return value;
}

} // namespace

World::World(const QString& policiesDir)
    : m_policiesDir(policiesDir)
    , m_clock(chinaTime(QDate(2017, 3, 31), QTime(10, 0)))
{
    reopen();
}

void World::reopen()
{
    close();
    auto opened = Province::open({ m_dir.path(), m_policiesDir, sources }, m_clock);
    if (!opened) {
        m_error = describe(opened.error());
        return;
    }
    m_province = *std::move(opened);
    QFile key(m_dir.filePath(QStringLiteral("sign.pem")));
    if (key.open(QIODevice::ReadOnly))
        m_publicKey = key.readAll();
}

StationName World::kiosk()
{
    return { QStringLiteral("KIOSK-001"), QStringLiteral("H64010400001"), QStringLiteral("001") };
}

StationName World::hospital()
{
    return { QStringLiteral("HIS-900"), QStringLiteral("H64010400001"), QStringLiteral("900") };
}

StationName World::window()
{
    return { QStringLiteral("WINDOW-001"), QStringLiteral("H64010400001"), QStringLiteral("101") };
}

StationName World::office()
{
    return { QStringLiteral("OFFICE-001"), QStringLiteral("J65000000001"), QStringLiteral("101") };
}

WireRequest World::message(const StationName& from, const QString& infno,
    const QString& insuredRegion, const Json& input, const QString& clerk)
{
    WireRequest request;
    request.infno = infno;
    // One line of numbers for both stations is enough: the station's digits tell them apart.
    m_lastId = nextMsgId(m_lastId, from.institutionCode, from.stationNumber, m_clock.now());
    request.msgid = m_lastId;
    request.mdtrtarea_admvs = from.institutionCode.mid(1, 6);
    request.insuplc_admdvs = insuredRegion;
    request.dev_no = from.deviceNo;
    request.opter_type = clerk.isEmpty() ? QStringLiteral("2") : QStringLiteral("1");
    request.opter = clerk.isEmpty() ? from.deviceNo : clerk;
    request.opter_name = request.opter;
    request.inf_time = QStringLiteral("2017-03-31 10:00:00");
    request.fixmedins_code = from.institutionCode;
    request.fixmedins_name = QStringLiteral("银川市第一人民医院");
    request.input = input;
    request.inputBytes = writeJson(input);
    return request;
}

WireResponse World::send(const StationName& from, const WireRequest& request, QByteArray* raw)
{
    const auto answer = m_province->handle(request.infno, encodeRequest(request), from);
    if (raw)
        *raw = answer.body;
    WireResponse response = decodeResponse(answer.body).value_or(WireResponse());
    const auto verified =
        sm2Verify(m_publicKey, signedBytes(request.msgid, answer.body), answer.signature);
    if (!verified) {
        response.success = false;
        response.err_msg = QStringLiteral("UNSIGNED ") + response.err_msg;
    }
    return response;
}

WireResponse World::ask(const StationName& from, const QString& infno, const QString& insuredRegion,
    const Json& input, const QString& clerk)
{
    return send(from, message(from, infno, insuredRegion, input, clerk));
}

QString World::loadStay(const QString& id, bool discharge)
{
    const auto play = [&](const char* infno, const QString& visit) {
        const QString number = QString::fromLatin1(infno);
        const Case one = readCase(id + QLatin1Char('/') + number);
        return ask(hospital(), number, one.insuredRegion,
            withMember(one.input, QStringLiteral("mdtrt_id"), visit));
    };
    const WireResponse admitted = play("2401", {});
    const QString visit = admitted.output[u"result"][u"mdtrt_id"].text();
    const WireResponse charged = play("2301", visit);
    if (!admitted.success || !charged.success)
        return admitted.err_msg + charged.err_msg;
    if (discharge) {
        const WireResponse discharged = play("2402", visit);
        if (!discharged.success)
            return discharged.err_msg;
    }
    return visit;
}

QString World::query(const char* sql)
{
    bool ok = false;
    const QString value = run(path(QStringLiteral("ledger.db")), sql, ok);
    return ok ? value : QStringLiteral("SQL FAILED");
}

bool World::tamper(const char* sql)
{
    bool ok = false;
    run(path(QStringLiteral("ledger.db")), sql, ok);
    return ok;
}

bool World::unlockFilings()
{
    return tamper("DROP TRIGGER filing_begins") && tamper("DROP TRIGGER filing_moves")
        && tamper("DROP TRIGGER filing_stays");
}

Case readCase(const QString& name)
{
    const Json root =
        readJsonFile(sources + QStringLiteral("stays/%1.json").arg(name)).value_or(Json());
    return { root[u"insuplc_admdvs"].text(), root[u"input"] };
}

Json withMember(const Json& json, const QString& name, const QString& value)
{
    Json changed = json;
    if (json.isArray()) {
        changed = Json::array();
        for (const Json& item : json.items())
            changed.append(withMember(item, name, value));
    }
    for (std::size_t i = 0; i < json.names().size(); ++i)
        changed.set(json.names()[i],
            json.names()[i] == name ? Json(value) : withMember(json.items()[i], name, value));
    return changed;
}

Json data(std::initializer_list<std::pair<QString, Json>> members)
{
    return Json::object({ { QStringLiteral("data"), Json::object(members) } });
}

QString personNo(const QString& id)
{
    return person(id)[u"baseinfo"][u"psn_no"].text();
}

QString insuredRegion(const QString& id)
{
    return person(id)[u"insuinfo"].items().front()[u"insuplc_admdvs"].text();
}

Json filingInput(const QString& id, const QString& category)
{
    const Json& base = person(id)[u"baseinfo"];
    return data({
        { QStringLiteral("psn_no"), base[u"psn_no"] },
        { QStringLiteral("insutype"), QStringLiteral("310") },
        { QStringLiteral("insu_admdvs"), insuredRegion(id) },
        { QStringLiteral("rloc_admdvs"), QStringLiteral("640100") },
        { QStringLiteral("psn_cert_type"), base[u"psn_cert_type"] },
        { QStringLiteral("certno"), base[u"certno"] },
        { QStringLiteral("psn_name"), base[u"psn_name"] },
        { QStringLiteral("tel"), base[u"tel"] },
        { QStringLiteral("begndate"), QStringLiteral("2017-03-31") },
        { QStringLiteral("enddate"), Json() },
        { QStringLiteral("rloc_rea"), category },
        { QStringLiteral("fixmedins_code"), QStringLiteral("H64010400001") },
        { QStringLiteral("evidence"), QStringLiteral("commitment") },
    });
}

} // namespace yidi::test
