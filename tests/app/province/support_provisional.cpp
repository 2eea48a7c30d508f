// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_provisional.h"

#include "app/crypto/check_code.h"
#include "app/crypto/sealing.h"
#include "app/province/ledger/ledger.h"
#include "app/transactions/snapshot/snapshot_codec.h"

#include <QDirIterator>
#include <QFile>

namespace yidi::test {

namespace {

const QString employees = QStringLiteral("310");

SnapshotContent takenFrom(World& world)
{
    const auto answer =
        world.ask(World::kiosk(), QStringLiteral("Y301"), {}, toWire(SnapshotQuery { QString() }));
    const auto read = fromWire<SnapshotAnswer>(answer.output, QStringLiteral("output"));
    if (!read || !read->snapshot)
        qFatal("no snapshot: %s", qPrintable(answer.err_msg));
    return *read->snapshot;
}

RememberedPerson openedBy(World& world, const SnapshotContent& content, const StoredPerson& holder)
{
    QFile root(world.path(QStringLiteral("slip.root")));
    if (!root.open(QIODevice::ReadOnly))
        qFatal("no slip.root");
    const PersonLock lock = personLock(slipKeyOf(root.readAll(), World::kiosk().institutionCode),
        content.version, holder.data.person.certNo, holder.cardSn);
    for (const SealedPerson& sealed : content.people) {
        if (sealed.who != lock.who)
            continue;
        const auto facts = openSealed(lock.key, sealed.facts, lock.who);
        const auto read = facts ? readPersonFacts(*facts, content.madeAt) : fail(facts.error());
        if (read)
            return *read;
    }
    qFatal("not in the snapshot");
    return {};
}

Bill billOf(const std::vector<FeeResultLine>& lines)
{
    Bill bill;
    for (const FeeResultLine& line : lines) {
        bill.total += line.amount;
        bill.fullySelfPaid += line.fullySelfPaid;
        bill.overLimit += line.overLimit;
        bill.firstSelfPaid += line.firstSelfPaid;
    }
    return bill;
}

} // namespace

CutOff::CutOff(World& world, const QString& id)
    : m_world(&world)
{
    SnapshotContent content = takenFrom(world);
    m_snapshot.version = content.version;
    m_snapshot.madeAt = content.madeAt;
    m_snapshot.expiresAt = content.expiresAt;
    for (const InstitutionRow& row : content.institutions.rows)
        m_snapshot.directory.institutions.push_back(row.institution);
    for (const PolicyText& text : content.policies) {
        const auto policy = parsePolicy(text.text.toUtf8(), text.file, text.hash);
        if (!policy || !m_snapshot.policies.add(*policy))
            qFatal("%s", qPrintable(text.file));
    }
    const auto ledger = Ledger::open(world.path(QStringLiteral("ledger.db")));
    const auto holder = (*ledger)->person(personNo(id));
    m_person = openedBy(world, content, **holder);
    const auto visits = (*ledger)->visitsOf(personNo(id));
    for (const Visit& visit : *visits) {
        m_visits[visit.mdtrtId] = visit;
        m_bills[visit.mdtrtId] = billOf(*(*ledger)->feeLines(visit.mdtrtId));
    }
}

void CutOff::leave(const QString& mdtrtId, const QDateTime& end)
{
    m_visits.at(mdtrtId).end = end;
}

Result<Settlement> CutOff::settle(const QString& mdtrtId) const
{
    return provisionalSettlement({ m_snapshot, m_person, m_visits.at(mdtrtId), m_bills.at(mdtrtId),
        m_world->clock().now() });
}

Json CutOff::input(const Settlement& shown) const
{
    ProvisionalRequest request;
    request.settle.psnNo = m_person.person.psnNo;
    request.settle.mdtrtId = shown.mdtrtId;
    request.settle.insutype = employees;
    request.settle.total = shown.amounts.medfee_sumamt;
    request.settle.personPart = shown.amounts.psn_part_amt;
    request.fund = shown.amounts.fund_pay_sumamt;
    request.madeAt = shown.settledAt;
    request.end = m_visits.at(shown.mdtrtId).end;
    request.snapshot = m_snapshot.version;
    request.policyVersion = shown.policyVersion;
    return toWire(request);
}

FallingDeductible::FallingDeductible()
{
    const QDir from(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies"));
    QDirIterator files(
        from.path(), { QStringLiteral("*.json") }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QString name = from.relativeFilePath(file.fileName());
        QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        if (name.startsWith(QLatin1String("650000")))
            bytes.replace("\"800.00\"", "\"800.00\", \"400.00\"");
        QDir(m_dir.path()).mkpath(QFileInfo(name).path());
        QFile copy(m_dir.filePath(name));
        if (!copy.open(QIODevice::WriteOnly) || copy.write(bytes) != bytes.size())
            qFatal("%s", qPrintable(name));
    }
}

QString playStay(World& world, const QString& id, const QDate& begin, const QDate& end)
{
    QString visit;
    for (const char* infno : { "2401", "2301", "2402" }) {
        const QString number = QString::fromLatin1(infno);
        Json input = withMember(
            readCase(QStringLiteral("NX-01/") + number).input, QStringLiteral("mdtrt_id"), visit);
        input = withMember(input, QStringLiteral("psn_no"), personNo(id));
        input = withMember(
            input, QStringLiteral("begntime"), wireDateTime(chinaTime(begin, QTime(9, 0))));
        input = withMember(
            input, QStringLiteral("fee_ocur_time"), wireDateTime(chinaTime(begin, QTime(12, 0))));
        input = withMember(
            input, QStringLiteral("endtime"), wireDateTime(chinaTime(end, QTime(10, 0))));
        input = withMember(
            input, QStringLiteral("dscg_time"), wireDateTime(chinaTime(end, QTime(10, 0))));
        const auto answer = world.ask(World::hospital(), number, insuredRegion(id), input);
        if (!answer.success)
            return answer.err_msg;
        if (visit.isEmpty())
            visit = answer.output[u"result"][u"mdtrt_id"].text();
    }
    return visit;
}

Json settleInput(const QString& id, const QString& visit)
{
    return data({ { QStringLiteral("psn_no"), personNo(id) }, { QStringLiteral("mdtrt_id"), visit },
        { QStringLiteral("insutype"), employees },
        { QStringLiteral("acct_used_flag"), QStringLiteral("0") } });
}

std::vector<ProvisionalRow> provisionals(World& world, const StationName& station)
{
    const auto answer =
        world.ask(station, QStringLiteral("Y303"), {}, Json::object(), QStringLiteral("1001"));
    if (!answer.success)
        qFatal("%s", qPrintable(answer.err_msg));
    return fromWire<ProvisionalList>(answer.output, QStringLiteral("output")).value().rows;
}

QString yearOf(World& world, const QString& id)
{
    const auto ledger = Ledger::open(world.path(QStringLiteral("ledger.db")));
    const auto sums = (*ledger)->accumulators({ personNo(id), employees, insuredRegion(id), 2017 });
    QString text;
    for (const auto& [name, sum] : *sums)
        if (!sum.isZero())
            text += name + QLatin1Char('=') + sum.toWire() + QLatin1Char(' ');
    return text
        + world.query(qPrintable(
            QStringLiteral("SELECT balc FROM insurance WHERE psn_no = '%1'").arg(personNo(id))));
}

} // namespace yidi::test
