// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/proved_answer.h"
#include "app/transactions/catalogue/catalogue_text.h"

#include <map>
#include <memory>

namespace yidi {

/// The catalogue of the place of care as this station fetched it: a file a list in the folder
/// "catalogue", each the province's answer as it came. A newer list takes the place of the one held
/// whole or not at all; what cannot be trusted is not used and left where it is.
class CatalogueCache {
public:
    CatalogueCache(const QString& dataDir, QByteArray provinceKey);

    /// Reads what is on the disk; nothing there is no error. The first list that cannot be used is
    /// told, the others are used all the same.
    Result<void> load();

    /// Takes another file of a list, the answer to 9102. Refused, and nothing changed, when it is
    /// not the province's (`AnswerUnsigned`), not to be read (`AnswerMalformed`, `BadInput`), not
    /// whole or not newer than the one held (`BadInput`).
    Result<void> replace(const QString& list, const ProvedAnswer& answer);

    std::int64_t version(const QString& list) const; ///< 0: nothing is held
    /// Rows of a list as they were published, by code and day.
    const std::vector<CatalogueRow>& rows(const QString& list) const;
    /// All lists, to classify with. Null while nothing is held.
    std::shared_ptr<const Catalogue> catalogue() const { return m_catalogue; }

private:
    struct List {
        std::vector<CatalogueRow> rows;
        std::int64_t version = 0;
    };
    QString path(const QString& list) const;
    Result<List> opened(const CatalogueList& list, const ProvedAnswer& answer) const;
    void makeCatalogue();

    QString m_folder;
    QByteArray m_provinceKey; ///< public, PEM
    std::map<QString, List> m_lists;
    /// Shared with whoever classifies, on other threads: it never changes.
    std::shared_ptr<const Catalogue> m_catalogue;
};

} // namespace yidi
