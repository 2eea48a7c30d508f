// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/national_library.h"

#include "app/base/dates.h"
#include "app/base/json.h"
#include "app/domain/filing/decide.h"
#include "app/domain/region/region.h"

#include <QFile>
#include <QSaveFile>

namespace yidi {

Result<LibraryAnswer> SimulatedLibrary::tell(const LibraryEntry& entry)
{
    if (!isRegionCode(entry.careRegion) || closedRegions.contains(entry.careRegion))
        return LibraryAnswer { false, QStringLiteral("N10") };
    if (!entry.begin.isValid())
        return LibraryAnswer { false, QStringLiteral("N17") };
    LibraryEntry& kept = m_entries[entry.number];
    if (kept.revision <= entry.revision) { // an older one told late changes nothing
        m_changed = m_changed || kept != entry;
        kept = entry;
    }
    return LibraryAnswer { true, {} };
}

Result<void> SimulatedLibrary::keepIn(const QString& path)
{
    m_path = path;
    if (!QFile::exists(path))
        return {};
    YIDI_ASSIGN(const Json root, readJsonFile(path));
    for (const Json& node : root[u"entries"].items()) {
        LibraryEntry entry;
        entry.number = node[u"trt_dcla_detl_sn"].text();
        entry.revision = node[u"revision"].text().toInt();
        entry.insuredRegion = node[u"insu_admdvs"].text();
        entry.careRegion = node[u"rloc_admdvs"].text();
        entry.begin = QDate::fromString(node[u"begndate"].text(), Qt::ISODate);
        entry.end = QDate::fromString(node[u"enddate"].text(), Qt::ISODate);
        if (!filingStateFromName(node[u"state"].text(), entry.state)
            || !filingCategoryFromCode(node[u"rloc_rea"].text(), entry.category))
            return fail(ErrorCode::BadInput, path + QStringLiteral(": ") + entry.number);
        m_entries.insert_or_assign(entry.number, entry);
    }
    return {};
}

Result<void> SimulatedLibrary::save()
{
    if (m_path.isEmpty() || !m_changed)
        return {};
    Json entries = Json::array();
    for (const auto& [number, entry] : m_entries)
        entries.append(Json::object({ { QStringLiteral("trt_dcla_detl_sn"), number },
            { QStringLiteral("revision"), Json::integer(entry.revision) },
            { QStringLiteral("state"), filingStateName(entry.state) },
            { QStringLiteral("rloc_rea"), filingCategoryCode(entry.category) },
            { QStringLiteral("insu_admdvs"), entry.insuredRegion },
            { QStringLiteral("rloc_admdvs"), entry.careRegion },
            { QStringLiteral("begndate"), wireDate(entry.begin) },
            { QStringLiteral("enddate"), wireDate(entry.end) } }));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(
               writeJson(Json::object({ { QStringLiteral("entries"), std::move(entries) } })))
            < 0
        || !file.commit())
        return fail(ErrorCode::FileUnwritable, m_path);
    m_changed = false;
    return {};
}

Result<Uploaded> uploadFilings(Ledger& ledger, const NationalLibrary& library, int limit)
{
    struct Answered {
        const StoredFiling& stored;
        LibraryAnswer answer;
    };
    Uploaded uploaded;
    std::vector<Answered> answers;
    YIDI_ASSIGN(const auto queued, ledger.queuedUploads(limit));
    for (const StoredFiling& stored : queued) {
        const Filing& f = stored.filing;
        auto answer = library({ f.number, stored.revision, f.state, f.category, f.insuredRegion,
            f.careRegion, f.begin, f.end });
        if (answer)
            answers.push_back({ stored, *std::move(answer) });
        else
            ++uploaded.unanswered;
    }
    YIDI_ASSIGN(auto transaction, ledger.begin());
    for (const StoredFiling& unanswered : queued)
        YIDI_TRY(ledger.countUploadTry(unanswered.filing.number));
    for (const auto& [stored, answer] : answers) {
        YIDI_TRY(ledger.setUpload(stored.filing.number, stored.revision,
            answer.taken ? NationalUpload::Ok : NationalUpload::Failed, answer.code));
        ++(answer.taken ? uploaded.ok : uploaded.failed);
    }
    YIDI_TRY(transaction.commit());
    return uploaded;
}

Result<std::vector<Refusal>> refusedUploads(Ledger& ledger)
{
    constexpr FilingReason reason = FilingReason::R19NationalRefused;
    std::vector<Refusal> refusals;
    YIDI_ASSIGN(const auto failed, ledger.failedUploads());
    for (const StoredFiling& stored : failed)
        refusals.push_back({ filingReasonCode(reason),
            stored.filing.number + QLatin1Char(' ') + stored.uploadCode, filingRemedy(reason) });
    return refusals;
}

} // namespace yidi
