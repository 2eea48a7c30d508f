// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/proved_answer.h"
#include "app/transactions/catalogue/catalogue_text.h"

#include <map>
#include <memory>

namespace yidi {

/// The catalogue of the place of care as this station fetched it: in the folder "catalogue" a file
/// for each list, and one for each change of it since ("1301-7": what is newer than version 7), all
/// the province's answers as they came. What cannot be trusted is not used and left where it is.
class CatalogueCache {
public:
    CatalogueCache(const QString& dataDir, QByteArray provinceKey);

    /// Reads what is on the disk; nothing there is no error. The first list that cannot be used is
    /// told, the others are used all the same.
    Result<void> load();

    /// Takes another file of a list, the answer to 9102: the whole of it, or what is newer than the
    /// version held. Refused, and nothing changed, when it is not the province's
    /// (`AnswerUnsigned`), not to be read (`AnswerMalformed`, `BadInput`), neither of the two or
    /// not newer than what is held (`BadInput`).
    Result<void> take(const QString& list, const ProvedAnswer& answer);

    std::int64_t version(const QString& list) const; ///< 0: nothing is held
    /// Then it is worth fetching whole once more.
    bool isInManyPieces(const QString& list) const;
    /// Rows of a list as they were published, by code and day.
    const std::vector<CatalogueRow>& rows(const QString& list) const;
    /// All lists, to classify with. Null while nothing is held.
    std::shared_ptr<const Catalogue> catalogue() const { return m_catalogue; }

private:
    struct List {
        std::vector<CatalogueRow> rows; ///< by code and day
        std::int64_t version = 0;
        int changes = 0; ///< files beside the whole list
    };
    QString path(const QString& list, std::int64_t after) const;
    /// What the answer makes of a list that is held.
    Result<List> opened(
        const CatalogueList& list, const ProvedAnswer& answer, const List& held) const;
    /// As far as it can be trusted; an error tells of what cannot.
    Result<void> read(const CatalogueList& list, List& held) const;
    void makeCatalogue();

    QString m_folder;
    QByteArray m_provinceKey; ///< public, PEM
    std::map<QString, List> m_lists;
    /// Shared with whoever classifies, on other threads: it never changes.
    std::shared_ptr<const Catalogue> m_catalogue;
};

} // namespace yidi
