// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/store/outbox.h"
#include "app/sync/catalogue_fetcher.h"
#include "app/sync/https_link.h"
#include "app/sync/messenger.h"
#include "app/sync/queue_owner.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QFile>

#include <optional>

namespace yidi {

namespace {

constexpr int timeoutMs = 120'000;

Result<QByteArray> provinceKey(const StationProfile& profile)
{
    QFile key(profile.file(QStringLiteral("province-sign.pem")));
    if (!key.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotEnrolled, key.fileName() + QStringLiteral(" is missing"));
    return key.readAll();
}

Json listsOf(const CatalogueCache& cache)
{
    Json lists = Json::array();
    for (const CatalogueList& list : catalogueLists()) {
        const QString name = list.infno;
        if (cache.version(name) == 0)
            continue;
        Json held = Json::object();
        held.set(QStringLiteral("list"), Json(name));
        held.set(QStringLiteral("ver"), Json::number(QString::number(cache.version(name))));
        held.set(QStringLiteral("rows"), Json::number(QString::number(cache.rows(name).size())));
        lists.append(std::move(held));
    }
    return Json::object({ { QStringLiteral("lists"), std::move(lists) } });
}

Json periodOf(const QString& list, const CatalogueRow& row)
{
    const CatalogueItem& item = row.item;
    Json period = Json::object();
    const auto set = [&](const char* name, const QString& value) {
        period.set(QLatin1String(name), value.isEmpty() ? Json() : Json(value));
    };
    set("list", list);
    set("med_list_codg", item.code);
    set("med_list_name", item.name);
    set("med_chrgitm_type", item.chargeType);
    set("chrgitm_lv", item.chargeLevel);
    set("pric_uplmt_amt", item.priceLimit ? formatDecimal(*item.priceLimit, 6) : QString());
    set("selfpay_prop", formatDecimal(item.firstShare.value, 4));
    set("begndate", wireDate(item.begin));
    set("enddate", wireDate(item.end));
    set("vali_flag", wireFlag(row.valid));
    return period;
}

Result<Json> itemOf(const CatalogueCache& cache, const QString& code)
{
    Json periods = Json::array();
    for (const CatalogueList& list : catalogueLists())
        for (const CatalogueRow& row : cache.rows(list.infno))
            if (row.item.code == code)
                periods.append(periodOf(list.infno, row));
    if (periods.size() == 0)
        return fail(
            ErrorCode::ProvinceRefused, QStringLiteral("%1 is in no list that is held").arg(code));
    return Json::object({ { QStringLiteral("items"), std::move(periods) } });
}

Result<Json> show(const QString& dataDir, const QString& code)
{
    YIDI_ASSIGN(const StationProfile profile, StationProfile::load(dataDir));
    YIDI_ASSIGN(const QByteArray key, provinceKey(profile));
    CatalogueCache cache(profile.dataDir, key);
    YIDI_TRY(cache.load());
    return code.isEmpty() ? Result<Json>(listsOf(cache)) : itemOf(cache, code);
}

/// One question after the other, each under an id of the station's own counter.
Result<Json> fetch(const QString& dataDir, const QString& today)
{
    YIDI_ASSIGN(const auto clock, clockFor(today));
    YIDI_ASSIGN(const StationProfile profile, StationProfile::load(dataDir));
    YIDI_ASSIGN(const QByteArray key, provinceKey(profile));
    CatalogueCache cache(profile.dataDir, key);
    if (const auto loaded = cache.load(); !loaded)
        complain(loaded.error()); // what cannot be used is fetched anew
    YIDI_ASSIGN(auto owner, queueOwner(profile));
    YIDI_ASSIGN(const auto outbox,
        Outbox::open(profile.file(QStringLiteral("queue.db")), std::move(owner), *clock));
    const auto link = makeHttpsLink(profile);
    Messenger messenger(profile, key, *clock, *link);
    CatalogueFetcher fetcher(cache, profile.institutionCode,
        [&](const QString& infno, const QByteArray& input, const CatalogueFetcher::Fetched& done) {
            const auto msgid = outbox->takeMsgId();
            if (!msgid)
                return done({}, fail(msgid.error()));
            messenger.exchange({ *msgid, infno, {}, input }, timeoutMs,
                [done, msgid = *msgid](
                    const Result<SignedAnswer>& answer) { done(msgid, answer); });
        });
    std::optional<Result<int>> replaced;
    QEventLoop loop;
    fetcher.start([&](const Result<int>& told) {
        replaced = told;
        loop.quit();
    });
    if (!replaced)
        loop.exec();
    YIDI_TRY(*replaced);
    return listsOf(cache);
}

} // namespace

int catalogueCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QString data = QStringLiteral("data");
    const QString today = QStringLiteral("today");
    parser.addOption({ data, QStringLiteral("Folder of the station; else $YIDI_STATION."),
        QStringLiteral("DIR"), qEnvironmentVariable("YIDI_STATION") });
    parser.addOption(
        { today, QStringLiteral("Pretend this date; training only."), QStringLiteral("DATE") });
    if (!parser.parse(QStringList { QStringLiteral("yidi catalogue") } + arguments))
        return complain({ ErrorCode::BadInput, parser.errorText() });
    const QStringList words = parser.positionalArguments();
    const bool isFetch = words == QStringList { QStringLiteral("fetch") };
    const bool isShow =
        words.value(0) == QLatin1String("show") && (words.size() == 1 || words.size() == 2);
    if (!isFetch && !isShow)
        return complain({ ErrorCode::BadInput,
            QStringLiteral("use: yidi catalogue fetch|show [CODE] --data DIR") });
    if (parser.value(data).isEmpty())
        return complain({ ErrorCode::BadInput, QStringLiteral("--data is missing") });
    const auto told = isFetch ? fetch(parser.value(data), parser.value(today))
                              : show(parser.value(data), words.value(1));
    if (!told)
        return complain(told.error());
    print(*told);
    return ExitDone;
}

} // namespace yidi
