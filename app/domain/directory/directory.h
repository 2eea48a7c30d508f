// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// This room holds what a station knows without asking: the directory of places and the snapshot
// (Y301) it comes with.

#include "app/base/result.h"
#include "app/domain/filing/filing.h"
#include "app/domain/institution/institution.h"
#include "app/domain/person/person.h"
#include "app/domain/policy/policy.h"

#include <QDateTime>

#include <map>
#include <memory>
#include <vector>

namespace yidi {

/// A province or a city somebody can file for.
struct Place {
    QString code; ///< XX0000 or XXYY00
    QString name; ///< 银川市
    QString initials; ///< of its name in pinyin: "YC"; what people press instead of writing

    bool isProvince() const { return code.endsWith(QLatin1String("0000")); }
    bool operator==(const Place&) const = default;
};

struct Directory {
    std::vector<Place> places; ///< by code
    std::vector<Institution> institutions; ///< by code

    std::vector<Place> provinces() const;
    /// Of one province; of a municipality the municipality itself, which is filed for as a whole.
    std::vector<Place> citiesOf(const QString& province) const;
    const Place* find(const QString& code) const;
    bool operator==(const Directory&) const = default;
};
/// Those whose initials begin with what was pressed so far; all for an empty text.
std::vector<Place> startingWith(const std::vector<Place>& places, const QString& initials);
/// Reads resources/directory/regions.json. `BadInput` names, one a line, everything wrong with it.
Result<std::vector<Place>> parsePlaces(const QByteArray& bytes);

/// What a station holds of the province for the time without a link: switched whole, never partly,
/// and not used after it has expired.
struct Snapshot {
    QString version;
    QDateTime madeAt;
    QDateTime expiresAt;
    Directory directory;
    PolicyBook policies;

    bool isUsable(const QDateTime& now) const { return madeAt.isValid() && now < expiresAt; }
};

/// What a snapshot tells of one person, found by the card they put in.
struct RememberedPerson {
    Person person;
    std::vector<Filing> filings;
    QDateTime asOf;
    /// Of the year that runs at `asOf`, by insutype: what a provisional settlement begins from.
    std::map<QString, std::map<QString, Fen>> accumulators = {};
    std::map<QString, int> admissions = {}; ///< of that year, by insutype
    bool provisionalOpen = false; ///< one waits to be confirmed; there is never a second

    bool operator==(const RememberedPerson&) const = default;
};

} // namespace yidi
