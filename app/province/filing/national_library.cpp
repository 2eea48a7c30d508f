// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/national_library.h"

#include "app/domain/filing/decide.h"
#include "app/domain/region/region.h"

namespace yidi {

Result<LibraryAnswer> SimulatedLibrary::tell(const LibraryEntry& entry)
{
    if (!isRegionCode(entry.careRegion) || closedRegions.contains(entry.careRegion))
        return LibraryAnswer { false, QStringLiteral("N10") };
    if (!entry.begin.isValid())
        return LibraryAnswer { false, QStringLiteral("N17") };
    LibraryEntry& kept = m_entries[entry.number];
    if (kept.revision <= entry.revision) // an older one told late changes nothing
        kept = entry;
    return LibraryAnswer { true, {} };
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
