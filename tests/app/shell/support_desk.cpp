// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"

#include "app/store/audit_trail.h"
#include "app/sync/https_link.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

namespace yidi::test {

namespace {

const QString resources = QStringLiteral(YIDI_SOURCE_DIR "/resources");

SecretBuffer secret(const QString& text)
{
    SecretBuffer buffer(64);
    for (const char byte : text.toUtf8())
        buffer.append(static_cast<unsigned char>(byte));
    return buffer;
}

const Json& entryOf(const QString& person)
{
    static const Json people =
        readJsonFile(resources + QStringLiteral("/training/people.json")).value()[u"people"];
    for (const Json& one : people.items())
        if (one[u"id"].text() == person)
            return one;
    qFatal("nobody is %s", qPrintable(person));
}

} // namespace

Bureau::Bureau()
{
    const QString dir = m_folder.path();
    if (!ensureAuthority(dir, { QStringLiteral("127.0.0.1") }))
        qFatal("no authority");
    auto province = Province::open(
        { dir, resources + QStringLiteral("/policies"), resources + QStringLiteral("/training") },
        clock);
    if (!province)
        qFatal("%s", qPrintable(describe(province.error())));
    m_province = *std::move(province);
    m_front = std::make_unique<RunningFront>(
        dir, [this](const QString& path, const QByteArray& body, const StationName& peer) {
            return cut ? Province::Answer { 503, {}, {} } : m_province->handle(path, body, peer);
        });
}

StationProfile Bureau::enrol(const QString& device, const QString& institution,
    const QString& region, const QString& number, const QString& operatorType)
{
    StationProfile profile = testProfile(m_folder.filePath(device));
    profile.institutionCode = institution;
    profile.institutionName = institution;
    profile.region = region;
    profile.stationNumber = number;
    profile.deviceNo = device;
    profile.operatorType = operatorType;
    profile.provinceUrl = m_front->url();
    const auto enrolled =
        enrolStation(m_folder.path(), profile.dataDir, { device, institution, number });
    if (!enrolled)
        qFatal("%s", qPrintable(describe(enrolled.error())));
    return profile;
}

bool wait(const std::function<bool()>& until)
{
    return QTest::qWaitFor(until, 60'000);
}

Sender::Sender(Bureau& bureau, const StationProfile& profile)
    : m_keeper(profile, bureau.clock, makeHttpsLink)
{
    m_keeper.start();
}

Answer Sender::ask(const QString& infno, const QString& insuredRegion, const Json& input)
{
    return m_keeper.ask(infno, insuredRegion, input).get();
}

RecordUpdate Sender::send(const QString& infno, const QString& insuredRegion, const Json& input)
{
    QSignalSpy changes(&m_keeper, &Keeper::recordChanged);
    RecordDraft draft;
    draft.infno = infno;
    draft.insuplcAdmdvs = insuredRegion;
    draft.input = input;
    draft.lane = QStringLiteral("lane");
    m_keeper.submit(++m_tickets, draft);
    RecordUpdate last;
    const bool ended = wait([&] {
        while (!changes.isEmpty())
            last = changes.takeFirst().first().value<RecordUpdate>();
        return isClosed(last.state);
    });
    if (!ended)
        qWarning("the Record has not ended");
    return last;
}

Window::Window(Bureau& bureau, StationProfile station)
    : profile(std::move(station))
    , keeper(profile, bureau.clock, makeHttpsLink)
    , m_clock(bureau.clock)
{
    const std::pair<const char*, FilingRoles> staff[] = {
        { "1001", 0U | FilingRole::Clerk },
        { "1002", FilingRole::Clerk | FilingRole::Reviewer },
        { "1003", FilingRole::Supervisor | FilingRole::Reviewer },
    };
    // Cheap passwords: these tests are about who may do what.
    const auto operators = Operators::open(profile.dataDir, bureau.clock, { 1, 64, 1 });
    for (const auto& [number, roles] : staff) {
        const QString text = QLatin1String(number);
        if (!operators
            || !(*operators)
                    ->add({ text, QStringLiteral("经办") + text, roles },
                        secret(QStringLiteral("training-") + text)))
            qFatal("no operators");
    }
    restart();
    keeper.start();
}

void Window::restart()
{
    runner.reset();
    runner = std::make_unique<DeskRunner>(m_clock,
        DeskRunner::Outside { .show =
                                  [this](const desk::View& view) {
                                      shown = view;
                                      ++views;
                                  },
            .printReceipt = [this](const desk::PrintReceipt& receipt,
                                const QString& by) -> Result<void> {
                receipts.emplace_back(receipt, by);
                return {};
            },
            .printStatement = [this](const desk::PrintStatement& statement,
                                  const QString&) -> Result<void> {
                statements.push_back(statement);
                return {};
            },
            .printDay = [this](const desk::PrintDay& day, const QString&) -> Result<void> {
                days.push_back(day);
                return {};
            },
            .settlementCancelled = [this](const QString& setlId,
                                       const QString&) { cancelled.append(setlId); } });
    runner->begin(profile);
    runner->useKeeper(keeper);
    runner->useCards(cards);
}

void Window::password(const QString& text)
{
    runner->happened(desk::SecretTyped { secret(text) });
}

void Window::logIn(const char* number)
{
    type("number", QLatin1String(number));
    password(QStringLiteral("training-") + QLatin1String(number));
}

bool Window::lists(const QString& number) const
{
    if (!shown.table)
        return false;
    for (const desk::Table::Line& line : shown.table->lines)
        if (line.id == number)
            return true;
    return false;
}

void Window::waitOutTheGrace()
{
    for (int second = 0; second < desk::graceSeconds; ++second)
        runner->happened(desk::SecondPassed {});
}

QStringList Window::trail() const
{
    QStringList rows;
    const auto trail = AuditTrail::open(profile.dataDir, m_clock);
    if (!trail)
        return rows; // the runner is writing
    const auto entries = (*trail)->latest(1000).value();
    for (const AuditTrail::Entry& entry : entries)
        rows.prepend(
            QStringList { entry.who, entry.what, entry.about }.join(QLatin1Char(' ')).trimmed());
    return rows;
}

Json personOf(const QString& person)
{
    return entryOf(person)[u"baseinfo"];
}

QString insuredRegionOf(const QString& person)
{
    return entryOf(person)[u"insuinfo"].items().front()[u"insuplc_admdvs"].text();
}

Json filingOnDocuments(const QString& person)
{
    const Json base = personOf(person);
    Json data = Json::object();
    for (const char* name : { "psn_no", "psn_cert_type", "certno", "psn_name", "tel" })
        data.set(QLatin1String(name), base[QString::fromLatin1(name)]);
    data.set(QStringLiteral("insutype"), entryOf(person)[u"insuinfo"].items().front()[u"insutype"]);
    data.set(QStringLiteral("insu_admdvs"), insuredRegionOf(person));
    data.set(QStringLiteral("rloc_admdvs"), QStringLiteral("640100"));
    data.set(QStringLiteral("begndate"), QStringLiteral("2017-03-31"));
    data.set(QStringLiteral("rloc_rea"), QStringLiteral("L2"));
    data.set(QStringLiteral("evidence"), QStringLiteral("document"));
    return Json::object({ { QStringLiteral("data"), data } });
}

} // namespace yidi::test
