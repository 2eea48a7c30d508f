// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/catalogue_cache.h"
#include "app/sync/messenger.h"
#include "app/transactions/files/file_codec.h"

#include <functional>
#include <optional>

namespace yidi {

/// Keeps the catalogue of a station up to the province's: asks for each list what is newer than the
/// one held (13xx), and when there is anything fetches just that (9102). One list after the other;
/// what fails is told at the end and changes nothing.
class CatalogueFetcher {
public:
    using Fetched = std::function<void(const QString& msgid, const Result<SignedAnswer>&)>;
    /// Asks the province and calls back once, or never when its asker has gone.
    using Fetch =
        std::function<void(const QString& infno, const QByteArray& input, const Fetched& done)>;
    /// How many lists are newer now, or the first error.
    using Done = std::function<void(const Result<int>& replaced)>;

    /// `cache` must outlive it.
    CatalogueFetcher(CatalogueCache& cache, const QString& institution, Fetch fetch);

    /// Nothing while a round is going on.
    void start(Done done);
    bool isRunning() const { return m_running; } ///< then it must not go before its asker

private:
    void next();
    void ask(std::int64_t held);
    void download(const FileInfo& info);
    void listDone(const Result<bool>& replaced);

    CatalogueCache& m_cache;
    const QString m_institution;
    const Fetch m_fetch;
    Done m_done;
    bool m_running = false;
    std::size_t m_list = 0;
    int m_replaced = 0;
    std::optional<Error> m_failure;
};

} // namespace yidi
