// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/station_parts.h"

#include "app/shell/station_authenticator.h"
#include "app/shell/training_bank.h"

namespace yidi {

Result<StationProfile> stationProfile(const StationOptions& options)
{
    YIDI_ASSIGN(StationProfile profile, StationProfile::load(options.dataDir));
    if (!options.provinceUrl.isEmpty())
        profile.provinceUrl = options.provinceUrl;
    return profile;
}

std::unique_ptr<CardService> stationCards(
    const StationOptions& options, const std::shared_ptr<Keeper>& keeper)
{
    CardService::Options cards;
    cards.readerName = options.readerName;
    cards.authenticator = stationAuthenticator(options.psamReader, keeper);
    if (!options.psamReader.isEmpty())
        cards.ignoredReaders = { options.psamReader };
    return std::make_unique<CardService>(cards);
}

std::unique_ptr<PaymentDesk> stationPayments(
    const StationOptions& options, const Clock& clock, const Keeper& keeper)
{
    std::unique_ptr<PaymentPort> port;
    if (!options.payment.isEmpty()) {
        const QString file = options.payment.section(QLatin1Char(':'), 1);
        port = std::make_unique<TrainingBank>(
            file.isEmpty() ? options.dataDir + QStringLiteral("/payments.jsonl") : file, clock);
    }
    auto desk = std::make_unique<PaymentDesk>(options.dataDir, std::move(port), clock);
    QObject::connect(
        &keeper, &Keeper::settlementReversed, desk.get(), &PaymentDesk::settlementCancelled);
    return desk;
}

std::unique_ptr<BillFolder> stationBills(const StationOptions& options,
    const StationProfile& profile, const Clock& clock, const std::shared_ptr<Keeper>& keeper,
    BillFolder::Takes takes)
{
    if (options.bills.isEmpty())
        return nullptr;
    return std::make_unique<BillFolder>(options.bills, profile, clock, keeper, takes);
}

} // namespace yidi
