// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/shell/training_bank.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"

#include <QCommandLineParser>
#include <QFile>

namespace yidi {

/// Plays the telephone of somebody who pays a code of the training bank.
int payCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption data(QStringLiteral("data"), {}, QStringLiteral("DIR"));
    const QCommandLineOption bank(QStringLiteral("bank"), {}, QStringLiteral("FILE"));
    parser.addOptions({ data, bank });
    const bool parsed = parser.parse(QStringList(QStringLiteral("pay")) + arguments);
    const QStringList words = parser.positionalArguments();
    if (!parsed || words.size() != 2 || words[0] != QLatin1String("training"))
        return complain({ ErrorCode::BadInput,
            parsed ? QStringLiteral("pay training [--data DIR | --bank FILE] CODE|SETL_ID")
                   : parser.errorText() });
    const QString dataDir = parser.isSet(data)
        ? parser.value(data)
        : qEnvironmentVariable("YIDI_STATION", QStringLiteral("/var/lib/yidi"));
    const QString file = parser.isSet(bank)
        ? parser.value(bank)
        : qEnvironmentVariable("YIDI_BANK", dataDir + QStringLiteral("/payments.jsonl"));
    if (!QFile::exists(file))
        return complain({ ErrorCode::StoreUnavailable, file + QStringLiteral(" does not exist") });
    const auto clock = systemClock();
    const auto paid = TrainingBank(file, *clock).pay(words[1]);
    if (!paid)
        return complain(paid.error());
    print(Json::object({ { QStringLiteral("paid"), Json(*paid) } }));
    return ExitDone;
}

} // namespace yidi
