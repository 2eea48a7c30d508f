// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/directory/directory.h"

#include "app/base/json_fields.h"
#include "app/domain/region/region.h"

#include <algorithm>
#include <iterator>

namespace yidi {

namespace {

/// Run as one place, without cities to file for.
bool isMunicipality(const QString& code)
{
    static const QStringList municipalities { QStringLiteral("110000"), QStringLiteral("120000"),
        QStringLiteral("310000"), QStringLiteral("500000") };
    return municipalities.contains(code);
}

template <class Keep>
std::vector<Place> selected(const std::vector<Place>& places, Keep keep)
{
    std::vector<Place> found;
    std::copy_if(places.begin(), places.end(), std::back_inserter(found), keep);
    return found;
}

bool isInitials(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('A') && c <= QLatin1Char('Z');
    });
}

Place readPlace(const Json& node, const QString& path, QString& problem)
{
    JsonFields fields(node, path, problem);
    Place place { fields.text(QLatin1String("code")), fields.text(QLatin1String("name")),
        fields.text(QLatin1String("initials")) };
    if (!isRegionCode(place.code) || place.code != cityOf(place.code))
        fields.complain(fields.path(QLatin1String("code")), QStringLiteral("is no city's"));
    if (!isInitials(place.initials))
        fields.complain(
            fields.path(QLatin1String("initials")), QStringLiteral("are not capital letters"));
    fields.done();
    return place;
}

} // namespace

std::vector<Place> Directory::provinces() const
{
    return selected(places, [](const Place& place) { return place.isProvince(); });
}

std::vector<Place> Directory::citiesOf(const QString& province) const
{
    const bool whole = isMunicipality(province);
    return selected(places, [&](const Place& place) {
        return place.isProvince() == whole && sameProvince(place.code, province);
    });
}

const Place* Directory::find(const QString& code) const
{
    const auto at = std::lower_bound(places.begin(), places.end(), code,
        [](const Place& place, const QString& wanted) { return place.code < wanted; });
    return at != places.end() && at->code == code ? &*at : nullptr;
}

std::vector<Place> startingWith(const std::vector<Place>& places, const QString& initials)
{
    return selected(places, [&](const Place& place) {
        return place.initials.startsWith(initials, Qt::CaseInsensitive);
    });
}

Result<std::vector<Place>> parsePlaces(const QByteArray& bytes)
{
    YIDI_ASSIGN(const Json root, parseJson(bytes));
    QString problem;
    std::vector<Place> places;
    JsonFields fields(root, QString(), problem);
    fields.text(QLatin1String("source"));
    fields.each(QLatin1String("places"), [&](const Json& node, const QString& path) {
        places.push_back(readPlace(node, path, problem));
        if (places.size() > 1 && places.back().code <= std::prev(places.end(), 2)->code)
            fields.complain(path, QStringLiteral("does not follow its code's order"));
    });
    fields.done();
    if (!problem.isEmpty())
        return fail(ErrorCode::BadInput, problem);
    return places;
}

} // namespace yidi
