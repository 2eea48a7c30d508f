// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_province.h"

#include <QTimer>

namespace yidi {

namespace {

const QString resources = QStringLiteral(YIDI_SOURCE_DIR "/resources");

} // namespace

std::unique_ptr<Province> testProvince(const QString& dir, const Clock& clock)
{
    auto province = Province::open(
        { dir, resources + QStringLiteral("/policies"), resources + QStringLiteral("/training") },
        clock);
    if (!province)
        qFatal("%s", qPrintable(describe(province.error())));
    return *std::move(province);
}

RecordDraft filingOf(std::size_t person)
{
    static const Json people =
        readJsonFile(resources + QStringLiteral("/training/people.json")).value()[u"people"];
    const Json& one = people.items()[person % people.size()];
    const Json& base = one[u"baseinfo"];
    const Json& insurance = one[u"insuinfo"].items().front();
    Json data = Json::object();
    for (const char* name : { "psn_no", "psn_cert_type", "certno", "psn_name", "tel" })
        data.set(QLatin1String(name), base[QString::fromLatin1(name)]);
    data.set(QStringLiteral("insutype"), insurance[u"insutype"]);
    data.set(QStringLiteral("insu_admdvs"), insurance[u"insuplc_admdvs"]);
    data.set(QStringLiteral("rloc_admdvs"), QStringLiteral("640100"));
    data.set(QStringLiteral("begndate"), QStringLiteral("2017-03-31"));
    data.set(QStringLiteral("rloc_rea"), QStringLiteral("L2"));
    data.set(QStringLiteral("evidence"), QStringLiteral("commitment"));
    RecordDraft draft;
    draft.infno = QStringLiteral("Y101");
    draft.insuplcAdmdvs = insurance[u"insuplc_admdvs"].text();
    draft.lane = one[u"id"].text();
    draft.input = Json::object({ { QStringLiteral("data"), data } });
    return draft;
}

void FaultyLink::post(const QString&, const QByteArray& body, int, Callback done)
{
    const auto handle = [this](const QByteArray& request) {
        return m_province.handle({}, request, testKiosk());
    };
    const auto later = [this, done](Result<LinkReply> reply) {
        QTimer::singleShot(0, &m_context, [done, reply = std::move(reply)] { done(reply); });
    };
    // What the network had kept arrives at last; its answer finds nobody.
    if (!m_delayed.isEmpty() && m_random.bounded(2) == 0)
        handle(std::exchange(m_delayed, {}));

    const int luck = m_random.bounded(10);
    if (luck == 0)
        return later(fail(ErrorCode::LinkDown));
    if (luck == 1)
        return later(fail(ErrorCode::LinkTimeout)); // lost
    if (luck == 2) {
        m_delayed = body;
        return later(fail(ErrorCode::LinkTimeout));
    }
    const Province::Answer answer = handle(body);
    if (luck == 3)
        return later(fail(ErrorCode::LinkTimeout)); // the answer is lost
    if (luck == 4)
        return later(LinkReply { 200, "<html>sign in to the network</html>", {} });
    if (luck == 5)
        handle(body); // doubled on the way
    later(LinkReply { answer.httpStatus, answer.body, answer.signature });
}

} // namespace yidi
